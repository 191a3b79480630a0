/* What administrators of the installation do with people's accounts. */
#ifndef ATALAYA_ACTIONS_PERSON_H
#define ATALAYA_ACTIONS_PERSON_H

#include "actions/action.h"
#include "security/password.h"

struct create_person {
    const char *email;
    const char *name;
    bool is_administrator;
};

struct create_person_answer {
    int64_t person_id;
    char password[PASSWORD_ONE_TIME_SIZE]; /* shown once; must be changed at the first login */
};

/* Messages on "correo", "nombre". */
enum action_status create_person(struct action_context *context, const struct create_person *input,
                                 struct create_person_answer *answer);

/* Gives a new one-time password, turns the second step off and ends all sessions: for people who
 * lost both. */
enum action_status reset_password(struct action_context *context, int64_t person_id,
                                  char password[PASSWORD_ONE_TIME_SIZE]);

/* The account cannot log in any more and its sessions end. Nobody can disable itself: message on
 * "". */
enum action_status disable_person(struct action_context *context, int64_t person_id);
enum action_status enable_person(struct action_context *context, int64_t person_id);

#endif
