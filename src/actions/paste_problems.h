/* Paste problems: an indented text becomes cards of one side of a topic's problem tree, all of them
 * or none. How the text is read: core/problem_tree/problem_outline.h. */
#ifndef ATALAYA_ACTIONS_PASTE_PROBLEMS_H
#define ATALAYA_ACTIONS_PASTE_PROBLEMS_H

#include "actions/action.h"

/* As typed. */
struct paste_problems {
    int64_t topic_id;
    const char *side;   /* "causa" or "efecto": where the cards go, behind those that are there */
    const char *parent; /* number of the card under which they go, which says the side too; "": the
                           central problem */
    const char *text;   /* a line for each card */
    bool is_first_central; /* the form was shown for a tree without central problem: the first line
                              is it */
};

/* Messages on "lado", "debajo" (a card that is not there any more) and "esquema", which name the
 * line. A text that stands at the end of that place already, as after a form that was sent twice,
 * is done without another entry. ACTION_NOT_FOUND: no such topic. ACTION_CONFLICT: somebody wrote
 * the central problem meanwhile, or removed it. */
enum action_status paste_problems(struct action_context *context,
                                  const struct paste_problems *input);

#endif
