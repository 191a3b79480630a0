/* Watch: the deadlines of open connections. A client that sends its header or body by drops, or
 * reads its answer so, is cut when its time is over; libmicrohttpd's own timeout starts anew with
 * each byte. Private to web/http. */
#ifndef ATALAYA_WEB_HTTP_SERVER_WATCH_H
#define ATALAYA_WEB_HTTP_SERVER_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    WATCH_HEADER_MS = 12 * 1000,
    WATCH_IDLE_MS = 15 * 1000, /* from one answer to the end of the next request's header */
    WATCH_BODY_BYTES_PER_S = 500,
    WATCH_ANSWER_BYTES_PER_S = 2000,
    WATCH_GRACE_MS = 15 * 1000,
    WATCH_HANDLER_MS = 5 * 60 * 1000,
};

struct watch;
struct watched;

struct watch *watch_create(void);
void watch_destroy(struct watch *watch); /* stops its thread */

struct watched *watch_add(struct watch *watch, int socket);
void watch_remove(struct watch *watch, struct watched *watched);
/* From now on the connection has so many milliseconds. For the connection's own thread. */
void watch_set_deadline(struct watched *watched, int64_t milliseconds);

#endif
