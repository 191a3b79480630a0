/* Shows a topic to everybody, or to the council alone: /c/{council}/temas/{id}/publico. */
#include <string.h>

#include "actions/topic.h"
#include "web/page.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    bool is_public = strcmp(page_typed(page, "publico"), "si") == 0;
    enum action_status status = publish_topic(&page->action, page->parameters.id, is_public);
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/temas/%lld?hecho=%s", page->council->code,
                      (long long)page->parameters.id, is_public ? "publico" : "privado");
}

static const struct page_field fields[] = {{.name = "publico", .is_required = true}, {0}};

const struct page page_topic_publish = {.path = "/c/{council}/temas/{id}/publico",
                                        .capability = CAPABILITY_DECIDE_TOPICS,
                                        .post = post,
                                        .fields = fields};
