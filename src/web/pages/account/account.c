#include "web/pages/account/account.h"

#include <string.h>

#include "actions/change_name.h"

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
    if (page_fail_for(page, load_own_data(&page->action, 0, &view.data)))
        return;
    view.recommends_second_step = own_data_recommends_second_step(&view.data);
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
    if (status == ACTION_DONE)
        page_redirect(page, "/cuenta?hecho=nombre");
    else if (!page_fail_for(page, status))
        show(page, page_typed(page, "nombre"));
}

static const struct page_field fields[] = {{.name = "nombre", .is_required = true}, {0}};

const struct page page_account = {.path = "/cuenta",
                                  .capability = CAPABILITY_OWN_ACCOUNT,
                                  .get = get,
                                  .post = post,
                                  .fields = fields};
