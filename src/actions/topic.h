/* Topic: the council sets up its priority topics: what each is about, its scores, which
 * recommendations it comes from, and whether the public sees it. */
#ifndef ATALAYA_ACTIONS_TOPIC_H
#define ATALAYA_ACTIONS_TOPIC_H

#include "actions/action.h"
#include "core/topic/topic.h"

/* As typed. */
struct save_topic {
    int64_t id;      /* 0: a new one of the plan that the council follows */
    int64_t version; /* that was read; 0 for a new one */
    const char *name, *description;
    const char *commission; /* its number; "" for none */
    const char *caretaker;  /* who takes care of it where no commission does; a commission's name is
                               understood as that commission */
    const char *scores[TOPIC_CRITERIA]; /* "0" … "3", "" where it is not scored yet */
    const int64_t *recommendation_ids;  /* exactly these are linked afterwards */
    size_t recommendation_count;
};

/* Messages on "nombre" (also where another topic has it), "descripcion", "comision", "cuida" and on
 * the criteria's fields. ACTION_NOT_FOUND: a recommendation that the plan's concept does not have.
 * ACTION_CONFLICT: somebody saved the topic since. */
enum action_status save_topic(struct action_context *context, const struct save_topic *input,
                              int64_t *topic_id);

/* Shows a topic to everybody, or to the council alone. */
enum action_status publish_topic(struct action_context *context, int64_t topic_id, bool is_public);

/* Removes it with its links and votes; the plan's things stay. */
enum action_status remove_topic(struct action_context *context, int64_t topic_id);

#endif
