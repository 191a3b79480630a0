/* Every route × who visits × council, from the descriptors: a page that is added is walked by
 * itself. What may be seen is worked out here once more from capability.def, apart from the router.
 */
#include "base/test.h"

#include <string.h>

#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "storage/council_session_store.h"
#include "storage/councillor_store.h"
#include "storage/database.h"
#include "storage/member_store.h"
#include "storage/plan_store.h"
#include "storage/problem_tree_store.h"
#include "storage/report_store.h"
#include "storage/topic_store.h"
#include "storage/work_plan_store.h"
#include "web/http/page_cache.h"
#include "web/page_fixture.h"
#include "web/result_fixture.h"

static const char *const visitors[] = {NULL,        "presidencia",  "secretaria_tecnica",
                                       "consejero", "verificador",  "enlace",
                                       "lectura",   "otro_consejo", "administrador"};

/* A path of the pattern: parameters with values that no object has. */
static const char *fill(struct arena *arena, const char *pattern, const char *council)
{
    static const struct {
        const char *name, *value;
    } values[] = {{"{id}", "999999999"},
                  {"{other_id}", "999999999"},
                  {"{year}", "2025"},
                  {"{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
                  {"{code}", "ZZZZ-ZZZZ-ZZZZ"}};
    struct strbuf path;
    strbuf_init(&path, arena);
    while (*pattern != '\0') {
        size_t length = *pattern == '{' ? strcspn(pattern, "}") + 1 : strcspn(pattern, "{");
        char *piece = arena_strndup(arena, pattern, length);
        const char *value = piece;
        if (strcmp(piece, "{council}") == 0)
            value = council;
        for (size_t i = 0; i < TEST_COUNT(values); i++)
            if (strcmp(piece, values[i].name) == 0)
                value = values[i].value;
        strbuf_add(&path, value);
        pattern += length;
    }
    return path.data;
}

static bool holds(enum capability capability, const char *who, bool is_guatape, bool has_council)
{
    uint32_t holders = capability_holders(capability);
    enum role role;
    if ((holders & CAPABILITY_HELD_BY_EVERYONE) != 0)
        return true;
    if (who == NULL)
        return false;
    if ((holders & CAPABILITY_HELD_BY_SIGNED_IN) != 0)
        return true;
    if (strcmp(who, "administrador") == 0)
        return (holders & CAPABILITY_HELD_BY_ADMINISTRATOR) != 0;
    if (strcmp(who, "otro_consejo") == 0)
        return has_council && !is_guatape && (holders & ROLE_BIT(ROLE_PRESIDENT)) != 0;
    return has_council && is_guatape && role_parse(who, &role) && (holders & ROLE_BIT(role)) != 0;
}

static bool belongs(const char *who, bool is_guatape)
{
    if (who == NULL || strcmp(who, "administrador") == 0)
        return false;
    return (strcmp(who, "otro_consejo") == 0) != is_guatape;
}

struct cell {
    const struct page *page;
    const char *who, *path;
    bool is_guatape, has_council, is_post;
};

/* What the router must answer before any handler runs; 0: the page itself answers. */
static int expected_refusal(const struct cell *cell)
{
    bool is_member = belongs(cell->who, cell->is_guatape);
    if (holds(cell->page->capability, cell->who, cell->is_guatape, cell->has_council))
        return (cell->is_post ? cell->page->post != NULL : cell->page->get != NULL) ? 0 : 405;
    if (cell->who == NULL)
        return cell->is_post ? 403 : 303;
    return cell->has_council && !is_member ? 404 : 403;
}

static void check_answer(struct page_fixture *f, const struct cell *cell, int status,
                         const char *missing)
{
    const char *who = cell->who == NULL ? "anybody" : cell->who;
    const char *method = cell->is_post ? "POST" : "GET";
    int refusal = expected_refusal(cell);
    if (refusal != 0 && status != refusal)
        fail_msg("%s %s as %s: %d instead of %d", method, cell->path, who, status, refusal);
    if (refusal == 0 && !cell->is_post &&
        (status == 403 || status == 405 || status >= 500 || status < 200))
        fail_msg("%s %s as %s: %d, though allowed", method, cell->path, who, status);
    if (status == 404 && strcmp(page_fixture_body(f), missing) != 0)
        fail_msg("%s %s as %s: a 404 that tells something", method, cell->path, who);
    if (cell->who != NULL && !f->response.is_private && !f->response.is_attachment_safe)
        fail_msg("%s %s as %s: a signed-in person's page may be kept by others", method, cell->path,
                 who);
    struct response_header headers[16];
    site_list_headers(&f->site, &f->response, headers);
    assert_string_equal(headers[0].name, "Content-Security-Policy");
}

/* POST without the token: nothing is written, whoever asks. */
static void walk_cell(struct page_fixture *f, struct cell *cell, const char *missing)
{
    page_fixture_visit(f, cell->who);
    cell->is_post = false;
    check_answer(f, cell, page_fixture_get(f, cell->path), missing);
    cell->is_post = true;
    f->token = "";
    int status = page_fixture_post(f, cell->path, NULL);
    f->token = NULL;
    if (expected_refusal(cell) == 0 && status != 403)
        fail_msg("POST %s as %s without token: %d", cell->path,
                 cell->who == NULL ? "anybody" : cell->who, status);
    check_answer(f, cell, status, missing);
}

static void walk_page(struct page_fixture *f, const struct page *page, const char *missing)
{
    static const char *const councils[] = {"guatape", "marinilla"};
    bool has_council = strstr(page->path, "{council}") != NULL;
    for (size_t c = 0; c < (has_council ? TEST_COUNT(councils) : 1); c++)
        for (size_t v = 0; v < TEST_COUNT(visitors); v++) {
            struct cell cell = {.page = page,
                                .who = visitors[v],
                                .path = fill(&f->arena, page->path, councils[c]),
                                .is_guatape = c == 0,
                                .has_council = has_council};
            walk_cell(f, &cell, missing);
        }
}

/* What rises with every write: the file's change counter on SQLite. PostgreSQL's counter moves with
 * the other tests of the same cluster, so there it is the council's own revision. */
static int64_t read_counter(struct page_fixture *f)
{
    int64_t counter = 0;
    struct council *council = NULL;
    if (strcmp(database_engine_name(f->test.database), "sqlite") == 0) {
        assert_true(database_pool_read_change_counter(f->site.pool, &counter, NULL));
        return counter;
    }
    assert_true(council_store_find_by_code(f->test.database, "guatape", &f->arena, &council, NULL));
    return council->revision;
}

static void test_every_route_for_everybody_in_every_council(void **state)
{
    struct page_fixture *f = *state;
    assert_int_equal(page_fixture_get(f, "/no-existe"), 404);
    const char *missing = page_fixture_body(f);
    int64_t before = read_counter(f);
    for (size_t i = 0; page_list[i] != NULL; i++)
        walk_page(f, page_list[i], missing);
    /* No GET and no refused POST changed anything. */
    assert_int_equal(read_counter(f), before);
}

/* Every declared field once, with a value that hardly fits anything; files are left out. */
static const char *const *fill_form(struct arena *arena, const struct page_field *fields)
{
    size_t count = 0;
    while (fields != NULL && fields[count].name != NULL)
        count++;
    const char **form = ARENA_NEW_ARRAY(arena, 2 * count + 1, const char *);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        if (fields[i].is_file)
            continue;
        form[used++] = fields[i].name;
        form[used++] = "x";
    }
    form[used] = NULL;
    return form;
}

/* With the right token and the declared fields: who lacks the capability is refused and changes
 * nothing; who holds it is never told that it lacks it, for the action asks the same. */
static void post_cell(struct page_fixture *f, struct cell *cell, const char *missing)
{
    page_fixture_visit(f, cell->who);
    int refusal = expected_refusal(cell);
    int64_t before = read_counter(f);
    int status = page_fixture_post(f, cell->path, fill_form(&f->arena, cell->page->fields));
    check_answer(f, cell, status, missing);
    if (refusal != 0 && read_counter(f) != before)
        fail_msg("POST %s as %s is refused and yet writes", cell->path, cell->who);
    if (refusal == 0 && (status == 403 || status == 405 || status >= 500))
        fail_msg("POST %s as %s: %d, though allowed", cell->path,
                 cell->who == NULL ? "anybody" : cell->who, status);
}

static void test_every_form_as_everybody_in_every_council(void **state)
{
    static const char *const councils[] = {"guatape", "marinilla"};
    struct page_fixture *f = *state;
    assert_int_equal(page_fixture_get(f, "/no-existe"), 404);
    const char *missing = page_fixture_body(f);
    for (size_t i = 0; page_list[i] != NULL; i++) {
        const struct page *page = page_list[i];
        bool has_council = strstr(page->path, "{council}") != NULL;
        for (size_t c = 0; page->post != NULL && c < (has_council ? TEST_COUNT(councils) : 1); c++)
            for (size_t v = 0; v < TEST_COUNT(visitors); v++) {
                struct cell cell = {.page = page,
                                    .who = visitors[v],
                                    .path = fill(&f->arena, page->path, councils[c]),
                                    .is_guatape = c == 0,
                                    .has_council = has_council,
                                    .is_post = true};
                post_cell(f, &cell, missing);
            }
    }
}

enum { LAST_ID = 30 };

/* A priority topic with a problem tree of two cards. */
static void add_topic(struct page_fixture *f, int64_t plan_id)
{
    struct database *database = f->test.database;
    struct priority_topic topic = {
        .council_id = f->test.council_id, .plan_id = plan_id, .name = "Vías"};
    struct problem_node central = {.side = PROBLEM_CENTRAL, .problem = "Los caminos se cierran"};
    assert_true(topic_store_add(database, &topic, page_fixture_person(f, "presidencia"),
                                "2026-03-01T12:00:00Z", NULL));
    const struct object_key key = {topic.council_id, topic.id};
    assert_true(problem_tree_store_add(database, key, &central, NULL));
    struct problem_node cause = {
        .side = PROBLEM_CAUSE, .parent_id = central.id, .problem = "Llueve"};
    assert_true(problem_tree_store_add(database, key, &cause, NULL));
}

/* A councillor, a commission, an activity of the work plan and a session. */
static void add_council_work(struct page_fixture *f)
{
    struct database *database = f->test.database;
    const int64_t council_id = f->test.council_id;
    const struct date day = {2026, 3, 1};
    struct councillor councillor = {.council_id = council_id,
                                    .name = "Rosa",
                                    .sector = "social",
                                    .organisation = "",
                                    .since = day,
                                    .phone = "",
                                    .email = ""};
    struct commission commission = {.council_id = council_id, .name = "Rural", .purpose = ""};
    struct work_activity activity = {.council_id = council_id,
                                     .title = "Visita",
                                     .description = "",
                                     .start = day,
                                     .end = day,
                                     .product = "",
                                     .norm = "",
                                     .legal_code = ""};
    struct council_session session = {.council_id = council_id,
                                      .title = "Sesión 1",
                                      .date = day,
                                      .start_time = "",
                                      .end_time = "",
                                      .place = "",
                                      .agenda = "",
                                      .minutes = ""};
    struct actor actor = {.council_id = council_id,
                          .kind = ACTOR_ENTITY,
                          .name = "Corporación",
                          .office = "",
                          .contact_name = "",
                          .post = "",
                          .email = "",
                          .phone = ""};
    assert_true(actor_store_add(database, &actor, NULL));
    assert_true(councillor_store_add(database, &councillor, NULL));
    assert_true(commission_store_add(database, &commission, NULL));
    assert_true(work_plan_store_add(database, &activity, NULL));
    assert_true(council_session_store_add(database, &session, NULL));
}

/* Guatapé gets a plan, results in every state, and reports; the two presidents every role. */
static void add_objects(struct page_fixture *f)
{
    static const char all[] = "presidencia,secretaria_tecnica,consejero,verificador,enlace,lectura";
    static const enum measurement_state states[] = {MEASUREMENT_RECORDED, MEASUREMENT_ANALYSED,
                                                    MEASUREMENT_VERIFIED, MEASUREMENT_PUBLISHED};
    struct database *database = f->test.database;
    int64_t first = result_fixture_plan(f, (int)TEST_COUNT(states) + 1);
    for (size_t i = 0; i < TEST_COUNT(states); i++)
        result_fixture_add(f, &(struct result_fixture){first + (int64_t)i, 2025, states[i], NULL});
    int64_t plan_id = 0;
    assert_true(plan_store_find_current(database, f->test.council_id, &plan_id, NULL));
    struct report_record report = {.council_id = f->test.council_id,
                                   .plan_id = plan_id,
                                   .kind = "pronunciamiento",
                                   .cut_year = 2025,
                                   .title = "Pronunciamiento 2025",
                                   .created_by = page_fixture_person(f, "presidencia"),
                                   .created_utc = "2026-03-01T12:00:00Z"};
    struct member members[] = {{.council_id = f->test.council_id,
                                .person_id = page_fixture_person(f, "presidencia"),
                                .roles = all},
                               {.council_id = f->test.other_council_id,
                                .person_id = page_fixture_person(f, "otro_consejo"),
                                .roles = all}};
    assert_true(database_begin(database, true, NULL));
    assert_true(report_store_add(database, &report, NULL));
    add_topic(f, plan_id);
    add_council_work(f);
    for (size_t i = 0; i < TEST_COUNT(members); i++) {
        members[i].since_utc = "2026-03-01T12:00:00Z";
        assert_true(member_store_save(database, &members[i], NULL));
    }
    assert_true(database_commit(database, NULL));
}

/* The pattern's path in a council with a number. */
static const char *fill_id(struct page_fixture *f, const char *pattern, const char *council, int id)
{
    char *path = arena_strdup(&f->arena, fill(&f->arena, pattern, council));
    char *number = strstr(path, "999999999");
    return arena_printf(&f->arena, "%.*s%d%s", (int)(number - path), path, id, number + 9);
}

static int ask(struct page_fixture *f, const struct page *page, const char *path, bool is_post)
{
    return is_post ? page_fixture_post(f, path, fill_form(&f->arena, page->fields))
                   : page_fixture_get(f, path);
}

/* A GET finds nothing; a POST is answered as for a number that names nothing anywhere (a field of
 * no sense may be refused before anything is looked for). */
static void check_foreign(struct page_fixture *f, const struct page *page, int id, bool is_post)
{
    const char *path = fill_id(f, page->path, "marinilla", id);
    int nothing = 404;
    page_fixture_visit(f, "otro_consejo");
    if (is_post)
        nothing = ask(f, page, fill(&f->arena, page->path, "marinilla"), true);
    const char *body = is_post ? page_fixture_body(f) : NULL;
    int status = ask(f, page, path, is_post);
    if (body == NULL) {
        body = arena_strdup(&f->arena, page_fixture_body(f));
        page_fixture_get(f, "/no-existe");
    }
    if (status != nothing || strcmp(page_fixture_body(f), body) != 0)
        fail_msg("%s %s tells of another council's object: %d", is_post ? "POST" : "GET", path,
                 status);
}

/* Each number that names something in guatape, asked for in marinilla by somebody who may do
 * everything there. Answers whether guatape's own president finds something behind one of them. */
static bool walk_objects(struct page_fixture *f, const struct page *page)
{
    int64_t own = page_fixture_person(f, "otro_consejo");
    bool is_found = page->get == NULL;
    for (int id = 1; id <= LAST_ID; id++) {
        bool is_own = id == own && strstr(page->path, "/miembros/{id}") != NULL;
        if (page->get != NULL && !is_own)
            check_foreign(f, page, id, false);
        if (page->post != NULL && !is_own)
            check_foreign(f, page, id, true);
        page_fixture_visit(f, "presidencia");
        is_found = is_found || ask(f, page, fill_id(f, page->path, "guatape", id), false) != 404;
    }
    return is_found;
}

/* Guatapé has no object for a few of the pages (a stored file, a vote): their own tests ask for
 * them in another council. Most must have one, or the walk would show nothing. */
static void test_another_councils_objects_look_like_missing_ones(void **state)
{
    struct page_fixture *f = *state;
    int walked = 0, with_object = 0;
    add_objects(f);
    for (size_t i = 0; page_list[i] != NULL; i++) {
        const char *path = page_list[i]->path;
        if (strstr(path, "{council}") == NULL || strstr(path, "{id}") == NULL)
            continue;
        walked++;
        with_object += walk_objects(f, page_list[i]);
    }
    assert_true(walked > 15);
    assert_true(with_object * 3 > walked * 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_route_for_everybody_in_every_council,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_every_form_as_everybody_in_every_council,
                                        page_fixture_setup, page_fixture_teardown),
        cmocka_unit_test_setup_teardown(test_another_councils_objects_look_like_missing_ones,
                                        page_fixture_setup, page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
