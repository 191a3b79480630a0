#include "base/test.h"

#include <string.h>

#include "actions/action.h"
#include "base/env.h"
#include "storage/council_store.h"
#include "storage/database.h"
#include "web/http/page_cache.h"
#include "web/page_fixture.h"
#include "web/render_gate.h"
#include "web/result_fixture.h"

static int setup(void **state)
{
    int status = page_fixture_setup(state);
    struct page_fixture *f = *state;
    f->site.cache = page_cache_create(64 * 1024);
    return status;
}

/* A visit as a browser makes it: no identity is given, gzip is welcome. Whether it was kept. */
static bool visit(struct page_fixture *f, const char *target, struct response *response)
{
    struct request request = {
        .method = HTTP_GET, .target = target, .path = target, .accepts_gzip = true, .address = ""};
    response_init(response, &f->arena);
    site_answer(&f->site, &request, NULL, response);
    assert_int_equal(response->status, 200);
    bool was_kept = response->kept != NULL;
    page_cache_release(response->kept);
    response->kept = NULL;
    return was_kept;
}

static void change_something(struct page_fixture *f)
{
    struct database *database = f->test.database;
    assert_true(database_begin(database, true, NULL));
    assert_true(council_store_raise_revision(database, f->test.council_id, NULL));
    assert_true(database_commit(database, NULL));
}

static void test_a_page_is_kept_until_anything_is_saved(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    assert_false(visit(f, "/metodo", &response));
    assert_true(visit(f, "/metodo", &response));
    assert_string_equal(response.ready_encoding, "gzip");
    assert_false(visit(f, "/accesibilidad", &response));
    change_something(f);
    assert_false(visit(f, "/metodo", &response));
    assert_true(visit(f, "/metodo", &response));
}

/* A page of that many lines, as a handler would have made it. */
static void keep_large(struct page_fixture *f, const struct request *request, int lines)
{
    struct response response;
    int64_t counter = 0;
    response_init(&response, &f->arena);
    assert_false(page_cache_find(f->site.cache, f->site.pool, request, &counter, &response));
    for (int i = 0; i < lines; i++)
        strbuf_printf(&response.body, "<tr><td>%d<td>indicador %d de la línea</tr>",
                      i * 7919 % 1000, i);
    page_cache_keep(f->site.cache, request, counter, &response);
}

static size_t find_length(struct page_fixture *f, const struct request *request, char *tag)
{
    struct response response;
    int64_t counter = 0;
    response_init(&response, &f->arena);
    if (!page_cache_find(f->site.cache, f->site.pool, request, &counter, &response))
        return 0;
    size_t length = response.ready_length;
    memcpy(tag, response.kept->tag, RESPONSE_TAG_SIZE);
    page_cache_release(response.kept);
    return length;
}

static void test_a_large_page_is_packed_again_and_never_stale(void **state)
{
    struct page_fixture *f = *state;
    const struct request request = {
        .method = HTTP_GET, .target = "/grande", .path = "/grande", .accepts_brotli = true};
    char first_tag[RESPONSE_TAG_SIZE], tag[RESPONSE_TAG_SIZE];
    page_cache_destroy(f->site.cache);
    f->site.cache = page_cache_create(8 * 1024 * 1024);
    keep_large(f, &request, 2000);
    size_t quick = find_length(f, &request, first_tag),
           before = page_cache_used_bytes(f->site.cache);
    assert_true(quick > 0);
    assert_int_equal(find_length(f, &request, tag), quick);
    page_cache_finish_packing(f->site.cache);
    size_t best = find_length(f, &request, tag);
    assert_true(best > 0 && best < quick);
    assert_memory_equal(tag, first_tag, sizeof tag); /* it says the same */
    assert_true(page_cache_used_bytes(f->site.cache) < before);
    change_something(f);
    assert_int_equal(find_length(f, &request, tag), 0);
    /* Changed while it is being packed: what comes too late is thrown away. */
    keep_large(f, &request, 2000);
    find_length(f, &request, tag);
    find_length(f, &request, tag);
    change_something(f);
    assert_int_equal(find_length(f, &request, tag), 0);
    page_cache_finish_packing(f->site.cache);
    assert_int_equal(find_length(f, &request, tag), 0);
    assert_int_equal(page_cache_used_bytes(f->site.cache), 0);
}

/* Every action, of people and of the installation, ends in action_commit: whichever it is, and
 * whatever it changed, nothing that was kept before is shown after it. */
static void test_no_page_outlives_any_action(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    for (int action = 0; action < ACTION_COUNT; action++) {
        const struct identity identity = {
            .person_id = page_fixture_person(f, "presidencia"),
            .council_id = action % 2 == 0 ? f->test.council_id : 0,
        };
        struct action_context context = {.arena = &f->arena,
                                         .database = f->test.database,
                                         .identity = &identity,
                                         .secrets = &f->site.secrets,
                                         .address = "",
                                         .action = (enum action)action};
        visit(f, "/c/guatape/tablero", &response);
        assert_true(visit(f, "/c/guatape/tablero", &response));
        assert_true(action_begin(&context));
        assert_int_equal(action_commit(&context, "plan:1", NULL), ACTION_DONE);
        assert_false(visit(f, "/c/guatape/tablero", &response));
    }
}

static int64_t tomorrow_s(void)
{
    return 1772366400 + 24 * 3600;
}

static void test_each_encoding_is_kept_apart(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    struct request request = {.method = HTTP_GET,
                              .target = "/metodo",
                              .path = "/metodo",
                              .accepts_gzip = true,
                              .accepts_brotli = true,
                              .address = ""};
    assert_false(visit(f, "/metodo", &response));
    size_t gzip_length = response.ready_length;
    for (int i = 0; i < 2; i++) {
        response_init(&response, &f->arena);
        site_answer(&f->site, &request, NULL, &response);
        assert_int_equal(response.kept != NULL, i == 1);
        assert_string_equal(response.ready_encoding, "br");
        assert_true(response.ready_length < gzip_length);
        page_cache_release(response.kept);
    }
    assert_true(visit(f, "/metodo", &response));
    assert_string_equal(response.ready_encoding, "gzip");
    assert_int_equal(response.ready_length, gzip_length);
}

static void test_a_new_day_forgets_all_pages(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    visit(f, "/metodo", &response);
    assert_true(visit(f, "/metodo", &response));
    const struct env *today = env_get();
    struct env tomorrow = *today;
    tomorrow.now_s = tomorrow_s;
    env_set(&tomorrow);
    assert_false(visit(f, "/metodo", &response));
    env_set(today);
}

/* A workbook is kept as it is, with its name, whatever the browser unpacks; a CSV is packed. */
static void test_files_are_kept_with_their_name(void **state)
{
    struct page_fixture *f = *state;
    static const char *const files[] = {"/c/guatape/tablero.xlsx", "/c/guatape/tablero.csv"};
    struct response response;
    result_fixture_plan(f, 4);
    page_cache_destroy(f->site.cache);
    f->site.cache = page_cache_create(1024 * 1024);
    for (int i = 0; i < 2; i++) {
        assert_false(visit(f, files[i], &response));
        size_t length = response_length(&response);
        const char *name = response.headers[0].value;
        assert_true(visit(f, files[i], &response));
        assert_int_equal(response_length(&response), length);
        assert_int_equal(response.ready_encoding == NULL, i == 0);
        assert_int_equal(response.header_count, 1);
        assert_string_equal(response.headers[0].value, name);
        change_something(f);
        assert_false(visit(f, files[i], &response));
    }
}

/* Nobody makes a costly page while another is made, not even with an address of its own. */
static void test_costly_pages_are_made_one_at_a_time(void **state)
{
    struct page_fixture *f = *state;
    result_fixture_plan(f, 4);
    page_fixture_visit(f, NULL);
    f->site.gate = render_gate_create(1, 0, 1000);
    assert_true(render_gate_enter(f->site.gate));
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero.xlsx?x=1"), 503);
    assert_string_equal(page_fixture_header(f, "Retry-After"), "30");
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero"), 200);
    render_gate_leave(f->site.gate);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero.xlsx?x=2"), 200);
    assert_int_equal(page_fixture_get(f, "/c/guatape/tablero.xlsx?x=3"), 200);
    render_gate_destroy(f->site.gate);
    f->site.gate = NULL;
}

static void test_pages_of_one_visitor_are_never_kept(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    assert_false(visit(f, "/ingresar", &response));
    assert_false(visit(f, "/ingresar", &response));
}

static void test_a_page_in_use_outlives_the_cache(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    struct request request = {.method = HTTP_GET,
                              .target = "/metodo",
                              .path = "/metodo",
                              .accepts_gzip = true,
                              .address = ""};
    visit(f, "/metodo", &response);
    response_init(&response, &f->arena);
    site_answer(&f->site, &request, NULL, &response);
    assert_non_null(response.kept);
    page_cache_destroy(f->site.cache);
    f->site.cache = NULL;
    assert_int_equal(((const unsigned char *)response.ready)[0], 0x1f);
    page_cache_release(response.kept);
}

static void test_the_cache_is_bounded(void **state)
{
    struct page_fixture *f = *state;
    struct response response;
    char target[40];
    for (int i = 0; i < 2000; i++) {
        snprintf(target, sizeof target, "/metodo?n=%d", i);
        struct request request = {.method = HTTP_GET,
                                  .target = arena_strdup(&f->arena, target),
                                  .path = "/metodo",
                                  .accepts_gzip = true,
                                  .address = ""};
        response_init(&response, &f->arena);
        site_answer(&f->site, &request, NULL, &response);
        page_cache_release(response.kept);
        arena_clear(&f->arena);
    }
    assert_true(page_cache_used_bytes(f->site.cache) <= 64 * 1024);
    assert_true(page_cache_used_bytes(f->site.cache) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_page_is_kept_until_anything_is_saved, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_each_encoding_is_kept_apart, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_large_page_is_packed_again_and_never_stale, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_no_page_outlives_any_action, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_new_day_forgets_all_pages, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_files_are_kept_with_their_name, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_costly_pages_are_made_one_at_a_time, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_pages_of_one_visitor_are_never_kept, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_a_page_in_use_outlives_the_cache, setup,
                                        page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_the_cache_is_bounded, setup, page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
