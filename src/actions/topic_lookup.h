/* Topic lookup: what the actions on topics and on the concept share. Private to them. */
#ifndef ATALAYA_ACTIONS_TOPIC_LOOKUP_H
#define ATALAYA_ACTIONS_TOPIC_LOOKUP_H

#include "actions/action.h"
#include "core/plan/plan.h"
#include "storage/topic_store.h"

/* The plan that the council follows; adds a message for the whole form where there is none. False
 * with context->error. Inside the transaction. */
bool topic_find_plan(struct action_context *context, struct object_key *plan);
/* The plan of a topic with its tree and indicators. */
bool topic_load_plan(struct action_context *context, const struct priority_topic *topic,
                     struct plan **plan);

/* Opens the writing transaction and loads the council's topic. Anything but ACTION_DONE leaves no
 * transaction. */
enum action_status topic_begin(struct action_context *context, int64_t topic_id,
                               struct priority_topic **topic);

#endif
