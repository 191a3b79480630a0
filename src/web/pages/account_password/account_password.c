#include "web/pages/account_password/account_password.h"

#include "actions/account.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Cambiar la contraseña", .section = "cuenta"};

static void show(struct page_context *page)
{
    page_begin(page, &layout);
    account_password_render(&page->response->body, page);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct change_password input = {.current = page_typed(page, "actual"),
                                          .wanted = page_typed(page, "nueva"),
                                          .repeated = page_typed(page, "repetida")};
    char *session_token = arena_alloc(page->arena, TOKEN_SIZE);
    bool is_first_time = page->identity.must_change_password;
    enum action_status status = change_password(&page->action, &input, session_token);
    if (status == ACTION_DONE)
        page_renew_session(page, session_token);
    if (status == ACTION_DONE)
        page_redirect(page, is_first_time ? "/" : "/cuenta?hecho=clave");
    else if (status == ACTION_CONFLICT)
        page_fail(page, 409);
    else if (!page_fail_for(page, status))
        show(page);
}

static const struct page_field fields[] = {{.name = "actual", .is_required = true},
                                           {.name = "nueva", .is_required = true},
                                           {.name = "repetida", .is_required = true},
                                           {0}};

const struct page page_account_password = {.path = "/cuenta/clave",
                                           .capability = CAPABILITY_OWN_ACCOUNT,
                                           .get = show,
                                           .post = post,
                                           .fields = fields};
