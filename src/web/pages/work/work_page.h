/* My work: what waits for this person, by kind, with counts; each list in full, in pages and
 * groups.
 *
 * What a role may do decides what it sees: the administration's liaison what lacks an official
 * figure, a verifier what waits for their eyes, the board what can be published. */
#ifndef ATALAYA_WEB_PAGES_WORK_WORK_PAGE_H
#define ATALAYA_WEB_PAGES_WORK_WORK_PAGE_H

#include "reports/work/work_duty.h"
#include "web/result_case.h"
#include "web/topic_choice.h"

enum { WORK_SHOWN = 5, WORK_PER_PAGE = 50 };

struct work_section {
    enum work_kind kind;
    const char *title;
    const char *pill; /* the state in a word: "Sin empezar" */
    const char *css;  /* of the pill: "", "hoy", "mal", "ok" */
    bool is_task;     /* counts in "Tiene 4 tareas" */
};

struct work_view {
    const struct page_context *page;
    const struct work *work;                              /* NULL: no plan */
    struct topic_choice topics;                           /* which the lists keep to */
    struct result_case *done;                             /* what was just done; NULL: nothing */
    const struct work_section *sections[WORK_KIND_COUNT]; /* that this person is shown, in order */
    size_t section_count;
    size_t task_count;
    size_t mine_count;                 /* of them the person's by the roles */
    bool keeps_mine;                   /* the lists hold only what is the person's */
    const struct work_section *chosen; /* the list shown in full; NULL: the overview */
    int year;                          /* only this year of the chosen list; 0: all */
    size_t chosen_count;               /* of the chosen list in that year */
    int shown_page, page_count;
};

/* A list in full, up to the same year, of the same topic and the same people:
 * "/c/guatape/mi-trabajo?corte=2025&lista=faltan&tema=3&quien=mio". */
const char *work_list_path(const struct work_view *view, enum work_kind kind);
/* Where the person goes on with an item of a list. */
const char *work_item_path(const struct work_view *view, enum work_kind kind,
                           const struct work_item *item);
/* What the list says under an item's name: "La registró Ana. Espera hace 3 días." */
const char *work_item_note(const struct work_view *view, enum work_kind kind,
                           const struct work_item *item);
/* The line of the plan that an item stands under; "" for none. */
const char *work_item_line(const struct work_view *view, const struct work_item *item);
/* When the report of the cut year is due: "30 de abril de 2026". */
const char *work_deadline(const struct work_view *view);
/* What happens to what is missing then. */
const char *work_deadline_words(const struct work_view *view);
/* What a role with nothing to do is told. */
const char *work_idle_words(const struct work_view *view);

void work_render(struct strbuf *out, const struct work_view *view);

#endif
