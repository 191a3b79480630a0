#include "actions/invitation.h"

#include <string.h>

#include "security/login_gate.h"
#include "web/pages/invitation/invitation_page.h"
#include "web/site.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Invitación al consejo"};
enum { DEVICE_LIFE_S = 400 * 24 * 3600 };

static void show_over(struct page_context *page)
{
    page->response->status = 410;
    page_begin(page, &(struct layout){.title = "Este enlace ya no sirve"});
    invitation_render_over(&page->response->body);
    page_end(page);
}

static void show(struct page_context *page)
{
    struct invitation_view view = {.page = page, .token = page->parameters.token};
    enum action_status status =
        find_invitation(&page->action, view.token, &view.invitation, &view.has_account);
    page->response->is_private = page->response->has_secret = true;
    if (status == ACTION_NOT_FOUND) {
        show_over(page);
        return;
    }
    if (page_fail_for(page, status))
        return;
    view.is_own =
        page->identity.email != NULL && strcmp(page->identity.email, view.invitation->email) == 0;
    view.name = request_form(page->request, "nombre");
    if (view.name == NULL)
        view.name = view.invitation->name;
    page_begin(page, &layout);
    invitation_render(&page->response->body, &view);
    page_end(page);
}

/* Who has just made an account need not type it again. */
static void enter(struct page_context *page, const char *email, const char *session_token)
{
    char device[LOGIN_GATE_DEVICE_SIZE];
    login_gate_make_device(&page->site->secrets, email, device);
    site_set_cookie(page->site, page->response, "s", session_token, 0);
    site_set_cookie(page->site, page->response, "d", device, DEVICE_LIFE_S);
}

static void post(struct page_context *page)
{
    const struct invitation *invitation = NULL;
    bool has_account = false;
    const struct accept_invitation input = {.token = page->parameters.token,
                                            .name = request_form(page->request, "nombre"),
                                            .password = request_form(page->request, "clave"),
                                            .repeated = request_form(page->request, "repetida"),
                                            .browser = page->request->user_agent};
    char session_token[TOKEN_SIZE];
    page->response->is_private = true;
    enum action_status status =
        find_invitation(&page->action, input.token, &invitation, &has_account);
    if (status == ACTION_DONE)
        status = accept_invitation(&page->action, &input, session_token);
    if (status == ACTION_DONE) {
        if (session_token[0] != '\0')
            enter(page, invitation->email, session_token);
        page_redirect(page, "/c/%s/mi-trabajo?listo=miembro", invitation->council_code);
    } else if (status == ACTION_NOT_FOUND) {
        show_over(page);
    } else if (!page_fail_for(page, status)) {
        show(page);
    }
}

static const struct page_field fields[] = {
    {.name = "nombre"}, {.name = "clave"}, {.name = "repetida"}, {0}};

const struct page page_invitation = {.path = "/invitacion/{token}",
                                     .capability = CAPABILITY_VIEW_PUBLIC,
                                     .get = show,
                                     .post = post,
                                     .fields = fields,
                                     .anonymous_form = "invitacion"};
