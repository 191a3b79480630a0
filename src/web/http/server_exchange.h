/* Exchange: one request and its answer on the wire, with the arena that both live in. Private to
 * web/http. */
#ifndef ATALAYA_WEB_HTTP_SERVER_EXCHANGE_H
#define ATALAYA_WEB_HTTP_SERVER_EXCHANGE_H

#include <microhttpd.h>

#include "web/http/server.h"

struct exchange;

/* peer: the connection's address (client_address.h), which outlives the exchange. target: path and
 * query as they came. */
struct exchange *exchange_create(const struct site *site, const struct server_settings *settings,
                                 const char *peer, const char *target);
void exchange_destroy(struct exchange *exchange);

bool exchange_has_headers(const struct exchange *exchange);
/* Reads the headers. False: the request is refused without its body, and the answer is ready. */
bool exchange_take_headers(struct exchange *exchange, struct MHD_Connection *connection,
                           const char *method);
/* How long the client still has for its body: more with each piece, so that one who sends drops is
 * cut soon and a slow honest one is not. */
int64_t exchange_time_left_ms(const struct exchange *exchange);
/* Keeps a piece of the body; what is over the limit is dropped and answered with 413. */
void exchange_take_body(struct exchange *exchange, const char *bytes, size_t length);
/* Parses the body and lets the site answer. */
void exchange_answer(struct exchange *exchange);
size_t exchange_answer_length(const struct exchange *exchange);
enum MHD_Result exchange_queue(struct exchange *exchange, struct MHD_Connection *connection);

#endif
