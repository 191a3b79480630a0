#include "web/lapsed.h"

#include <string.h>

#include "security/csrf.h"
#include "web/site.h"

#include "base/banned.h"

static const char council_part[] = "/c/{council}/";

bool lapsed_fits(const struct page_context *page)
{
    const struct request *request = page->request;
    return page->page->get != NULL &&
           strncmp(page->page->path, council_part, sizeof council_part - 1) == 0 &&
           csrf_is_from_own_site(page->site->base_url, request->origin, request->fetch_site);
}

/* Words, not the codes and versions that a form carries. */
static bool is_text(const struct page_field *fields, const struct request_field *typed)
{
    if (strchr(typed->value, ' ') == NULL)
        return false;
    for (; fields != NULL && fields->name != NULL; fields++)
        if (strcmp(fields->name, typed->name) == 0 ||
            (fields->is_repeated && strncmp(fields->name, typed->name, strlen(fields->name)) == 0))
            return true;
    return false;
}

void lapsed_show(struct page_context *page)
{
    const struct request_fields *form = &page->request->form;
    const char **texts = ARENA_NEW_ARRAY(page->arena, form->count + 1, const char *);
    struct lapsed_view view = {.is_signed_in = identity_is_signed_in(&page->identity),
                               .path = page->request->path,
                               .texts = texts};
    for (size_t i = 0; i < form->count; i++)
        if (is_text(page->page->fields, &form->items[i]))
            texts[view.count++] = form->items[i].value;
    response_reset(page->response, 403);
    page->response->is_private = true;
    /* As of any refused page: no council and no identity around it. */
    struct page_context bare = *page;
    bare.council = NULL;
    bare.identity = (struct identity){0};
    page_begin(&bare, &(struct layout){.title = "El formulario venció"});
    lapsed_render(&page->response->body, &view);
    page_end(&bare);
}
