#include "base/test.h"

#include <string.h>

#include "base/env.h"
#include "security/session.h"
#include "storage/database.h"
#include "web/page_fixture.h"

static const char path[] = "/cuenta/sesiones";

static int64_t add_session(struct page_fixture *f, const char *who, const char *browser,
                           int64_t age_s)
{
    char token[TOKEN_SIZE];
    struct database *database = f->test.database;
    struct session_record session = {
        .person_id = page_fixture_person(f, who), .address = "192.0.2.9", .browser = browser};
    assert_true(database_begin(database, true, NULL));
    assert_true(session_begin(database, &session, env_now_s() - age_s, token, NULL));
    assert_true(database_commit(database, NULL));
    return session.id;
}

static size_t count_sessions(struct page_fixture *f, const char *who)
{
    struct session_record_list sessions = {0};
    assert_true(session_store_list(f->test.database, page_fixture_person(f, who), &f->arena,
                                   &sessions, NULL));
    return sessions.count;
}

static int end(struct page_fixture *f, int64_t id)
{
    const char *const form[] = {"sesion", arena_printf(&f->arena, "%lld", (long long)id), NULL};
    return page_fixture_post(f, path, form);
}

static void test_shows_where_one_is_and_which_one_is_this(void **state)
{
    struct page_fixture *f = *state;
    int64_t here = add_session(f, "consejero", "Mozilla (X11; Linux) Firefox/128.0", 0);
    add_session(f, "consejero", "Mozilla (Linux; Android 14) Chrome/126 Safari/537", 3600);
    add_session(f, "consejero", "Mozilla (Windows NT) Edg/126", SESSION_IDLE_S + 60);
    page_fixture_visit(f, "consejero");
    f->identity.session_id = here;
    assert_int_equal(page_fixture_get(f, path), 200);
    page_fixture_expect(f, "Firefox en Linux&#32;<span class=\"pil ok\">Esta sesión</span>");
    page_fixture_expect(f, "Chrome en Android");
    page_fixture_expect(f, "1 de marzo de 2026, 6:00");
    page_fixture_expect(f, "192.0.2.9");
    page_fixture_refuse(f, "Edge"); /* it ended by age */
}

static void test_one_or_all_others_end_and_never_somebody_elses(void **state)
{
    struct page_fixture *f = *state;
    int64_t here = add_session(f, "consejero", "", 0);
    int64_t there = add_session(f, "consejero", "", 10);
    add_session(f, "consejero", "", 20);
    int64_t foreign = add_session(f, "lectura", "", 0);
    page_fixture_visit(f, "consejero");
    f->identity.session_id = here;
    assert_int_equal(end(f, foreign), 404);
    assert_int_equal(end(f, 999999), 404);
    static const char *const nonsense[] = {"sesion", "x", NULL};
    assert_int_equal(page_fixture_post(f, path, nonsense), 404);
    assert_int_equal(end(f, there), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta/sesiones?hecho=una");
    assert_int_equal(count_sessions(f, "consejero"), 2);
    assert_int_equal(page_fixture_post(f, path, NULL), 303);
    assert_string_equal(page_fixture_header(f, "Location"), "/cuenta/sesiones?hecho=otras");
    assert_int_equal(count_sessions(f, "consejero"), 1);
    assert_int_equal(count_sessions(f, "lectura"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_shows_where_one_is_and_which_one_is_this,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_one_or_all_others_end_and_never_somebody_elses,
                                        page_fixture_setup, page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
