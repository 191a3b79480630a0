/* Board topics: the rows of a board by the council's priority topics, with the sums of each. Board,
 * summary, work lists and reports take the topics from here, in the order of topic_rank.
 *
 * An indicator may be in several topics. What the public sees is the view of the board: published
 * topics only. */
#ifndef ATALAYA_REPORTS_BOARD_BOARD_TOPICS_H
#define ATALAYA_REPORTS_BOARD_BOARD_TOPICS_H

#include "reports/board/board.h"
#include "storage/topic_store.h"

struct board_topic {
    struct topic_place place;
    const struct board_row **rows; /* in the plan's order */
    size_t row_count;
    struct node_summary products, results; /* of the rows, as those of the whole board are made */
};

struct board_topics {
    struct board_topic *items;
    size_t count;
};

/* Pure: pairs say which indicators a topic has; those of a topic stand together. A public board
 * leaves out what is not public. */
void board_topics_compose(struct arena *arena, const struct board *board,
                          const struct priority_topic_list *topics,
                          const struct topic_indicator_list *pairs, struct board_topics *answer);

/* The topics of the board's plan and view; board NULL gives none. */
bool board_topics_gather(struct database *database, struct arena *arena, const struct board *board,
                         struct board_topics *answer, struct error *error);

/* What a topic is known by: the sums of its products, of its results where it has no products; NULL
 * where nothing can be summed. */
const struct node_summary *board_topic_summary(const struct board_topic *topic);

/* NULL where there is none. */
const struct board_topic *board_topics_find(const struct board_topics *topics, int64_t topic_id);
bool board_topic_has(const struct board_topic *topic, int64_t indicator_id);

#endif
