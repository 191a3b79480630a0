#include "base/test.h"

#include "storage/report_store.h"
#include "storage/test_plan.h"

#include "base/banned.h"

static const char now[] = "2026-03-01T12:00:00Z";
static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static void check(bool ok, const struct error *error)
{
    if (!ok)
        fail_msg("%s", error->message);
}

static struct report_record add_draft(struct test_database *test, int64_t supersedes_id)
{
    struct error error = {0};
    struct plan plan;
    test_plan_fill(test, &plan, 0);
    struct report_record report = {.council_id = test->council_id,
                                   .plan_id = plan.id,
                                   .kind = "pronunciamiento",
                                   .cut_year = 2025,
                                   .title = "Pronunciamiento 2025",
                                   .created_by = test->person_id,
                                   .created_utc = now,
                                   .supersedes_id = supersedes_id};
    check(report_store_add(test->database, &report, &error), &error);
    return report;
}

static void approve(struct test_database *test, struct report_record *report, const char *code)
{
    struct error error = {0};
    bool was_draft = false;
    report->snapshot_json = "{\"figures\":[]}";
    report->snapshot_sha256 = hash;
    report->code = code;
    report->chain_head = "7K3QF-0XW2M";
    report->approved_by = test->other_person_id;
    report->approved_utc = now;
    check(report_store_approve(test->database, report, &was_draft, &error), &error);
    assert_true(was_draft);
}

static void test_approved_report_does_not_change(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct report_record *found = NULL;
    bool was_draft = true;
    struct report_record report = add_draft(test, 0);
    struct object_key key = {test->council_id, report.id};
    struct report_text text = {.council_id = test->council_id,
                               .report_id = report.id,
                               .section = "avances",
                               .markdown = "Se mejoró la vía.",
                               .updated_by = test->person_id,
                               .updated_utc = now};
    check(report_store_save_text(test->database, &text, &error), &error);
    report.title = "Otro título";
    check(report_store_save(test->database, &report, &was_draft, &error), &error);
    assert_true(was_draft);
    approve(test, &report, "ABCDE-12345");
    report.title = "Cambiado después";
    check(report_store_save(test->database, &report, &was_draft, &error), &error);
    assert_false(was_draft);
    check(report_store_approve(test->database, &report, &was_draft, &error), &error);
    assert_false(was_draft);
    check(report_store_delete_draft(test->database, key, &was_draft, &error), &error);
    assert_false(was_draft);
    assert_false(report_store_save_text(test->database, &text, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    check(report_store_find_by_code(test->database, "ABCDE-12345", &arena, &found, &error), &error);
    assert_non_null(found);
    assert_true(found->is_approved);
    assert_string_equal(found->title, "Otro título");
    assert_string_equal(found->snapshot_json, "{\"figures\":[]}");
    assert_string_equal(found->council_code, "guatape");
    assert_int_equal(found->superseded_by, 0);
    arena_release(&arena);
}

static void test_correction_is_a_new_version(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct report_record *found = NULL;
    struct report_record_list list;
    struct report_record first = add_draft(test, 0);
    approve(test, &first, "AAAAA-AAAAA");
    struct report_record second = add_draft(test, first.id);
    check(report_store_find_by_code(test->database, "AAAAA-AAAAA", &arena, &found, &error), &error);
    assert_int_equal(found->superseded_by, 0); /* a draft supersedes nothing yet */
    approve(test, &second, "BBBBB-BBBBB");
    check(report_store_find_by_code(test->database, "AAAAA-AAAAA", &arena, &found, &error), &error);
    assert_int_equal(found->superseded_by, second.id);
    check(report_store_list(test->database, test->council_id, &arena, &list, &error), &error);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].id, second.id);
    assert_string_equal(list.items[0].snapshot_json, "");
    check(report_store_list(test->database, test->other_council_id, &arena, &list, &error), &error);
    assert_int_equal(list.count, 0);
    arena_release(&arena);
}

static void test_two_people_write_one_text(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct report_text_list texts;
    struct report_record report = add_draft(test, 0);
    struct report_text one = {.council_id = test->council_id,
                              .report_id = report.id,
                              .section = "avances",
                              .markdown = "Uno",
                              .updated_utc = now};
    struct report_text other = one;
    check(report_store_save_text(test->database, &one, &error), &error);
    assert_int_equal(one.version, 1);
    assert_false(report_store_save_text(test->database, &other, &error));
    assert_int_equal(error.kind, ERROR_CONFLICT);
    other.version = 1;
    other.markdown = "Dos";
    check(report_store_save_text(test->database, &other, &error), &error);
    assert_false(report_store_save_text(test->database, &one, &error));
    struct object_key key = {test->council_id, report.id};
    check(report_store_list_texts(test->database, key, &arena, &texts, &error), &error);
    assert_int_equal(texts.count, 1);
    assert_string_equal(texts.items[0].markdown, "Dos");
    assert_int_equal(texts.items[0].version, 2);
    arena_release(&arena);
}

static void test_files_keep_their_bytes(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct report_file *found = NULL;
    struct report_record report = add_draft(test, 0);
    static const char bytes[] = "%PDF-1.7\0\xff";
    struct report_file file = {.council_id = test->council_id,
                               .report_id = report.id,
                               .format = "pdf",
                               .paper = "carta",
                               .bytes = bytes,
                               .size_bytes = sizeof bytes,
                               .sha256 = hash};
    bool was_draft = false;
    check(report_store_add_file(test->database, &file, &was_draft, &error), &error);
    assert_true(was_draft);
    check(report_store_find_file(test->database, &file, &arena, &found, &error), &error);
    assert_int_equal(found->size_bytes, sizeof bytes);
    assert_memory_equal(found->bytes, bytes, sizeof bytes);
    file.paper = "a4";
    check(report_store_find_file(test->database, &file, &arena, &found, &error), &error);
    assert_null(found);
    struct report_file_list list;
    struct object_key key = {test->council_id, report.id};
    check(report_store_list_files(test->database, key, &arena, &list, &error), &error);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].paper, "carta");
    assert_int_equal(list.items[0].size_bytes, sizeof bytes);
    key.council_id = test->other_council_id;
    check(report_store_list_files(test->database, key, &arena, &list, &error), &error);
    assert_int_equal(list.count, 0);
    arena_release(&arena);
}

static void test_files_of_an_approved_report_never_change(void **state)
{
    struct test_database *test = *state;
    struct arena arena = {0};
    struct error error = {0};
    struct report_file *found = NULL;
    struct report_record report = add_draft(test, 0);
    bool was_draft = false;
    struct report_file file = {.council_id = test->council_id,
                               .report_id = report.id,
                               .format = "pdf",
                               .paper = "a4",
                               .bytes = "uno",
                               .size_bytes = 3,
                               .sha256 = hash};
    check(report_store_add_file(test->database, &file, &was_draft, &error), &error);
    file.bytes = "dos";
    assert_false(report_store_add_file(test->database, &file, &was_draft, &error));
    assert_int_equal(error.kind, ERROR_CONSTRAINT);
    approve(test, &report, "CCCCC-CCCCC");
    file.paper = "carta";
    check(report_store_add_file(test->database, &file, &was_draft, &error), &error);
    assert_false(was_draft);
    check(report_store_find_file(test->database, &file, &arena, &found, &error), &error);
    assert_null(found);
    file.paper = "a4";
    check(report_store_find_file(test->database, &file, &arena, &found, &error), &error);
    assert_memory_equal(found->bytes, "uno", 3);
    arena_release(&arena);
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, test_database_setup, test_database_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_approved_report_does_not_change),
        TEST(test_correction_is_a_new_version),
        TEST(test_two_people_write_one_text),
        TEST(test_files_keep_their_bytes),
        TEST(test_files_of_an_approved_report_never_change),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
