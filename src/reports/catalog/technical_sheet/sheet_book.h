/* Sheet book: the technical sheets of a plan, filled, with how complete each is: what pages, the
 * booklet and the files of sheets are made of.
 *
 * sheet_book_gather reads (plan, sheets, topics: seven queries); sheet_book_select is pure. For the
 * public everything that is for members only is gone before anybody sees it. */
#ifndef ATALAYA_REPORTS_CATALOG_TECHNICAL_SHEET_SHEET_BOOK_H
#define ATALAYA_REPORTS_CATALOG_TECHNICAL_SHEET_SHEET_BOOK_H

#include "core/technical_sheet/crema.h"
#include "storage/topic_store.h"

struct sheet_entry {
    const struct indicator *indicator;
    const struct plan_node *line; /* NULL: directly under the plan */
    struct technical_sheet sheet; /* filled */
    struct sheet_completeness completeness;
    struct crema_result crema;
};

struct sheet_book {
    const struct plan *plan;
    bool is_public;
    struct sheet_entry *entries; /* in the plan's order */
    size_t count;
    struct priority_topic_list topics; /* that the visitor may see */
    struct topic_indicator_list pairs; /* of all topics */
};

struct sheet_book_request {
    int64_t council_id;
    bool is_public; /* as somebody sees it who is not of the council */
};

/* *book is NULL where the council follows no plan yet. */
bool sheet_book_gather(struct database *database, struct arena *arena,
                       const struct sheet_book_request *request, struct sheet_book **book,
                       struct error *error);

/* NULL where the plan has no such indicator. */
const struct sheet_entry *sheet_book_find(const struct sheet_book *book, int64_t indicator_id);

struct sheet_choice {
    int64_t line_id, topic_id; /* 0: all */
    bool is_incomplete_only;
    bool is_incomplete_first; /* fewest fields first; otherwise in the plan's order */
};

struct sheet_selection {
    const struct sheet_book *book;
    const struct sheet_entry **entries;
    size_t count;
    size_t complete_count; /* all 27 fields */
    size_t begun_count;    /* somebody wrote in them */
    int mean_percent;      /* of the 27 fields, rounded down; 0 of none */
};

/* Those of a line and of a topic. */
struct sheet_selection sheet_book_select(struct arena *arena, const struct sheet_book *book,
                                         const struct sheet_choice *choice);

/* NULL where the visitor may not see it or there is none. */
const struct priority_topic *sheet_book_find_topic(const struct sheet_book *book, int64_t topic_id);

#endif
