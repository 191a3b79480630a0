#include "web/page.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

#include "base/env.h"
#include "base/log.h"
#include "security/csrf.h"
#include "security/token.h"
#include "web/frame.h"
#include "web/receipt.h"
#include "web/site.h"

#include "base/banned.h"

bool site_is_secure(const struct site *site)
{
    return strncmp(site->base_url, "https://", 8) == 0;
}

const char *site_cookie_name(const struct site *site, struct arena *arena, const char *name)
{
    return site_is_secure(site) ? arena_printf(arena, "__Host-%s", name) : name;
}

void site_set_cookie(const struct site *site, struct response *response, const char *name,
                     const char *value, long max_age_s)
{
    struct arena *arena = response->body.arena;
    const char *age = max_age_s == 0  ? ""
                      : max_age_s < 0 ? "; Max-Age=0"
                                      : arena_printf(arena, "; Max-Age=%ld", max_age_s);
    response_add_header(response, "Set-Cookie",
                        arena_printf(arena, "%s=%s; Path=/%s; HttpOnly; SameSite=Lax%s",
                                     site_cookie_name(site, arena, name), value,
                                     site_is_secure(site) ? "; Secure" : "", age));
}

bool page_can(const struct page_context *page, enum capability capability)
{
    return identity_can(&page->identity, capability);
}

void page_begin(struct page_context *page, const struct layout *layout)
{
    page->layout = layout;
    frame_render_head(&page->response->body, page, layout);
}

void page_end(struct page_context *page)
{
    frame_render_foot(&page->response->body, page, page->layout);
}

struct explanation {
    int status;
    const char *title, *text;
};

static const struct explanation explanations[] = {
    {400, "No entendimos la solicitud",
     "La dirección o el formulario llegaron incompletos. Vuelva atrás, recargue la página e "
     "intente "
     "de nuevo."},
    {403, "No tiene permiso",
     "Su cuenta no puede hacer esto, o el formulario venció. Recargue la página e intente de "
     "nuevo. "
     "Si necesita el permiso, pídalo a la presidencia del consejo."},
    {404, "No encontramos esta página",
     "Puede que la dirección esté mal escrita o que la página ya no exista. Vaya al inicio y "
     "búsquela "
     "desde allí."},
    {405, "Esta dirección no recibe formularios así",
     "Vuelva a la página anterior e intente de nuevo."},
    {409, "Otra persona cambió esto",
     "Mientras usted escribía, alguien guardó un cambio. Abra la página otra vez y revise antes de "
     "guardar."},
    {411, "Falta el tamaño de lo enviado", "Actualice su navegador e intente de nuevo."},
    {413, "Lo que envió es demasiado grande",
     "Envíe archivos más pequeños o un texto más corto. Nada se guardó."},
    {414, "La dirección es demasiado larga", "Vaya al inicio y llegue a la página desde allí."},
    {429, "Demasiados intentos", "Espere unos minutos e intente de nuevo."},
    {431, "El navegador envió demasiados datos",
     "Borre las cookies de este sitio e intente de nuevo."},
    {500, "Algo falló de nuestro lado",
     "No se guardó nada a medias. Intente de nuevo en un momento. Si sigue, dé este número a quien "
     "administra el sistema."},
    {503, "El sistema está ocupado", "Espere un momento y recargue la página."},
    {507, "No hay espacio para guardar",
     "El disco del servidor está lleno. No se guardó nada. Avise a quien administra el sistema."},
};

static const struct explanation *explain(int status)
{
    const size_t count = sizeof explanations / sizeof explanations[0];
    for (size_t i = 0; i < count; i++)
        if (explanations[i].status == status)
            return &explanations[i];
    return explain(500);
}

void page_fail(struct page_context *page, int status)
{
    const struct explanation *explanation = explain(status);
    response_reset(page->response, status);
    page->response->is_private = true;
    /* The same bytes whether an object is missing or another council's: no council, no identity. */
    struct page_context bare = *page;
    bare.council = NULL;
    bare.identity = (struct identity){0};
    struct layout layout = {.title = explanation->title};
    page_begin(&bare, &layout);
    frame_render_failure(&page->response->body, &bare, explanation->title, explanation->text,
                         status == 500 ? page->request->id : NULL);
    page_end(&bare);
}

bool page_fail_with(struct page_context *page, const struct error *error)
{
    log_error("web", "%s: %s", page->request->id, error->message);
    page_fail(page, error->kind == ERROR_NO_SPACE ? 507 : error->kind == ERROR_BUSY ? 503 : 500);
    return false;
}

bool page_fail_for(struct page_context *page, enum action_status status)
{
    switch (status) {
    case ACTION_DONE:
        return false;
    case ACTION_INVALID:
        page->response->status = 422;
        return false;
    case ACTION_CONFLICT:
        page->response->status = 409;
        return false;
    case ACTION_FORBIDDEN:
        page_fail(page, 403);
        break;
    case ACTION_NOT_FOUND:
        page_fail(page, 404);
        break;
    case ACTION_BUSY:
        if (action_has_messages(&page->action)) {
            page->response->status = 429;
            return false;
        }
        page_fail(page, 429);
        break;
    case ACTION_FAILED:
        page_fail_with(page, &page->action.error);
        break;
    }
    return true;
}

void page_redirect(struct page_context *page, const char *format, ...)
{
    va_list arguments;
    assert(receipt_is_known(format)); /* ours; what people sent stands in the arguments */
    va_start(arguments, format);
    const char *address = arena_vprintf(page->arena, format, arguments);
    va_end(arguments);
    response_redirect(page->response, address);
}

const char *page_typed(const struct page_context *page, const char *field)
{
    const char *value = request_form(page->request, field);
    return value == NULL ? "" : value;
}

int page_number(const struct page_context *page, int page_count)
{
    int64_t number = 0;
    if (!request_parse_id(request_query(page->request, "pagina"), &number) || page_count < 1)
        return 1;
    return number > page_count ? page_count : (int)number;
}

/* A form before login is bound to a cookie of its own, set with the form. */
static const char *anonymous_token(const struct page_context *page, const char *purpose)
{
    const struct site *site = page->site;
    const char *cookie = request_cookie(page->request, site_cookie_name(site, page->arena, "f"));
    if (cookie == NULL || !token_is_well_formed(cookie)) {
        char *fresh = arena_alloc(page->arena, TOKEN_SIZE);
        token_create(fresh);
        site_set_cookie(site, page->response, "f", fresh, CSRF_ANONYMOUS_LIFE_S);
        cookie = fresh;
    }
    char *token = arena_alloc(page->arena, CSRF_ANONYMOUS_TOKEN_SIZE);
    csrf_anonymous_token(&site->secrets, purpose, cookie, env_now_s(), token);
    return token;
}

const char *page_session_csrf_token(const struct page_context *page)
{
    if (page->identity.csrf_token == NULL)
        return "";
    char *masked = arena_alloc(page->arena, CSRF_MASKED_SIZE);
    csrf_mask(page->identity.csrf_token, masked);
    return masked;
}

void page_renew_session(struct page_context *page, const char *session_token)
{
    char csrf[CSRF_TOKEN_SIZE];
    if (session_token[0] == '\0')
        return;
    site_set_cookie(page->site, page->response, "s", session_token, 0);
    csrf_token_of_session(session_token, csrf);
    page->identity.csrf_token = arena_strdup(page->arena, csrf);
}

const char *page_csrf_token(const struct page_context *page)
{
    if (page->page != NULL && page->page->anonymous_form != NULL)
        return anonymous_token(page, page->page->anonymous_form);
    return page_session_csrf_token(page);
}
