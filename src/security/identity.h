/* Identity: who is asking, in which council, with which roles there.
 *
 * The web server makes one for each request from the session cookie (session_load) and the council
 * in the address; the command line makes one for the operator of the machine. All-zero memory is an
 * anonymous visitor. It is read-only for pages and actions. */
#ifndef ATALAYA_SECURITY_IDENTITY_H
#define ATALAYA_SECURITY_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "security/capability.h"

struct identity {
    int64_t person_id;         /* 0: anonymous */
    const char *name;          /* NULL when anonymous; borrowed from the request's arena */
    const char *email;         /* likewise */
    bool is_administrator;     /* of the installation */
    bool is_operator;          /* the machine's own command line, which may do everything */
    bool must_change_password; /* signed in with a one-time password */
    bool has_second_step;      /* the login asks for a code as well */
    int64_t session_id;        /* 0: no session */
    bool must_touch_session;   /* this visit is to be noted: session_touch */
    const char *csrf_token;    /* for forms of this session; NULL when anonymous */
    int64_t council_id;        /* council of the request; 0: none */
    role_set roles;            /* in council_id only; empty when council_id is 0 */
    int64_t council_count;     /* to how many councils it belongs; known where council_id is set */
};

/* Whether somebody is signed in. */
bool identity_is_signed_in(const struct identity *identity);

/* Whether the identity may do it, in its council. A role of a person has no effect while the
 * password is a one-time one: then only VIEW_PUBLIC and OWN_ACCOUNT are left. */
bool identity_can(const struct identity *identity, enum capability capability);

/* The command line of whoever can read the data folder: may do everything, acts as person 0. */
struct identity identity_of_operator(void);

#endif
