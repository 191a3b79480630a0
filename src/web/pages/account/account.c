#include "web/pages/account/account.h"

#include <string.h>

#include "actions/change_name.h"
#include "storage/session_store.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Mi cuenta", .section = "cuenta"};

static const char *find_notice(const struct page_context *page)
{
    static const char *const notices[][2] = {
        {"clave", "Su contraseña cambió. Se cerraron sus otras sesiones."},
        {"nombre", "Guardamos su nombre."},
        {"segundo-paso", "El segundo paso quedó apagado. Se cerraron sus otras sesiones."},
    };
    const char *done = request_query(page->request, "hecho");
    for (size_t i = 0; done != NULL && i < sizeof notices / sizeof notices[0]; i++)
        if (strcmp(notices[i][0], done) == 0)
            return notices[i][1];
    return NULL;
}

static void show(struct page_context *page, const char *name)
{
    struct account_view view = {.page = page, .name = name, .notice = find_notice(page)};
    struct session_record_list sessions = {0};
    struct error *error = &page->action.error;
    int64_t person_id = page->identity.person_id;
    if (!member_store_list_of_person(page->database, person_id, page->arena, &view.councils,
                                     error) ||
        !session_store_list(page->database, person_id, page->arena, &sessions, error)) {
        page_fail_with(page, error);
        return;
    }
    view.session_count = sessions.count;
    page_begin(page, &layout);
    account_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, page->identity.name);
}

static void post(struct page_context *page)
{
    enum action_status status = change_name(&page->action, page_typed(page, "nombre"));
    if (status == ACTION_DONE) {
        page_redirect(page, "/cuenta?hecho=nombre");
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page, page_typed(page, "nombre"));
    }
}

static const struct page_field fields[] = {{.name = "nombre", .is_required = true}, {0}};

const struct page page_account = {.path = "/cuenta",
                                  .capability = CAPABILITY_OWN_ACCOUNT,
                                  .get = get,
                                  .post = post,
                                  .fields = fields};
