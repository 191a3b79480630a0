#include "web/site.h"

#include "base/banned.h"

static const char policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/* A document that somebody uploaded gets no rights at all. */
static const char evidence_policy[] = "default-src 'none'; sandbox";

void site_list_headers(const struct site *site, const struct response *response,
                       struct response_header headers[16])
{
    size_t count = 0;
    const struct response_header fixed[] = {
        {"Content-Security-Policy", response->is_attachment_safe ? evidence_policy : policy},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy",
         response->is_private ? "no-referrer" : "strict-origin-when-cross-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
    };
    for (; count < sizeof fixed / sizeof fixed[0]; count++)
        headers[count] = fixed[count];
    if (site_is_secure(site))
        headers[count++] = (struct response_header){"Strict-Transport-Security",
                                                    "max-age=63072000; includeSubDomains"};
    bool has_cache_rule = false;
    for (size_t i = 0; i < response->header_count; i++)
        has_cache_rule |=
            response->headers[i].name[0] == 'C' && response->headers[i].name[1] == 'a';
    if (!has_cache_rule)
        headers[count++] = (struct response_header){"Cache-Control",
                                                    response->is_private ? "no-store" : "no-cache"};
    headers[count] = (struct response_header){NULL, NULL};
}
