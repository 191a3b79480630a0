/* Wire answer: how a response leaves: packed, with its mark, with the security headers, from memory
 * or from a file. Private to web/http. */
#ifndef ATALAYA_WEB_HTTP_WIRE_ANSWER_H
#define ATALAYA_WEB_HTTP_WIRE_ANSWER_H

#include <microhttpd.h>

#include "web/site.h"

/* Packs a text of some length as the browser takes it, unless it is packed already or holds a
 * secret (decision 0009). */
void wire_answer_pack(const struct request *request, struct response *response);

/* Gives a public page its ETag; 304 without a body where the browser has that page already. */
void wire_answer_compare_tag(const struct request *request, struct response *response);

/* Hands it to libmicrohttpd. The response lives until the library has sent it. */
enum MHD_Result wire_answer_queue(const struct site *site, struct response *response,
                                  struct MHD_Connection *connection);

#endif
