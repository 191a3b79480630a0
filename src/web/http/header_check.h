/* Header check: what libmicrohttpd lets pass and two servers in a row could read differently.
 *
 * Behind a proxy the dangerous request is the one whose end the two see at different places: two
 * lengths, a length beside an encoding, a name with a space, a NUL. Such a request is refused, and
 * its connection closed. Private to web/http. */
#ifndef ATALAYA_WEB_HTTP_HEADER_CHECK_H
#define ATALAYA_WEB_HTTP_HEADER_CHECK_H

#include <stdbool.h>
#include <stdint.h>

#include <microhttpd.h>

struct header_check {
    bool has_body;       /* a length is announced */
    int64_t body_length; /* announced */
    /* What requests are read from, as it came; NULL: there is none. Of several with a name the
     * first, of X-Forwarded-For the last. */
    const char *host, *origin, *fetch_site, *user_agent, *content_type, *if_none_match,
        *cache_control, *accept_encoding, *forwarded_for, *cookie;
};

/* 0 where the headers are sound (and *check is filled), else 400, or 411 for a body in chunks. */
int header_check(struct MHD_Connection *connection, struct header_check *check);

#endif
