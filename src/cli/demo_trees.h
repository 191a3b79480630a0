/* The demonstration's problem trees: what is behind each of its three topics, the objectives, the
 * rows of the logical framework that the council wrote, and the value chain. All of it is a
 * constructed example (the topics say so). Every step is the action that a person would take. */
#ifndef ATALAYA_CLI_DEMO_TREES_H
#define ATALAYA_CLI_DEMO_TREES_H

#include "actions/action.h"
#include "core/plan/plan.h"

enum { DEMO_TREE_COUNT = 3 };

/* Writes the planning of the topic with that place among the demonstration's; whoever acts in
 * context does it. The topic's indicators, programmes and project are linked already. */
enum action_status demo_trees_make(struct action_context *context, const struct plan *plan,
                                   size_t place, int64_t topic_id);

#endif
