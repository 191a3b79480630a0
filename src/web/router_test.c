#include "base/test.h"

#include <string.h>

#include "base/env.h"
#include "security/session.h"
#include "storage/database.h"
#include "web/page_fixture.h"
#include "web/render_gate.h"
#include "web/result_fixture.h"

static void test_paths_find_their_page_and_parameters(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *path, *pattern; /* NULL: no page */
    } cases[] = {
        {"/", "/"},          {"/ingresar", "/ingresar"}, {"/ingresar/", "/ingresar"},
        {"/Ingresar", NULL}, {"/ingresar/x", NULL},      {"/nada", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *council = NULL;
        struct page_parameters parameters;
        const struct page *page = page_find(&arena, cases[i].path, &council, &parameters);
        if (cases[i].pattern == NULL)
            assert_null(page);
        else
            assert_string_equal(page->path, cases[i].pattern);
    }
    arena_release(&arena);
}

static void test_every_page_says_what_it_needs(void **state)
{
    (void)state;
    for (size_t i = 0; page_list[i] != NULL; i++) {
        const struct page *page = page_list[i];
        bool is_of_council = strncmp(page->path, "/c/{council}", 12) == 0;
        if (page->get == NULL && page->post == NULL)
            fail_msg("%s answers nothing", page->path);
        if (page->fields != NULL && page->post == NULL)
            fail_msg("%s has fields and no form", page->path);
        if (page->is_cached && page->capability != CAPABILITY_VIEW_PUBLIC)
            fail_msg("%s is kept for everybody but not public", page->path);
        /* What a role of a council allows can only be asked inside a council. */
        if (!is_of_council && capability_is_of_council(page->capability) &&
            (capability_holders(page->capability) & CAPABILITY_HELD_BY_ADMINISTRATOR) == 0)
            fail_msg("%s needs a role but names no council", page->path);
        for (size_t j = 0; j < i; j++)
            if (strcmp(page_list[j]->path, page->path) == 0)
                fail_msg("two pages at %s", page->path);
    }
}

static void test_what_is_missing_answers_the_same_bytes_to_all(void **state)
{
    struct page_fixture *f = *state;
    assert_int_equal(page_fixture_get(f, "/no-existe"), 404);
    const char *stranger = page_fixture_body(f);
    page_fixture_expect(f, "No encontramos esta página");
    page_fixture_visit(f, "presidencia");
    assert_int_equal(page_fixture_get(f, "/c/guatape/no-existe"), 404);
    assert_string_equal(page_fixture_body(f), stranger);
    assert_int_equal(page_fixture_get(f, "/c/medellin"), 404);
    assert_string_equal(page_fixture_body(f), stranger);
    assert_true(f->response.is_private);
}

static void test_methods_that_a_page_lacks_are_refused(void **state)
{
    struct page_fixture *f = *state;
    assert_int_equal(page_fixture_post(f, "/metodo", NULL), 405);
    page_fixture_visit(f, "lectura");
    assert_int_equal(page_fixture_get(f, "/salir"), 405);
}

static void test_a_form_needs_its_token_and_its_own_site(void **state)
{
    struct page_fixture *f = *state;
    static const struct {
        const char *token, *origin, *fetch_site;
        int status;
    } cases[] = {
        {"", NULL, NULL, 403},
        {"otro", NULL, NULL, 403},
        {NULL, "https://evil.example", NULL, 403},
        {NULL, NULL, "cross-site", 403},
        {NULL, "http://127.0.0.1:8080", "same-origin", 303},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        page_fixture_visit(f, "consejero");
        f->token = cases[i].token;
        f->origin = cases[i].origin;
        f->fetch_site = cases[i].fetch_site;
        if (page_fixture_post(f, "/salir", NULL) != cases[i].status)
            fail_msg("case %zu: %d", i, f->response.status);
    }
}

static void test_a_login_form_is_bound_to_its_cookie(void **state)
{
    struct page_fixture *f = *state;
    static const char *const form[] = {"correo", "ana@example.org", "clave", "equivocada", NULL};
    f->token = "000000000000.x";
    assert_int_equal(page_fixture_post(f, "/ingresar", form), 403);
    f->token = NULL;
    assert_int_equal(page_fixture_post(f, "/ingresar", form), 422);
    page_fixture_expect(f, "value=\"ana@example.org\"");
    page_fixture_expect(f, "no son correctos");
    page_fixture_refuse(f, "equivocada");
    assert_true(f->response.is_private);
}

/* A session that ended while somebody wrote: the texts come back, and the way to the form. */
static void test_a_form_that_came_too_late_gives_back_its_texts(void **state)
{
    struct page_fixture *f = *state;
    static const char path[] = "/c/guatape/registrar/1/2025";
    static const char *const form[] = {"clave", "12 34", "nota", "Faltó el <acta> de obra",
                                       "valor", "3,7",   "otro", "una cosa ajena",
                                       NULL};
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_expect(f, "Su sesión se cerró</h1>");
    page_fixture_expect(f, ">Faltó el &lt;acta&gt; de obra</textarea>");
    page_fixture_refuse(f, "una cosa ajena");
    page_fixture_expect(f, "href=\"/ingresar?volver=%2Fc%2Fguatape%2Fregistrar%2F1%2F2025\"");
    assert_true(f->response.is_private);
    page_fixture_visit(f, "consejero");
    f->token = "de-otra-sesion";
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_expect(f, "El formulario venció</h1>");
    page_fixture_expect(f, "de obra</textarea>");
    /* Neither to another site, nor from the pages with passwords. */
    f->origin = "https://evil.example";
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_refuse(f, "de obra");
    f->origin = NULL;
    assert_int_equal(page_fixture_post(f, "/cuenta/clave",
                                       (const char *const[]){"actual", "una clave mía", NULL}),
                     403);
    page_fixture_refuse(f, "una clave mía");
}

/* All that was typed comes back after the login, with one click more; only to our own form. */
static void test_a_form_that_came_too_late_is_sent_after_the_login(void **state)
{
    struct page_fixture *f = *state;
    static const char path[] = "/c/guatape/registrar/1/2025";
    static const char *const form[] = {"nota",  "Faltó el acta", "valor", "3,7",
                                       "corte", "31/12/2025",    "paso",  "revisar",
                                       "otro",  "ajeno",         NULL};
    const struct request_file file = {"archivos", "acta.pdf", "%PDF-1.7", 8};
    f->origin = "http://127.0.0.1:8080";
    f->files = &file;
    f->file_count = 1;
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_expect(f, "<input type=\"hidden\" name=\"valor\" value=\"3,7\">");
    page_fixture_expect(f, "name=\"corte\" value=\"31/12/2025\"");
    page_fixture_expect(f, "name=\"paso\" value=\"revisar\"");
    page_fixture_expect(f, "Los archivos no se conservan");
    page_fixture_refuse(f, "ajeno");
    page_fixture_refuse(f, "name=\"testigo\"");
    page_fixture_visit(f, "consejero");
    f->token = ""; /* as the form of that page */
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_expect(f, "name=\"testigo\"");
    page_fixture_expect(f, "Enviar lo que escribí");
    page_fixture_refuse(f, "Los archivos no se conservan");
    assert_true(f->response.has_secret);
    /* Where the browser does not say whose form it is, it is not offered again. */
    f->origin = "null";
    assert_int_equal(page_fixture_post(f, path, form), 403);
    page_fixture_refuse(f, "name=\"testigo\"");
    page_fixture_refuse(f, "Enviar lo que escribí");
}

static void test_fields_that_no_form_has_are_refused(void **state)
{
    struct page_fixture *f = *state;
    static const char *const extra[] = {"correo", "a@b.co", "clave", "x", "es_admin", "1", NULL};
    static const char *const twice[] = {"correo", "a@b.co", "correo", "c@d.co", "clave", "x", NULL};
    static const char *const missing[] = {"actual", "x", "nueva", "y", NULL};
    char *large = arena_alloc(&f->arena, 1002);
    memset(large, 'a', 1001);
    const char *const too_large[] = {"correo", large, "clave", "x", NULL};
    assert_int_equal(page_fixture_post(f, "/ingresar", extra), 400);
    assert_int_equal(page_fixture_post(f, "/ingresar", twice), 400);
    assert_int_equal(page_fixture_post(f, "/ingresar", too_large), 413);
    const struct request_file file = {.field = "correo", .name = "x", .bytes = "x", .length = 1};
    f->files = &file;
    f->file_count = 1;
    static const char *const form[] = {"correo", "a@b.co", "clave", "x", NULL};
    assert_int_equal(page_fixture_post(f, "/ingresar", form), 400);
    page_fixture_visit(f, "consejero");
    assert_int_equal(page_fixture_post(f, "/cuenta/clave", missing), 400);
}

static void test_the_first_page_lists_the_councils(void **state)
{
    struct page_fixture *f = *state;
    assert_int_equal(page_fixture_get(f, "/"), 200);
    page_fixture_expect(f, "href=\"/c/guatape\"");
    page_fixture_expect(f, "href=\"/c/marinilla\"");
}

/* A session's token, as the login would give it. */
static const char *sign_in(struct page_fixture *f, const char *who)
{
    char *token = arena_alloc(&f->arena, TOKEN_SIZE);
    struct session_record session = {
        .person_id = page_fixture_person(f, who), .address = "", .browser = ""};
    assert_true(database_begin(f->test.database, true, NULL));
    assert_true(session_begin(f->test.database, &session, env_now_s(), token, NULL));
    assert_true(database_commit(f->test.database, NULL));
    return token;
}

/* Asks for a workbook with that session's cookie (NULL: none). Answers the status. */
static int ask_for_workbook(struct page_fixture *f, const char *token)
{
    struct request_field cookie = {"s", token};
    struct request request = {.method = HTTP_GET,
                              .path = "/c/guatape/tablero.xlsx",
                              .target = "/c/guatape/tablero.xlsx",
                              .address = "",
                              .cookies = {&cookie, token != NULL}};
    struct response response;
    response_init(&response, &f->arena);
    site_answer(&f->site, &request, NULL, &response);
    int status = response.status;
    response_release(&response);
    return status;
}

static void test_strangers_do_not_hold_the_gate_of_members(void **state)
{
    struct page_fixture *f = *state;
    result_fixture_plan(f, 1);
    const char *member = sign_in(f, "consejero");
    char invented[TOKEN_SIZE];
    token_create(invented);
    f->site.gate = render_gate_create(1, 0, 0);
    f->site.member_gate = render_gate_create(1, 0, 0);
    assert_true(render_gate_enter(f->site.gate));
    assert_int_equal(ask_for_workbook(f, NULL), 503);
    assert_int_equal(ask_for_workbook(f, invented), 503);
    assert_int_equal(ask_for_workbook(f, member), 200);
    render_gate_leave(f->site.gate);
    assert_true(render_gate_enter(f->site.member_gate));
    assert_int_equal(ask_for_workbook(f, member), 503);
    assert_int_equal(ask_for_workbook(f, NULL), 200);
    render_gate_leave(f->site.member_gate);
    render_gate_destroy(f->site.member_gate);
    render_gate_destroy(f->site.gate);
    f->site.gate = f->site.member_gate = NULL;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paths_find_their_page_and_parameters),
        cmocka_unit_test(test_every_page_says_what_it_needs),
#define WITH_SITE(test)                                                                            \
    cmocka_unit_test_setup_teardown(test, page_fixture_setup, page_fixture_teardown)
        WITH_SITE(test_what_is_missing_answers_the_same_bytes_to_all),
        WITH_SITE(test_methods_that_a_page_lacks_are_refused),
        WITH_SITE(test_a_form_needs_its_token_and_its_own_site),
        WITH_SITE(test_a_login_form_is_bound_to_its_cookie),
        WITH_SITE(test_a_form_that_came_too_late_gives_back_its_texts),
        WITH_SITE(test_a_form_that_came_too_late_is_sent_after_the_login),
        WITH_SITE(test_fields_that_no_form_has_are_refused),
        WITH_SITE(test_the_first_page_lists_the_councils),
        WITH_SITE(test_strangers_do_not_hold_the_gate_of_members),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
