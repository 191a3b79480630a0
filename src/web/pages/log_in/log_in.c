#include "web/pages/log_in/log_in.h"

#include <string.h>

#include "actions/log_in.h"
#include "web/site.h"

#include "base/banned.h"

enum { DEVICE_LIFE_S = 400 * 24 * 3600 };

static const struct layout layout = {.title = "Ingresar", .section = "ingresar"};

/* Only a path of this site: never "//other" or a scheme, nor what a browser makes one of. Browsers
 * drop tabs, line ends and controls and read \\ as /, so that only what a path of ours needs
 * passes.
 */
static const char *safe_back(const char *path)
{
    static const char needed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                 "-._~/?&=%";
    bool is_path = path != NULL && path[0] == '/' && path[1] != '/' &&
                   path[strspn(path, needed)] == '\0' && strlen(path) < 500;
    return is_path ? path : "";
}

static void show(struct page_context *page, const char *back, const char *challenge)
{
    struct log_in_view view = {.page = page,
                               .token = page_csrf_token(page),
                               .back = back,
                               .email = page_typed(page, "correo"),
                               .challenge = challenge,
                               .is_demonstration = page->site->is_demonstration};
    page->response->is_private = true;
    page_begin(page, &layout);
    if (challenge != NULL)
        log_in_render_step(&page->response->body, &view);
    else
        log_in_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    const char *back = safe_back(request_query(page->request, "volver"));
    if (identity_is_signed_in(&page->identity))
        page_redirect(page, "%s", back[0] == '\0' ? "/" : back);
    else
        show(page, back, NULL);
}

static void finish(struct page_context *page, const struct log_in_answer *answer, const char *back)
{
    site_set_cookie(page->site, page->response, "s", answer->session_token, 0);
    site_set_cookie(page->site, page->response, "d", answer->device, DEVICE_LIFE_S);
    if (answer->must_change_password)
        page_redirect(page, "/cuenta/clave");
    else
        page_redirect(page, "%s", back[0] == '\0' ? "/" : back);
}

static const char *find_cookie(struct page_context *page, const char *name)
{
    return request_cookie(page->request, site_cookie_name(page->site, page->arena, name));
}

/* The second form sends the challenge of the first and no password. */
static enum action_status enter(struct page_context *page, struct log_in_answer *answer)
{
    const char *challenge = request_form(page->request, "paso");
    if (challenge != NULL) {
        const struct log_in_step step = {.challenge = challenge,
                                         .code = page_typed(page, "codigo"),
                                         .cookie = find_cookie(page, "f"),
                                         .device = find_cookie(page, "d"),
                                         .browser = page->request->user_agent};
        return log_in_step(&page->action, &step, answer);
    }
    const struct log_in input = {.email = page_typed(page, "correo"),
                                 .password = page_typed(page, "clave"),
                                 .cookie = find_cookie(page, "f"),
                                 .device = find_cookie(page, "d"),
                                 .browser = page->request->user_agent};
    return log_in(&page->action, &input, answer);
}

static void post(struct page_context *page)
{
    const char *back = safe_back(request_form(page->request, "volver"));
    struct log_in_answer answer = {0};
    enum action_status status = enter(page, &answer);
    if (status == ACTION_DONE)
        finish(page, &answer, back);
    else if (!page_fail_for(page, status))
        show(page, back, answer.challenge);
}

static const struct page_field fields[] = {{.name = "correo"}, {.name = "clave"},  {.name = "paso"},
                                           {.name = "codigo"}, {.name = "volver"}, {0}};

const struct page page_log_in = {.path = "/ingresar",
                                 .capability = CAPABILITY_VIEW_PUBLIC,
                                 .get = get,
                                 .post = post,
                                 .fields = fields,
                                 .anonymous_form = "ingresar"};
