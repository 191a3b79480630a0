#include "web/pages/admin_person/admin_person.h"

#include <string.h>

#include "actions/person.h"

#include "base/banned.h"

static void show(struct page_context *page, const char *password)
{
    struct admin_person_view view = {.page = page, .password = password};
    const char *done = request_query(page->request, "hecho");
    int64_t id = page->parameters.id;
    if (page_fail_for(page, find_person(&page->action, id, &view.person)))
        return;
    if (!member_store_list_of_person(page->database, id, page->arena, &view.councils,
                                     &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (done != NULL && strcmp(done, "desactivada") == 0 && view.person.is_disabled)
        view.notice = "La cuenta quedó desactivada y sus sesiones se cerraron.";
    if (done != NULL && strcmp(done, "activa") == 0 && !view.person.is_disabled)
        view.notice = "La cuenta quedó activa otra vez.";
    page->response->has_secret = password != NULL;
    page_begin(page, &(struct layout){.title = view.person.name, .section = "personas"});
    admin_person_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, NULL);
}

static void give_password(struct page_context *page)
{
    char password[PASSWORD_ONE_TIME_SIZE];
    enum action_status status = reset_password(&page->action, page->parameters.id, password);
    if (!page_fail_for(page, status))
        show(page, password);
}

static void set_disabled(struct page_context *page, bool is_disabled)
{
    int64_t id = page->parameters.id;
    enum action_status status =
        is_disabled ? disable_person(&page->action, id) : enable_person(&page->action, id);
    if (status == ACTION_DONE || status == ACTION_CONFLICT) { /* it was so already */
        page_redirect(page, "/admin/personas/%lld?hecho=%s", (long long)id,
                      is_disabled ? "desactivada" : "activa");
    } else if (!page_fail_for(page, status)) {
        show(page, NULL);
    }
}

static void post(struct page_context *page)
{
    const char *what = page_typed(page, "hacer");
    if (strcmp(what, "clave") == 0)
        give_password(page);
    else if (strcmp(what, "desactivar") == 0)
        set_disabled(page, true);
    else if (strcmp(what, "reactivar") == 0)
        set_disabled(page, false);
    else
        page_fail(page, 400);
}

static const struct page_field fields[] = {{.name = "hacer", .is_required = true}, {0}};

const struct page page_admin_person = {.path = "/admin/personas/{id}",
                                       .capability = CAPABILITY_MANAGE_PEOPLE,
                                       .get = get,
                                       .post = post,
                                       .fields = fields};
