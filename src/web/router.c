#include <string.h>

#include "base/env.h"
#include "base/log.h"
#include "security/csrf.h"
#include "security/session.h"
#include "web/board_shelf.h"
#include "web/http/page_cache.h"
#include "web/lapsed.h"
#include "web/render_gate.h"
#include "web/site.h"
#include "web/visitor.h"

#include "base/banned.h"

static const struct page_field *find_field(const struct page_field *fields, const char *name)
{
    for (; fields != NULL && fields->name != NULL; fields++) {
        size_t length = strlen(fields->name);
        if (strcmp(fields->name, name) == 0 ||
            (fields->is_repeated && strncmp(fields->name, name, length) == 0))
            return fields;
    }
    return NULL;
}

enum { DEFAULT_FIELD_BYTES = 1000 };

static bool is_too_long(const struct page_field *field, const char *value)
{
    return strlen(value) > (field->max_bytes == 0 ? DEFAULT_FIELD_BYTES : field->max_bytes);
}

/* Whether what would be given back is as small as a form that comes in. */
static bool is_bounded(const struct page *page, const struct request *request)
{
    for (size_t i = 0; i < request->form.count; i++) {
        const struct request_field *given = &request->form.items[i];
        const struct page_field *field = find_field(page->fields, given->name);
        if (field != NULL &&
            (is_too_long(field, given->value) ||
             (!field->is_repeated && request_form(request, given->name) != given->value)))
            return false;
    }
    return true;
}

/* Only declared fields come in, each once and within its size. 200: fine. */
static int check_fields(const struct page *page, const struct request *request)
{
    for (size_t i = 0; i < request->form.count; i++) {
        const struct request_field *given = &request->form.items[i];
        if (strcmp(given->name, "testigo") == 0)
            continue;
        const struct page_field *field = find_field(page->fields, given->name);
        if (field == NULL || field->is_file)
            return 400;
        if (is_too_long(field, given->value))
            return 413;
        if (!field->is_repeated && request_form(request, given->name) != given->value)
            return 400;
    }
    for (size_t i = 0; i < request->file_count; i++) {
        const struct page_field *field = find_field(page->fields, request->files[i].field);
        if (field == NULL || !field->is_file)
            return 400;
        if (field->max_bytes != 0 && request->files[i].length > field->max_bytes)
            return 413;
    }
    for (const struct page_field *field = page->fields; field != NULL && field->name != NULL;
         field++)
        if (field->is_required && !field->is_file && request_form(request, field->name) == NULL)
            return 400;
    return 200;
}

static bool is_form_ours(const struct page_context *page)
{
    const struct request *request = page->request;
    const char *given = request_form(request, "testigo");
    if (!csrf_is_from_own_site(page->site->base_url, request->origin, request->fetch_site))
        return false;
    if (page->page->anonymous_form != NULL) {
        const char *cookie =
            request_cookie(request, site_cookie_name(page->site, page->arena, "f"));
        return csrf_is_anonymous_valid(&page->site->secrets, page->page->anonymous_form, cookie,
                                       env_now_s(), given);
    }
    return page->identity.csrf_token != NULL && csrf_is_valid(page->identity.csrf_token, given);
}

/* Whoever may not: a stranger is sent to the login, a member of another council sees that there is
 * nothing, a member without the capability is told so. */
static void refuse_capability(struct page_context *page)
{
    if (!identity_is_signed_in(&page->identity)) {
        if (page->request->method == HTTP_GET)
            page_redirect(page, "/ingresar?volver=%s", page->request->path);
        else if (lapsed_fits(page))
            lapsed_show(page);
        else
            page_fail(page, 403);
        return;
    }
    if (page->identity.must_change_password) {
        page_redirect(page, "/cuenta/clave");
        return;
    }
    bool is_outsider = page->council != NULL && page->identity.roles == 0;
    page_fail(page, is_outsider ? 404 : 403);
}

static bool load_identity(struct page_context *page, const struct identity *given)
{
    struct error *error = &page->action.error;
    if (given != NULL) {
        page->identity = *given;
        return true;
    }
    const char *token =
        request_cookie(page->request, site_cookie_name(page->site, page->arena, "s"));
    return session_load(page->database, token, page->arena, &page->identity, error);
}

/* Finds the council of the address and the identity's roles there. */
static bool enter_council(struct page_context *page, const char *code, const struct identity *given)
{
    if (code == NULL)
        return true;
    struct council *council = NULL;
    struct error *error = &page->action.error;
    if (!council_store_find_by_code(page->database, code, page->arena, &council, error))
        return page_fail_with(page, error);
    if (council == NULL) {
        page_fail(page, 404);
        return false;
    }
    page->council = council;
    if (given != NULL && given->person_id <= 0) { /* of the command line: roles without a person */
        if (given->council_id != 0 && given->council_id != council->id)
            page->identity.roles = 0;
        page->identity.council_id = council->id;
        return true;
    }
    if (!session_enter_council(page->database, council->id, page->arena, &page->identity, error))
        return page_fail_with(page, error);
    return true;
}

static void touch_session(struct page_context *page)
{
    struct error error = {0};
    if (!page->identity.must_touch_session)
        return;
    if (!database_begin(page->database, true, &error) ||
        !session_touch(page->database, &page->identity, &error) ||
        !database_commit(page->database, &error)) {
        database_rollback(page->database);
        log_warning("sesion", "%s: %s", page->request->id, error.message);
    }
}

static void run_get(struct page_context *page)
{
    if (page->page->get == NULL) {
        page_fail(page, 405);
        return;
    }
    page->page->get(page);
    database_rollback(page->database);
}

static void run_post(struct page_context *page)
{
    database_rollback(page->database);
    if (page->page->post == NULL) {
        page_fail(page, 405);
        return;
    }
    if (!is_form_ours(page)) {
        if (lapsed_fits(page) && is_bounded(page->page, page->request))
            lapsed_show(page);
        else
            page_fail(page, 403);
        return;
    }
    int status = check_fields(page->page, page->request);
    if (status != 200) {
        page_fail(page, status);
        return;
    }
    page->page->post(page);
}

static void run_page(struct page_context *page, const char *code, const struct identity *given)
{
    struct error *error = &page->action.error;
    if (!database_begin(page->database, false, error) || !load_identity(page, given)) {
        page_fail_with(page, error);
        return;
    }
    if (page->page == NULL) {
        page_fail(page, 404);
        return;
    }
    if (!enter_council(page, code, given))
        return;
    page->response->is_private = identity_is_signed_in(&page->identity);
    if (!identity_can(&page->identity, page->page->capability))
        refuse_capability(page);
    else if (page->request->method == HTTP_GET)
        run_get(page);
    else
        run_post(page);
    database_rollback(page->database);
    touch_session(page);
}

/* Whether a kept page may answer, or the answer may be kept: anybody would get the same. */
static bool is_public_read(const struct site *site, const struct request *request,
                           const struct identity *given, struct arena *arena)
{
    return site->cache != NULL && given == NULL && request->method == HTTP_GET &&
           request_cookie(request, site_cookie_name(site, arena, "s")) == NULL;
}

static void answer_from_database(struct page_context *page, const char *code,
                                 const struct identity *given)
{
    struct error error = {0};
    if (!database_pool_borrow(page->site->pool, &page->database, &error)) {
        log_error("web", "%s: %s", page->request->id, error.message);
        page_fail(page, error.kind == ERROR_BUSY ? 503 : 500);
        return;
    }
    page->action.database = page->database;
    run_page(page, code, given);
    database_pool_return(page->site->pool, page->database);
    page->database = page->action.database = NULL;
}

/* A database that fails makes strangers of all; the page itself will say so. */
static struct render_gate *find_gate(struct page_context *page, const struct identity *given)
{
    bool is_member = given != NULL && identity_is_signed_in(given);
    if (page->page == NULL || !page->page->is_costly)
        return NULL;
    if (given == NULL)
        visitor_find_session(page->site, page->request, page->arena, &is_member);
    return is_member ? page->site->member_gate : page->site->gate;
}

/* Who waits for a costly page holds no connection to the database meanwhile. */
static void answer_in_turn(struct page_context *page, const char *code,
                           const struct identity *given, bool is_public)
{
    int64_t counter = 0;
    bool is_costly = page->page != NULL && page->page->is_costly;
    struct render_gate *gate = find_gate(page, given);
    if (!render_gate_enter(gate)) {
        page_fail(page, 503);
        response_add_header(page->response, "Retry-After", "30");
        return;
    }
    /* Who came before may have made the same file. */
    if (!is_costly || !is_public ||
        !page_cache_find(page->site->cache, page->site->pool, page->request, &counter,
                         page->response))
        answer_from_database(page, code, given);
    render_gate_leave(gate);
}

void site_answer(const struct site *site, const struct request *request,
                 const struct identity *identity, struct response *response)
{
    struct page_context page = {.arena = response->body.arena,
                                .site = site,
                                .request = request,
                                .response = response,
                                .change_counter = PAGE_NO_COUNTER,
                                .today = env_today()};
    const char *code = NULL;
    /* Before the page is looked for: only pages that may be kept are there. */
    bool is_public = is_public_read(site, request, identity, page.arena);
    if (is_public &&
        page_cache_find(site->cache, site->pool, request, &page.change_counter, response))
        return;
    page.page = page_find(page.arena, request->path, &code, &page.parameters);
    page.action = (struct action_context){.arena = page.arena,
                                          .identity = &page.identity,
                                          .secrets = &site->secrets,
                                          .data_folder = site->data_folder,
                                          .address = request->address};
    answer_in_turn(&page, code, identity, is_public);
    board_shelf_release(page.shelved_board);
    if (is_public && page.page != NULL && page.page->is_cached && response->status == 200)
        page_cache_keep(site->cache, request, page.change_counter, response);
}
