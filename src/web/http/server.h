/* Server: libmicrohttpd, one thread for each connection, around site_answer.
 *
 * Blocking work (database, PDF, import) holds up its own connection only. What a client may not do
 * ends here: too long a path, header or body (414, 431, 413, before the body is read),
 * Content-Length beside Transfer-Encoding (400), other methods (405), headers or bodies that
 * trickle (the connection is cut). TLS belongs to a proxy in front; X-Forwarded-For is believed
 * only from the proxies named. */
#ifndef ATALAYA_WEB_HTTP_SERVER_H
#define ATALAYA_WEB_HTTP_SERVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "web/site.h"

struct server_settings {
    const char *listen; /* numeric address */
    int port;           /* 0: any free one */
    const char *const *trusted_proxies;
    size_t trusted_proxy_count;
};

struct server;

/* Listens and answers until server_stop. settings and site are borrowed. */
bool server_start(const struct site *site, const struct server_settings *settings,
                  struct server **server, struct error *error);
int server_port(const struct server *server);
/* Takes no more connections, lets those under way finish (at most ten seconds), and frees all. */
void server_stop(struct server *server);

#endif
