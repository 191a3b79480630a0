/* Site: what the server and `atalaya request` share: settings, keys, connections and the way of a
 * request through the router. */
#ifndef ATALAYA_WEB_SITE_H
#define ATALAYA_WEB_SITE_H

#include "security/secrets.h"
#include "storage/database_pool.h"
#include "web/http/request.h"
#include "web/http/response.h"
#include "web/page.h"
#include "web/page_find.h"

struct site {
    const char *base_url; /* "http://127.0.0.1:8080", without slash at the end */
    const char *data_folder;
    struct secrets secrets;
    struct database_pool *pool;
    struct page_cache *cache;              /* NULL: nothing is kept */
    struct board_shelf *boards;            /* public boards; NULL: none are kept */
    struct render_gate *gate;              /* strangers' before costly pages; NULL: none */
    struct render_gate *member_gate;       /* the same for who is signed in */
    struct import_readers *import_readers; /* NULL: files are read by the page itself */
    bool is_demonstration;                 /* says so on every page and on the login form */
};

/* Whether people reach it by https: then cookies are __Host- and Secure. */
bool site_is_secure(const struct site *site);
/* The name of a cookie: "s" is "__Host-s" where the site is secure. */
const char *site_cookie_name(const struct site *site, struct arena *arena, const char *name);
/* Adds Set-Cookie: HttpOnly, SameSite=Lax, Path=/. max_age_s 0: until the browser closes; -1: ends
 * it. */
void site_set_cookie(const struct site *site, struct response *response, const char *name,
                     const char *value, long max_age_s);

/* Answers a request. identity NULL: from the session's cookie; otherwise it is trusted (command
 * line, tests) with its roles in the request's council. Every response leaves whole, whatever
 * failed. */
void site_answer(const struct site *site, const struct request *request,
                 const struct identity *identity, struct response *response);

/* The security headers of an answer, in order, as a list ended by NULL names. */
void site_list_headers(const struct site *site, const struct response *response,
                       struct response_header headers[16]);

#endif
