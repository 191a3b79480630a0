/* History: everything that was done with the results of an indicator, newest first: who, when,
 * which step, what each field was before and is now, and the files that came and went.
 *
 * Members see all of it. The public sees of each published result what it is now, without people.
 */
#ifndef ATALAYA_WEB_PAGES_INDICATOR_HISTORY_H
#define ATALAYA_WEB_PAGES_INDICATOR_HISTORY_H

#include "web/pages/indicator/indicator_page.h"

/* One field that a step wrote: its label, what it was ("" for nothing) and what it is. */
struct history_field {
    const char *label, *before, *after;
};

enum { HISTORY_MAX_FIELDS = 12 };

struct history_event {
    const char *time_utc;
    const char *person; /* "" for an import by the operator */
    const char *words;  /* "verificó el resultado" */
    const char *state;  /* the state that it led to; NULL for a file */
    struct history_field fields[HISTORY_MAX_FIELDS];
    int field_count;
    const struct evidence *file; /* the file that came; NULL for a step */
    bool is_gone;                /* with file: it went */
};

struct history_events {
    struct history_event *items;
    size_t count;
};

/* The events of one year's result, newest first. */
struct history_events history_list(struct arena *arena, const struct indicator_history *history,
                                   const struct evidence_list *evidence, const char *unit);

/* What a verified figure is beside the official one: a number, "igual", "no verificable" … */
const char *history_verified_words(struct arena *arena, const struct measurement *measurement,
                                   const char *unit);

#endif
