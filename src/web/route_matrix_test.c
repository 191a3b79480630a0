/* Every route × who visits × council, from the descriptors: a page that is added is walked by
 * itself. What may be seen is worked out here once more from capability.def, apart from the router.
 */
#include "base/test.h"

#include <string.h>

#include "storage/database.h"
#include "web/http/page_cache.h"
#include "web/page_fixture.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_every_route_for_everybody_in_every_council,
                                        page_fixture_setup, page_fixture_teardown),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
