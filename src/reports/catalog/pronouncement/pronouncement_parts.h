/* The parts of a pronouncement, in their order. Private to it. */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_PARTS_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_PARTS_H

#include "core/evaluation/explain.h"
#include "reports/catalog/pronouncement/pronouncement.h"

struct pronouncement_part {
    struct arena *arena;
    struct document *document;
    const struct pronouncement *pronouncement;
    const struct board *board;
};

void pronouncement_add_opening(const struct pronouncement_part *part);
void pronouncement_add_global_result(const struct pronouncement_part *part);
/* How each priority topic goes; nothing where the council shows none. */
void pronouncement_add_topics(const struct pronouncement_part *part);
void pronouncement_add_lines(const struct pronouncement_part *part);
void pronouncement_add_matrix(const struct pronouncement_part *part);
void pronouncement_add_advances(const struct pronouncement_part *part);
void pronouncement_add_pending(const struct pronouncement_part *part);
void pronouncement_add_verification(const struct pronouncement_part *part);
void pronouncement_add_differences(const struct pronouncement_part *part);
void pronouncement_add_method(const struct pronouncement_part *part);
void pronouncement_add_signatures(const struct pronouncement_part *part);
void pronouncement_add_annex(const struct pronouncement_part *part);
/* What stands on the council's suppositions; nothing where there is none. */
void pronouncement_add_assumptions(const struct pronouncement_part *part);
/* Every verified figure; nothing where there is none. */
void pronouncement_add_verified_annex(const struct pronouncement_part *part);

/* The council's own words under a heading of that level; nothing where it wrote none. */
void pronouncement_add_text(const struct pronouncement_part *part, enum report_section section,
                            int level);

/* What the board says of a row, for explain. */
struct explain_context pronouncement_explain(const struct pronouncement_part *part,
                                             const struct board_row *row);

/* How many product indicators have a band, and how many of them keep the pace. */
struct pronouncement_pace {
    int with_band, on_pace;
};
struct pronouncement_pace pronouncement_count_pace(const struct board *board);
/* "9 de 13 indicadores de producto llevan el ritmo previsto. Los otros 4 van atrasados." */
const char *pronouncement_pace_sentence(struct arena *arena, const struct board *board);

/* The place of the first topic that has the row; the count of topics where none has. */
size_t pronouncement_find_topic(const struct pronouncement_part *part, const struct board_row *row);
/* The sums of a topic's rows of a level; past the last topic, of the rows that no topic has. */
struct node_summary pronouncement_sum_topic(const struct pronouncement_part *part, size_t topic,
                                            enum indicator_level level);
/* How many of a topic's rows of a level stand under an earlier topic. */
int pronouncement_count_elsewhere(const struct pronouncement_part *part, size_t topic,
                                  enum indicator_level level);

/* What the council found of the figures of the cut year. */
struct pronouncement_verdicts {
    int figures; /* with a number that counts */
    int count[VERDICT_COUNT];
};
struct pronouncement_verdicts pronouncement_count_verdicts(const struct board *board);
const char *pronouncement_verdict_sentence(struct arena *arena, const struct board *board);

/* Of the products that were due in the cut year and reported, how many the council looked at. */
int pronouncement_count_verified_reports(const struct board *board);

/* How long the lists of what is furthest behind and ahead are (reports/board/ranking.h), for each
 * of products and results. */
enum { PRONOUNCEMENT_WORST_COUNT = 10, PRONOUNCEMENT_BEST_COUNT = 5 };
/* How many products were due to report in the cut year and have not. */
int pronouncement_count_unreported(const struct board *board);

#endif
