/* Takes one thing from a topic: /c/{council}/temas/{id}/desvincular, "vinculo" is "indicador_17".
 */
#include <string.h>

#include "actions/topic_links.h"
#include "web/page.h"

#include "base/banned.h"

static bool read_link(const char *text, struct topic_link *link)
{
    static const struct {
        const char *prefix;
        enum topic_link_kind kind;
    } kinds[] = {{"recomendacion_", TOPIC_LINK_RECOMMENDATION},
                 {"programa_", TOPIC_LINK_NODE},
                 {"indicador_", TOPIC_LINK_INDICATOR},
                 {"proyecto_", TOPIC_LINK_PROJECT}};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t length = strlen(kinds[i].prefix);
        link->kind = kinds[i].kind;
        if (strncmp(text, kinds[i].prefix, length) == 0)
            return request_parse_id(text + length, &link->target_id);
    }
    return false;
}

static void post(struct page_context *page)
{
    struct topic_link link = {0};
    if (!read_link(page_typed(page, "vinculo"), &link)) {
        page_fail(page, 400);
        return;
    }
    enum action_status status = unlink_topic(&page->action, page->parameters.id, link);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/temas/%lld?hecho=desvinculado", page->council->code,
                      (long long)page->parameters.id);
}

static const struct page_field fields[] = {{.name = "vinculo", .is_required = true}, {0}};

const struct page page_topic_unlink = {.path = "/c/{council}/temas/{id}/desvincular",
                                       .capability = CAPABILITY_EDIT_TOPICS,
                                       .post = post,
                                       .fields = fields};
