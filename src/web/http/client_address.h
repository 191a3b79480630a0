/* Client address: who sends a request, behind however many proxies of ours. Private to web/http. */
#ifndef ATALAYA_WEB_HTTP_CLIENT_ADDRESS_H
#define ATALAYA_WEB_HTTP_CLIENT_ADDRESS_H

#include <sys/socket.h>

#include "base/arena.h"
#include "web/http/server.h"

enum { CLIENT_ADDRESS_SIZE = 46 };

/* "192.0.2.7" or "2001:db8::7"; "" for what has no such address. */
void client_address_write(const struct sockaddr *address, char text[CLIENT_ADDRESS_SIZE]);

/* The nearest address that is not a trusted proxy: peer itself, or one of forwarded
 * (X-Forwarded-For; NULL: none) where peer is trusted. Borrowed from peer or in the arena. */
const char *client_address_find(struct arena *arena, const struct server_settings *settings,
                                const char *peer, const char *forwarded);

#endif
