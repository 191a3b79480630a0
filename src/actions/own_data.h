/* Own data: what the installation keeps about the person who asks (Ley 1581 de 2012, article 8: to
 * know). Reads only. What it did in councils comes from the audit chains, which name it by number.
 */
#ifndef ATALAYA_ACTIONS_OWN_DATA_H
#define ATALAYA_ACTIONS_OWN_DATA_H

#include "actions/action.h"
#include "storage/actor_store.h"
#include "storage/audit_store.h"
#include "storage/member_store.h"
#include "storage/session_store.h"

enum { OWN_DATA_DEEDS = 10000 };

struct own_data {
    const char *name, *email, *created_utc;
    bool is_administrator;
    bool has_password, has_second_step;
    int recovery_codes_left;
    struct member_list councils;
    struct session_record_list sessions; /* newest first, those that ended by age left out */
    /* As what councils know the person in their follow-up. A contact that is somebody else's, of an
     * office whose account the person is, is left out: name, post, address and number are "". */
    struct kept_actor_list actors;
    struct audit_record_list deeds; /* newest first, OWN_DATA_DEEDS at most */
};

/* deed_limit: how many deeds are wanted; 0: neither deeds nor actors. ACTION_FORBIDDEN for who is
 * not signed in. */
enum action_status load_own_data(struct action_context *context, int deed_limit,
                                 struct own_data *data);

/* Whether the second step is off and the person should turn it on: it administers the installation,
 * or presides or verifies in some council. */
bool own_data_recommends_second_step(const struct own_data *data);

#endif
