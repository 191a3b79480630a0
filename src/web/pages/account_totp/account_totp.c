#include "web/pages/account_totp/account_totp.h"

#include <string.h>

#include "actions/own_data.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Segundo paso", .section = "cuenta"};

/* A form that came back keeps its offer: the phone has the secret of it already. */
static bool keep_offer(struct page_context *page, struct account_totp_view *view)
{
    const char *sealed = request_form(page->request, "oferta");
    enum action_status status = sealed == NULL || action_find_message(&page->action, "") != NULL
                                    ? offer_totp(&page->action, &view->offer)
                                    : reopen_totp_offer(&page->action, sealed, &view->offer);
    if (status == ACTION_INVALID)
        status = offer_totp(&page->action, &view->offer);
    return !page_fail_for(page, status);
}

static void show(struct page_context *page)
{
    struct account_totp_view view = {.page = page};
    struct own_data data;
    if (page_fail_for(page, load_own_data(&page->action, 0, &data)))
        return;
    if (!data.has_second_step && !keep_offer(page, &view))
        return;
    view.recovery_codes_left = data.recovery_codes_left;
    page->response->has_secret = true;
    page_begin(page, &layout);
    if (data.has_second_step)
        account_totp_render_state(&page->response->body, &view);
    else
        account_totp_render_offer(&page->response->body, &view);
    page_end(page);
}

static void show_codes(struct page_context *page, const struct recovery_codes *codes, bool is_new)
{
    page->response->has_secret = true;
    page_begin(page, &(struct layout){.title = "Códigos de recuperación", .section = "cuenta"});
    account_totp_render_codes(&page->response->body, codes, is_new);
    page_end(page);
}

static void answer_other(struct page_context *page, enum action_status status)
{
    if (status == ACTION_CONFLICT)
        page_fail(page, 409);
    else if (!page_fail_for(page, status))
        show(page);
}

static void post(struct page_context *page)
{
    struct recovery_codes codes;
    const char *what = page_typed(page, "hacer");
    const char *password = page_typed(page, "clave");
    const struct enable_totp input = {.password = password,
                                      .sealed = request_form(page->request, "oferta"),
                                      .code = page_typed(page, "codigo")};
    char *token = arena_alloc(page->arena, TOKEN_SIZE);
    bool is_off = strcmp(what, "apagar") == 0, is_renewal = strcmp(what, "renovar") == 0;
    enum action_status status = is_off ? disable_totp(&page->action, password, token)
                                : is_renewal
                                    ? renew_recovery_codes(&page->action, password, &codes, token)
                                    : enable_totp(&page->action, &input, &codes, token);
    if (status == ACTION_DONE)
        page_renew_session(page, token);
    if (status != ACTION_DONE)
        answer_other(page, status);
    else if (is_off)
        page_redirect(page, "/cuenta?hecho=segundo-paso");
    else
        show_codes(page, &codes, !is_renewal);
}

static const struct page_field fields[] = {
    {.name = "hacer"}, {.name = "clave"}, {.name = "oferta"}, {.name = "codigo"}, {0}};

const struct page page_account_totp = {.path = "/cuenta/segundo-paso",
                                       .capability = CAPABILITY_OWN_ACCOUNT,
                                       .get = show,
                                       .post = post,
                                       .fields = fields};
