/* Board: the control board of a plan at a cut: every indicator with its figures, every node with
 * its sums. The one place from which pages, exports and reports take a figure.
 *
 * board_gather reads (plan and results, two objects, five queries); board_compose is pure. What a
 * visitor sees depends on the view: the public counts published results only, the council counts
 * what is recorded and further. The value that counts is measurement_value (the verified one where
 * there is one). */
#ifndef ATALAYA_REPORTS_BOARD_BOARD_H
#define ATALAYA_REPORTS_BOARD_BOARD_H

#include "base/date.h"
#include "core/evaluation/node.h"
#include "core/measurement/measurement.h"
#include "core/plan/plan.h"
#include "storage/council_store.h"

struct database;

enum board_view { BOARD_PUBLIC, BOARD_COUNCIL };

struct board_request {
    int64_t council_id;
    enum board_view view;
    int cut_year; /* 0: the last year that is over with a result that counts, else the last with
                     one, else the first of the plan */
    struct date today; /* decides whether the deadline of the cut has passed */
    enum weighting weighting;
    struct rating_bands bands;
    int deadline_month, deadline_day; /* of the year after: until when a year is reported */
};

struct board_year {
    const struct measurement
        *measurement;                /* in whichever state; NULL: none, or none for the public */
    struct quantity planned, actual; /* actual: only what counts in this view */
    struct ratio compliance;         /* of that year by itself; empty after the cut */
    enum rating rating;              /* its band; RATING_NONE where there is no compliance */
};

/* The same figures with what the council supposes for the years that the plan leaves open
 * (core/plan/assumption.h): shown beside the plan's own with the words "supuesto del CTP", and in
 * no mean. */
struct board_assumption {
    struct evaluation_input input;
    struct evaluation evaluation;
    struct ratio compliance[PLAN_MAX_YEARS]; /* of each year by itself; empty after the cut */
};

struct board_row {
    const struct indicator *indicator;
    struct evaluation_input input;
    struct evaluation evaluation; /* all zero while the type is not known */
    bool is_evaluated;            /* false: the accumulation type is still to be set */
    struct board_year years[PLAN_MAX_YEARS];
    const struct board_assumption *assumption; /* NULL: nothing is supposed, or no type is known */
    int node; /* index in the summaries: 0 is the plan, 1 + i is plan->nodes[i] */
};

struct board {
    const struct plan *plan;
    struct board_request request; /* with its defaults filled in */
    int cut;                      /* 1-based place of the cut year in the period */
    bool is_deadline_passed;
    struct board_row *rows; /* in the plan's order */
    size_t row_count;
    struct node_summary *products, *results; /* of the two trees, node_count + 1 each */
    int product_count, result_count;
};

/* The settings of a council as a request: weighting, bands and deadline. */
struct board_request board_request_for(const struct council *council, enum board_view view,
                                       struct date today);

/* Whether two requests ask for the same board, before its defaults are filled in. */
bool board_request_is_same(const struct board_request *one, const struct board_request *other);

/* *board is NULL where the council follows no plan yet. */
bool board_gather(struct database *database, struct arena *arena,
                  const struct board_request *request, struct board **board, struct error *error);

/* Pure: figures of a plan with its results (ordered or not). */
struct board *board_compose(struct arena *arena, const struct plan *plan,
                            const struct measurement *results, size_t result_count,
                            const struct board_request *request);

/* The sums of some rows of a level (the others of rows are passed over), for the plan ([0]) and
 * each of its nodes ([1 + index]), by the request's weighting. */
struct node_summary *board_summarise(struct arena *arena, const struct board *board,
                                     const struct board_row *const *rows, size_t row_count,
                                     enum indicator_level level);

/* Whether pace is behind what was due: a band below SATISFACTORIO. */
bool board_row_is_behind(const struct board_row *row);

/* The row of an indicator; NULL where the plan has none. */
const struct board_row *board_find_row(const struct board *board, int64_t indicator_id);

/* Reads "[40, 60, 70, 80]" (percent, rising, up to two decimals); false and untouched otherwise. */
bool board_parse_bands(const char *text, struct rating_bands *bands);

#endif
