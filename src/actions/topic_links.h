/* Topic links: the council says which programmes, indicators and projects belong to a topic. The
 * board, work lists and reports by topic show the linked indicators. */
#ifndef ATALAYA_ACTIONS_TOPIC_LINKS_H
#define ATALAYA_ACTIONS_TOPIC_LINKS_H

#include "actions/action.h"
#include "storage/topic_store.h"

struct link_topic {
    int64_t topic_id;
    const struct topic_link *links; /* nodes and indicators of the topic's plan */
    size_t count;
    bool has_all_indicators; /* also every indicator under the linked nodes */
};

/* *added counts what was not linked before. Message on "" where nothing is chosen;
 * ACTION_NOT_FOUND: something that the plan does not have. */
enum action_status link_topic(struct action_context *context, const struct link_topic *input,
                              size_t *added);

/* Takes one link away; ACTION_NOT_FOUND where it is not linked. */
enum action_status unlink_topic(struct action_context *context, int64_t topic_id,
                                struct topic_link link);

struct link_project {
    int64_t topic_id;
    const char *bpin, *name; /* as typed */
};

/* Links a project, which becomes known to the plan by its BPIN; a known one gets the name. Messages
 * on "bpin" and "proyecto". */
enum action_status link_project(struct action_context *context, const struct link_project *input);

#endif
