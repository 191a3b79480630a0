#include "base/test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "storage/database.h"
#include "storage/plan_store.h"
#include "storage/test_plan.h"
#include "web/board_shelf.h"
#include "web/page_fixture.h"

#include "base/banned.h"

enum { LIMIT_BYTES = 4 * 1024 * 1024, INDICATORS = 12 };

static int setup(void **state)
{
    int status = page_fixture_setup(state);
    struct page_fixture *f = *state;
    struct plan plan;
    test_plan_fill(&f->test, &plan, INDICATORS);
    f->site.boards = board_shelf_create(LIMIT_BYTES);
    return status;
}

static int teardown(void **state)
{
    struct page_fixture *f = *state;
    board_shelf_destroy(f->site.boards);
    return page_fixture_teardown(state);
}

static struct board_request ask(const struct page_fixture *f, int cut_year)
{
    const struct council council = {
        .id = f->test.council_id, .weighting = "", .bands_json = "", .deadline_month_day = ""};
    struct board_request request =
        board_request_for(&council, BOARD_PUBLIC, (struct date){2026, 6, 15});
    request.cut_year = cut_year;
    return request;
}

/* A visit in three steps, as the router takes them. */
static struct page_context arrive(struct page_fixture *f, struct arena *arena)
{
    struct page_context page = {.arena = arena, .site = &f->site};
    assert_true(database_pool_read_change_counter(f->site.pool, &page.change_counter, NULL));
    assert_true(database_pool_borrow(f->site.pool, &page.database, NULL));
    assert_true(database_begin(page.database, false, NULL));
    return page;
}

static const struct board *gather(struct page_context *page, const struct board_request *request)
{
    const struct board *board = NULL;
    if (!board_shelf_gather(page, request, &board))
        fail_msg("%s", page->action.error.message);
    assert_non_null(board);
    return board;
}

static void leave(struct page_context *page)
{
    database_pool_return(page->site->pool, page->database);
    board_shelf_release(page->shelved_board);
}

/* The board that a visitor gets; not to be looked into any more. */
static const struct board *visit(struct page_fixture *f, const struct board_request *request)
{
    struct page_context page = arrive(f, &f->arena);
    const struct board *board = gather(&page, request);
    leave(&page);
    return board;
}

static void rename_plan(struct page_fixture *f, struct database *database, const char *name)
{
    struct object_key key = {f->test.council_id, 0};
    assert_true(database_begin(database, true, NULL));
    assert_true(plan_store_find_current(database, key.council_id, &key.id, NULL));
    assert_true(plan_store_rename(database, key, name, NULL));
    assert_true(database_commit(database, NULL));
}

static void test_a_board_is_kept_for_the_same_request(void **state)
{
    struct page_fixture *f = *state;
    struct board_request request = ask(f, 2025), other = ask(f, 2024), council = ask(f, 2025);
    const struct board *first = visit(f, &request);
    size_t used = board_shelf_used_bytes(f->site.boards);
    assert_true(used > 0);
    assert_ptr_equal(visit(f, &request), first);
    assert_int_equal(board_shelf_used_bytes(f->site.boards), used);
    assert_ptr_not_equal(visit(f, &other), first);
    assert_true(board_shelf_used_bytes(f->site.boards) > used);
    assert_ptr_equal(visit(f, &request), first);
    used = board_shelf_used_bytes(f->site.boards);
    council.view = BOARD_COUNCIL; /* what only members see stays with who asked */
    visit(f, &council);
    assert_int_equal(board_shelf_used_bytes(f->site.boards), used);
}

static void test_each_part_of_a_request_counts(void **state)
{
    struct page_fixture *f = *state;
    const struct board_request request = ask(f, 2025);
    struct board_request others[8];
    assert_true(board_request_is_same(&request, &request));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        others[i] = request;
    others[0].council_id++;
    others[1].view = BOARD_COUNCIL;
    others[2].cut_year = 0;
    others[3].today.day++;
    others[4].weighting = WEIGHTING_EXPLICIT;
    others[5].bands.lower_e4[3]--;
    others[6].deadline_month++;
    others[7].deadline_day--;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(board_request_is_same(&request, &others[i]));
}

static void test_a_commit_is_seen_at_once(void **state)
{
    struct page_fixture *f = *state;
    const struct board_request request = ask(f, 2025);
    visit(f, &request);
    rename_plan(f, f->test.database, "Otro nombre");
    struct page_context page = arrive(f, &f->arena);
    assert_string_equal(gather(&page, &request)->plan->name, "Otro nombre");
    leave(&page);
}

/* Committed after the counter was read: what is read then must not stay under the old number, and
 * what stands there must not be given to a transaction that reads the new state. */
static void test_a_commit_between_counter_and_reading_is_not_lost(void **state)
{
    struct page_fixture *f = *state;
    const struct board_request request = ask(f, 2025);
    visit(f, &request);
    struct page_context late = {.arena = &f->arena, .site = &f->site};
    assert_true(database_pool_read_change_counter(f->site.pool, &late.change_counter, NULL));
    rename_plan(f, f->test.database, "Segundo");
    assert_true(database_pool_borrow(f->site.pool, &late.database, NULL));
    assert_true(database_begin(late.database, false, NULL));
    assert_string_equal(gather(&late, &request)->plan->name, "Segundo");
    rename_plan(f, f->test.database, "Tercero");
    leave(&late);
    struct page_context page = arrive(f, &f->arena);
    assert_string_equal(gather(&page, &request)->plan->name, "Tercero");
    leave(&page);
}

/* A transaction reads one state, whatever others kept meanwhile. */
static void test_a_transaction_keeps_to_its_state(void **state)
{
    struct page_fixture *f = *state;
    const struct board_request request = ask(f, 2025);
    struct object_key key = {f->test.council_id, 0};
    rename_plan(f, f->test.database, "Antes");
    struct page_context early = arrive(f, &f->arena);
    assert_true(plan_store_find_current(early.database, key.council_id, &key.id, NULL));
    rename_plan(f, f->test.database, "Después");
    visit(f, &request);
    assert_string_equal(gather(&early, &request)->plan->name, "Antes");
    leave(&early);
    struct page_context page = arrive(f, &f->arena);
    assert_string_equal(gather(&page, &request)->plan->name, "Después");
    leave(&page);
}

static void test_the_shelf_is_bounded(void **state)
{
    struct page_fixture *f = *state;
    struct board_request request = ask(f, 2025);
    visit(f, &request);
    size_t one = board_shelf_used_bytes(f->site.boards);
    board_shelf_destroy(f->site.boards);
    f->site.boards = board_shelf_create(2 * one);
    for (int day = 1; day <= 20; day++) {
        request.today.day = day;
        visit(f, &request);
        assert_true(board_shelf_used_bytes(f->site.boards) <= 2 * one);
    }
    visit(f, &request); /* the 20th, once more */
    request.today.day = 19;
    const struct board *before = visit(f, &request);
    request.today.day = 21; /* pushes out what was asked for longest ago: the 20th */
    visit(f, &request);
    request.today.day = 19;
    assert_ptr_equal(visit(f, &request), before);
    board_shelf_destroy(f->site.boards);
    f->site.boards = board_shelf_create(one - 1);
    visit(f, &request);
    assert_int_equal(board_shelf_used_bytes(f->site.boards), 0);
}

enum { VISITS = 60, CHANGES = 20 };

static void *visit_often(void *context)
{
    struct page_fixture *f = context;
    const struct board_request request = ask(f, 2025);
    int last = 0;
    for (int i = 0; i < VISITS; i++) {
        struct arena arena = {0};
        struct page_context page = arrive(f, &arena);
        int number = (int)strtol(gather(&page, &request)->plan->name, NULL, 10);
        leave(&page);
        arena_release(&arena);
        if (number < last)
            return context; /* an older plan than before */
        last = number;
    }
    return NULL;
}

static void test_many_ask_while_one_writes(void **state)
{
    struct page_fixture *f = *state;
    pthread_t visitors[3];
    char name[16];
    rename_plan(f, f->test.database, "0");
    for (int i = 0; i < 3; i++)
        assert_int_equal(pthread_create(&visitors[i], NULL, visit_often, f), 0);
    for (int i = 1; i <= CHANGES; i++) {
        snprintf(name, sizeof name, "%d", i);
        rename_plan(f, f->test.database, name);
    }
    for (int i = 0; i < 3; i++) {
        void *complaint = NULL;
        assert_int_equal(pthread_join(visitors[i], &complaint), 0);
        assert_null(complaint);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_board_is_kept_for_the_same_request),
        TEST(test_each_part_of_a_request_counts),
        TEST(test_a_commit_is_seen_at_once),
        TEST(test_a_commit_between_counter_and_reading_is_not_lost),
        TEST(test_a_transaction_keeps_to_its_state),
        TEST(test_the_shelf_is_bounded),
        TEST(test_many_ask_while_one_writes),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
