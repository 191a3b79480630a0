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

/* A form that is offered again needs more than no sign of another site: old browsers and "null"
 * give none, and somebody else might have filled it. */
static bool is_surely_ours(const struct page_context *page)
{
    const struct request *request = page->request;
    return (request->fetch_site != NULL && strcmp(request->fetch_site, "same-origin") == 0) ||
           (request->origin != NULL && strcmp(request->origin, page->site->base_url) == 0);
}

static bool is_declared(const struct page_field *fields, const char *name)
{
    for (; fields != NULL && fields->name != NULL; fields++)
        if (!fields->is_file &&
            (strcmp(fields->name, name) == 0 ||
             (fields->is_repeated && strncmp(fields->name, name, strlen(fields->name)) == 0)))
            return true;
    return false;
}

static void sort_out(const struct page_context *page, struct lapsed_view *view)
{
    const struct request_fields *form = &page->request->form;
    struct request_field *fields =
        ARENA_NEW_ARRAY(page->arena, form->count + 1, struct request_field);
    const char **texts = ARENA_NEW_ARRAY(page->arena, form->count + 1, const char *);
    view->fields = fields;
    view->texts = texts;
    for (size_t i = 0; i < form->count; i++) {
        if (!is_declared(page->page->fields, form->items[i].name))
            continue;
        fields[view->field_count++] = form->items[i];
        if (strchr(form->items[i].value, ' ') != NULL) /* words, not codes and versions */
            texts[view->count++] = form->items[i].value;
    }
    for (size_t i = 0; i < page->request->file_count; i++)
        view->had_files |= page->request->files[i].name[0] != '\0';
}

void lapsed_show(struct page_context *page)
{
    struct lapsed_view view = {.is_signed_in = identity_is_signed_in(&page->identity),
                               .can_send = is_surely_ours(page),
                               .path = page->request->path,
                               .token = page_session_csrf_token(page)};
    sort_out(page, &view);
    response_reset(page->response, 403);
    page->response->is_private = true;
    page->response->has_secret = true; /* the token stands beside what was sent */
    /* As of any refused page: no council and no identity around it. */
    struct page_context bare = *page;
    bare.council = NULL;
    bare.identity = (struct identity){0};
    page_begin(&bare, &(struct layout){.title = "El formulario venció"});
    lapsed_render(&page->response->body, &view);
    page_end(&bare);
}
