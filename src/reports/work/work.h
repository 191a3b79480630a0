/* Work: what waits for somebody in a council, as lists: what lacks a report, drafts, what waits for
 * analysis, for verification, for publication, and what came back.
 *
 * work_gather reads (the board as the council sees it, the results on their way, their people and
 * evidence, and the council's roles); work_compose is pure. Which lists a person is shown is the
 * page's matter; who may take a step is the action's. Four eyes: nobody's own figure stands among
 * what waits for their verification. What waits longest stands first. */
#ifndef ATALAYA_REPORTS_WORK_WORK_H
#define ATALAYA_REPORTS_WORK_WORK_H

#include "core/duty/duty.h"
#include "reports/board/board_topics.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"

enum work_kind {
    WORK_RETURNED,        /* came back to this person, or to nobody in particular (an import's) */
    WORK_RETURNED_OTHERS, /* came back to somebody else */
    WORK_DRAFT,           /* begun by this person */
    WORK_DRAFT_OTHERS,
    WORK_MISSING,      /* programmed up to the cut and nothing recorded; newest year
                             first, line by line */
    WORK_NOT_REPORTED, /* "no se ha reportado" was recorded: the official figure is still missing */
    WORK_ANALYSE,
    WORK_VERIFY,     /* analysed, recorded by another */
    WORK_VERIFY_OWN, /* analysed, recorded by this person: another verifies it */
    WORK_PUBLISH,
    WORK_SENT, /* recorded by this person and not published yet; also in one of the lists above */
    WORK_KIND_COUNT,
};

/* The word in addresses ("faltan"); and the kind of a word, WORK_KIND_COUNT where there is none. */
const char *work_kind_code(enum work_kind kind);
enum work_kind work_kind_parse(const char *code);

struct work_item {
    const struct board_row *row;
    int year;
    const struct measurement *measurement; /* NULL: nothing is recorded */
    const char *recorder;                  /* "" for nobody (an import by the operator) */
    const char *returner;                  /* who gave it back; "" for nobody */
    int evidence_count;                    /* present files */
    int days;                              /* that it has waited in its present state */
    enum duty_claim claim;                 /* whose it is by the roles (work_duty.h) */
    const char *claimant;                  /* through what it is the person's, or whose it is */
};

struct work_list {
    struct work_item *items;
    size_t count;
};

struct work {
    const struct board *board;
    int cut_year;          /* up to which a report is missed */
    size_t not_programmed; /* pairs of indicator and year up to the cut without programming */
    size_t programmed, published; /* of the cut year: programmed, and of those published */
    size_t recorded, verified;    /* of the cut year's programmed: recorded or further, verified or
                                     further */
    struct work_list lists[WORK_KIND_COUNT];
    bool has_duties; /* the roles say of something whose it is */
};

struct work_request {
    struct board_request board; /* cut_year 0: the last year that is over, or the last with results
                                   where that is later */
    int64_t person_id;
};

/* *work is NULL where the council follows no plan yet. */
bool work_gather(struct database *database, struct arena *arena, const struct work_request *request,
                 struct work **work, struct error *error);

/* Leaves in the lists what belongs to a topic; the counts of the cut year stay the council's. */
void work_keep_topic(struct work *work, const struct board_topic *topic);

/* What was read for work_compose. */
struct work_data {
    const struct board *board;
    struct measurement_list results; /* on their way: all but published ones */
    struct measurement_person_list people;
    struct evidence_count_list evidence;
};
struct work *work_compose(struct arena *arena, const struct work_data *data,
                          const struct work_request *request);

#endif
