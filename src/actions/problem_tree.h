/* Problem tree: the council builds the tree of a topic card by card, and writes its mirror, the
 * objectives. Which shape a tree may have: core/problem_tree/problem_tree.h. */
#ifndef ATALAYA_ACTIONS_PROBLEM_TREE_H
#define ATALAYA_ACTIONS_PROBLEM_TREE_H

#include "actions/action.h"

/* As typed. */
struct save_problem {
    int64_t topic_id;
    int64_t id;        /* 0: a new card */
    int64_t version;   /* that was read; 0 for a new one */
    const char *side;  /* of a new card: "central", "causa", "efecto" */
    int64_t parent_id; /* what it hangs under; 0 for the central one */
    const char *text;
    bool is_terminal; /* nothing is looked for behind this cause */
};

/* Messages on "texto" and "debajo_de". ACTION_NOT_FOUND: no such topic or card. ACTION_CONFLICT:
 * somebody changed the card since, or wrote the central problem first. */
enum action_status save_problem(struct action_context *context, const struct save_problem *input,
                                int64_t *node_id);

/* Moves a card before (after) its neighbour among those that hang under the same one; at the end of
 * the row nothing happens. */
enum action_status move_problem(struct action_context *context, int64_t topic_id, int64_t node_id,
                                bool is_up);

/* Removes a card with all that hangs under it, and their objectives. */
enum action_status remove_problem(struct action_context *context, int64_t topic_id,
                                  int64_t node_id);

struct save_objective {
    int64_t topic_id;
    int64_t node_id;
    int64_t version;    /* objective_version that was read */
    const char *text;   /* where it is convertible; "" leaves it for later */
    const char *state;  /* "convertible" or "no_convertible" */
    const char *reason; /* where it is not */
    bool is_unanswered; /* declared "sin respuesta en el plan" */
    const int64_t *programme_ids, *indicator_ids; /* exactly these are linked afterwards */
    size_t programme_count, indicator_count;
};

/* Messages on "objetivo", "estado", "motivo" and "sin_respuesta". ACTION_NOT_FOUND also for a
 * programme or indicator that the topic is not linked to. ACTION_CONFLICT as above. */
enum action_status save_objective(struct action_context *context,
                                  const struct save_objective *input);

#endif
