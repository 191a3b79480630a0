/* The life of a pronouncement as people act on it: draft, texts, approval, correction; and what
 * proves afterwards that nothing of it changed. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/approve_report.h"
#include "actions/report_draft.h"
#include "security/report_proof.h"
#include "storage/audit_store.h"
#include "storage/database.h"
#include "storage/report_settings.h"
#include "storage/sha256.h"
#include "storage/test_plan.h"

#include "base/banned.h"

/* A plan 2024–2027 of three indicators; somebody with the role acts. */
static int64_t prepare(struct access_fixture *f, enum role role)
{
    struct plan plan;
    f->test.council_id = f->council_id;
    int64_t first = test_plan_fill(&f->test, &plan, 3);
    int64_t person = access_fixture_add_member(f, "ana@example.org", ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
    return first;
}

static int64_t start_draft(struct access_fixture *f, int year)
{
    int64_t id = 0;
    const struct create_report input = {.cut_year = year, .title = ""};
    assert_int_equal(create_report(&f->context, &input, &id), ACTION_DONE);
    assert_true(id > 0);
    return id;
}

static struct report_record *load(struct access_fixture *f, int64_t id)
{
    struct report_record *report = NULL;
    assert_true(report_store_load(f->database, (struct object_key){f->council_id, id}, &f->arena,
                                  &report, &f->context.error));
    return report;
}

static const char *sum_of(struct access_fixture *f, const char *text)
{
    char *sum = arena_alloc(&f->arena, SHA256_TEXT_SIZE);
    sha256_format(text, strlen(text), sum);
    return sum;
}

/* What a maker of documents would hand back. */
static struct report_frozen freeze(struct access_fixture *f)
{
    struct report_file *files = ARENA_NEW_ARRAY(&f->arena, 2, struct report_file);
    const char *snapshot = "{\"cut_year\":2025}";
    files[0] = (struct report_file){.format = "pdf",
                                    .paper = "a4",
                                    .bytes = "%PDF",
                                    .size_bytes = 4,
                                    .sha256 = sum_of(f, "%PDF")};
    files[1] = (struct report_file){
        .format = "html", .paper = "", .bytes = "<p>", .size_bytes = 3, .sha256 = sum_of(f, "<p>")};
    return (struct report_frozen){snapshot, sum_of(f, snapshot), {files, 2}};
}

static enum action_status approve(struct access_fixture *f, int64_t id)
{
    struct report_approval approval;
    enum action_status status = start_report_approval(&f->context, id, &approval);
    if (status != ACTION_DONE)
        return status;
    const struct report_frozen frozen = freeze(f);
    return approve_report(&f->context, &approval, &frozen);
}

static struct report_proof prove(struct access_fixture *f, int64_t id)
{
    struct report_proof proof;
    assert_true(report_proof_check(f->database, load(f, id), &f->arena, &proof, &f->context.error));
    return proof;
}

static void a_draft_starts_in_a_year_of_the_plan(void **state)
{
    static const struct {
        int year;
        const char *title, *field, *message;
    } cases[] = {
        {2023, "", "corte", "Elija un año del plan: de 2024 a 2027."},
        {2025, "", "corte", "Ya hay un borrador de 2025. Ábralo en la lista de informes."},
        {2024, "Uno\x01", "titulo", NULL},
    };
    struct access_fixture *f = *state;
    int64_t id = 0;
    prepare(f, ROLE_TECHNICAL_SECRETARY);
    struct report_record *draft = load(f, start_draft(f, 2025));
    assert_string_equal(draft->title, "Pronunciamiento anual 2025");
    assert_int_equal(draft->version, 1);
    assert_false(draft->is_approved);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        access_fixture_forget_messages(f);
        const struct create_report input = {cases[i].year, cases[i].title};
        assert_int_equal(create_report(&f->context, &input, &id), ACTION_INVALID);
        const char *message = action_find_message(&f->context, cases[i].field);
        assert_non_null(message);
        if (cases[i].message != NULL)
            assert_string_equal(message, cases[i].message);
    }
}

static void without_a_plan_there_is_nothing_to_report(void **state)
{
    struct access_fixture *f = *state;
    int64_t id = 0;
    access_fixture_become_operator(f, f->council_id);
    const struct create_report input = {.cut_year = 2025};
    assert_int_equal(create_report(&f->context, &input, &id), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "corte"));
}

static void the_second_of_two_writers_is_told(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_COUNCILLOR);
    int64_t id = start_draft(f, 2025);
    struct save_report_text one = {id, "avances", "Se **mejoró** la vía.\r\n\r\nMás.", 0};
    struct save_report_text other = {id, "avances", "Otra cosa", 0};
    assert_int_equal(save_report_text(&f->context, &one), ACTION_DONE);
    assert_int_equal(save_report_text(&f->context, &other), ACTION_CONFLICT);
    struct report_text_list texts;
    assert_true(report_store_list_texts(f->database, (struct object_key){f->council_id, id},
                                        &f->arena, &texts, &f->context.error));
    assert_int_equal(texts.count, 1);
    assert_string_equal(texts.items[0].markdown, "Se **mejoró** la vía.\n\nMás.");
    other.version = texts.items[0].version;
    assert_int_equal(save_report_text(&f->context, &other), ACTION_DONE);
    other.section = "otra";
    assert_int_equal(save_report_text(&f->context, &other), ACTION_NOT_FOUND);
    other.section = "tema_99"; /* no topic of the plan */
    assert_int_equal(save_report_text(&f->context, &other), ACTION_NOT_FOUND);
}

static void a_text_may_not_be_endless(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_COUNCILLOR);
    int64_t id = start_draft(f, 2025);
    char *long_text = arena_alloc(&f->arena, REPORT_TEXT_MAX_CHARACTERS + 2);
    memset(long_text, 'a', REPORT_TEXT_MAX_CHARACTERS + 1);
    long_text[REPORT_TEXT_MAX_CHARACTERS + 1] = '\0';
    struct save_report_text input = {id, "causas", long_text, 0};
    assert_int_equal(save_report_text(&f->context, &input), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "texto"));
    access_fixture_forget_messages(f);
    long_text[REPORT_TEXT_MAX_CHARACTERS] = '\0';
    assert_int_equal(save_report_text(&f->context, &input), ACTION_DONE);
}

static void indicators_are_chosen_from_the_plan(void **state)
{
    struct access_fixture *f = *state;
    int64_t first = prepare(f, ROLE_TECHNICAL_SECRETARY);
    int64_t id = start_draft(f, 2025);
    struct report_settings settings;
    const int64_t two[] = {first + 2, first}, foreign[] = {first, first + 99},
                  all[] = {first, first + 1, first + 2};
    struct choose_report_indicators input = {id, NULL, 0};
    assert_int_equal(choose_report_indicators(&f->context, &input), ACTION_INVALID);
    access_fixture_forget_messages(f);
    input = (struct choose_report_indicators){id, foreign, 2};
    assert_int_equal(choose_report_indicators(&f->context, &input), ACTION_NOT_FOUND);
    input = (struct choose_report_indicators){id, two, 2};
    assert_int_equal(choose_report_indicators(&f->context, &input), ACTION_DONE);
    report_settings_read(load(f, id)->settings_json, &f->arena, &settings);
    assert_int_equal(settings.indicator_count, 2);
    assert_int_equal(settings.indicator_ids[0], first);
    assert_false(report_settings_has(&settings, first + 1));
    input = (struct choose_report_indicators){id, all, 3};
    assert_int_equal(choose_report_indicators(&f->context, &input), ACTION_DONE);
    report_settings_read(load(f, id)->settings_json, &f->arena, &settings);
    assert_int_equal(settings.indicator_count, 0);
    assert_true(report_settings_has(&settings, first + 1));
}

static void data_of_the_report_keep_the_chosen_indicators(void **state)
{
    struct access_fixture *f = *state;
    int64_t first = prepare(f, ROLE_TECHNICAL_SECRETARY);
    int64_t id = start_draft(f, 2025);
    struct report_settings settings;
    const struct choose_report_indicators choice = {id, &first, 1};
    assert_int_equal(choose_report_indicators(&f->context, &choice), ACTION_DONE);
    const struct save_report input = {.report_id = id,
                                      .title = "¿Cómo va el plan?",
                                      .addressee = " Alcaldía ",
                                      .approval_note = "Acta 07",
                                      .president = "Rosalba",
                                      .secretary = "Hernán"};
    assert_int_equal(save_report(&f->context, &input), ACTION_DONE);
    struct report_record *report = load(f, id);
    report_settings_read(report->settings_json, &f->arena, &settings);
    assert_string_equal(report->title, "¿Cómo va el plan?");
    assert_string_equal(settings.addressee, "Alcaldía");
    assert_string_equal(settings.secretary, "Hernán");
    assert_int_equal(settings.indicator_count, 1);
}

/* Two write the data of one draft: the second is told, and nothing is lost. */
static void the_second_of_two_savers_is_told(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_TECHNICAL_SECRETARY);
    int64_t id = start_draft(f, 2025);
    const char *seen = report_mark_data(&f->arena, load(f, id));
    struct save_report one = {.report_id = id, .president = "Rosalba", .seen = seen};
    struct save_report two = {.report_id = id, .president = "Hernán", .seen = seen};
    assert_int_equal(save_report(&f->context, &one), ACTION_DONE);
    assert_int_equal(save_report(&f->context, &one), ACTION_DONE); /* sent twice */
    assert_int_equal(save_report(&f->context, &two), ACTION_CONFLICT);
    assert_non_null(action_find_message(&f->context, ""));
    access_fixture_forget_messages(f);
    assert_non_null(strstr(load(f, id)->settings_json, "Rosalba"));
    two.seen = report_mark_data(&f->arena, load(f, id));
    assert_string_not_equal(two.seen, seen);
    assert_int_equal(save_report(&f->context, &two), ACTION_DONE);
    assert_non_null(strstr(load(f, id)->settings_json, "Hernán"));
}

static void the_second_of_two_choosers_is_told(void **state)
{
    struct access_fixture *f = *state;
    int64_t first = prepare(f, ROLE_TECHNICAL_SECRETARY), second = first + 1;
    int64_t id = start_draft(f, 2025);
    const char *seen = report_mark_choice(&f->arena, load(f, id));
    const struct choose_report_indicators one = {id, &first, 1, seen};
    struct choose_report_indicators two = {id, &second, 1, seen};
    assert_int_equal(choose_report_indicators(&f->context, &one), ACTION_DONE);
    assert_int_equal(choose_report_indicators(&f->context, &one), ACTION_DONE); /* sent twice */
    assert_int_equal(choose_report_indicators(&f->context, &two), ACTION_CONFLICT);
    access_fixture_forget_messages(f);
    two.seen = report_mark_choice(&f->arena, load(f, id));
    assert_int_equal(choose_report_indicators(&f->context, &two), ACTION_DONE);
}

static void only_the_presidency_approves(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_TECHNICAL_SECRETARY);
    int64_t id = start_draft(f, 2025);
    assert_int_equal(approve(f, id), ACTION_FORBIDDEN);
    assert_false(load(f, id)->is_approved);
}

static void an_approval_freezes_everything(void **state)
{
    struct access_fixture *f = *state;
    int64_t first = prepare(f, ROLE_PRESIDENT);
    int64_t id = start_draft(f, 2025), other = 0;
    assert_int_equal(approve(f, id), ACTION_DONE);
    struct report_record *report = load(f, id);
    assert_true(report->is_approved);
    assert_int_equal(strlen(report->code), 11);
    assert_string_equal(report->snapshot_sha256, sum_of(f, report->snapshot_json));
    assert_string_equal(report->approved_utc, "2026-03-01T12:00:00Z");
    assert_int_equal(report->approved_by, f->identity.person_id);
    assert_int_equal(strlen(report->chain_head), 11);
    assert_true(report_proof_is_whole(&(struct report_proof){
        .has_snapshot = true, .has_files = true, .is_in_chain = true, .has_head = true}));
    const struct report_proof proof = prove(f, id);
    assert_true(report_proof_is_whole(&proof));

    const struct save_report data = {.report_id = id, .title = "Otro"};
    const struct save_report_text text = {id, "avances", "Otro", 0};
    const struct choose_report_indicators choice = {id, &first, 1};
    const struct create_report again = {.cut_year = 2025};
    assert_int_equal(save_report(&f->context, &data), ACTION_CONFLICT);
    assert_int_equal(save_report_text(&f->context, &text), ACTION_CONFLICT);
    assert_int_equal(choose_report_indicators(&f->context, &choice), ACTION_CONFLICT);
    assert_int_equal(delete_report(&f->context, id), ACTION_CONFLICT);
    assert_int_equal(approve(f, id), ACTION_CONFLICT);
    assert_int_equal(create_report(&f->context, &again, &other), ACTION_INVALID);
}

static void what_changed_meanwhile_is_not_approved(void **state)
{
    struct access_fixture *f = *state;
    struct report_approval approval;
    prepare(f, ROLE_PRESIDENT);
    int64_t id = start_draft(f, 2025);
    assert_int_equal(start_report_approval(&f->context, id, &approval), ACTION_DONE);
    const struct save_report_text text = {id, "avances", "Más", 0};
    assert_int_equal(save_report_text(&f->context, &text), ACTION_DONE);
    const struct report_frozen frozen = freeze(f);
    assert_int_equal(approve_report(&f->context, &approval, &frozen), ACTION_CONFLICT);
    assert_false(load(f, id)->is_approved);
    struct report_file_list files;
    assert_true(report_store_list_files(f->database, (struct object_key){f->council_id, id},
                                        &f->arena, &files, &f->context.error));
    assert_int_equal(files.count, 0);
    assert_int_equal(approve(f, id), ACTION_DONE);
}

static void a_correction_supersedes_and_keeps_the_former(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_PRESIDENT);
    int64_t id = start_draft(f, 2025), draft = 0, second = 0;
    struct correct_report input = {id, "La meta de vías era 4 km."};
    const struct save_report_text text = {id, "avances", "Se mejoró.", 0};
    assert_int_equal(save_report_text(&f->context, &text), ACTION_DONE);
    assert_int_equal(correct_report(&f->context, &input, &draft), ACTION_CONFLICT);
    assert_int_equal(approve(f, id), ACTION_DONE);
    input.note = " ";
    assert_int_equal(correct_report(&f->context, &input, &draft), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "correccion"));
    access_fixture_forget_messages(f);
    input.note = "La meta de vías era 4 km.";
    assert_int_equal(correct_report(&f->context, &input, &draft), ACTION_DONE);
    assert_int_equal(correct_report(&f->context, &input, &second), ACTION_CONFLICT);
    assert_int_equal(load(f, draft)->version, 2);
    assert_int_equal(load(f, id)->superseded_by, 0);
    struct report_text_list texts;
    assert_true(report_store_list_texts(f->database, (struct object_key){f->council_id, draft},
                                        &f->arena, &texts, &f->context.error));
    assert_int_equal(texts.count, 1);
    assert_string_equal(texts.items[0].markdown, "Se mejoró.");
    assert_int_equal(approve(f, draft), ACTION_DONE);
    assert_int_equal(load(f, id)->superseded_by, draft);
    assert_true(load(f, id)->is_approved);
    assert_string_not_equal(load(f, id)->code, load(f, draft)->code);
    const struct report_proof former = prove(f, id);
    assert_true(report_proof_is_whole(&former));
}

static void a_draft_is_thrown_away(void **state)
{
    struct access_fixture *f = *state;
    prepare(f, ROLE_COUNCILLOR);
    int64_t id = start_draft(f, 2025);
    assert_int_equal(delete_report(&f->context, id + 7), ACTION_NOT_FOUND);
    assert_int_equal(delete_report(&f->context, id), ACTION_DONE);
    assert_null(load(f, id));
    assert_int_equal(delete_report(&f->context, id), ACTION_NOT_FOUND);
    start_draft(f, 2025);
}

static void readers_and_liaisons_change_nothing(void **state)
{
    struct access_fixture *f = *state;
    int64_t id = 0;
    prepare(f, ROLE_LIAISON);
    const struct create_report create = {.cut_year = 2025};
    const struct save_report_text text = {1, "avances", "x", 0};
    const struct save_report data = {.report_id = 1};
    const struct choose_report_indicators choice = {1, &id, 1};
    const struct correct_report correction = {1, "x"};
    assert_int_equal(create_report(&f->context, &create, &id), ACTION_FORBIDDEN);
    assert_int_equal(save_report_text(&f->context, &text), ACTION_FORBIDDEN);
    assert_int_equal(save_report(&f->context, &data), ACTION_FORBIDDEN);
    assert_int_equal(choose_report_indicators(&f->context, &choice), ACTION_FORBIDDEN);
    assert_int_equal(delete_report(&f->context, 1), ACTION_FORBIDDEN);
    assert_int_equal(correct_report(&f->context, &correction, &id), ACTION_FORBIDDEN);
    assert_int_equal(approve(f, 1), ACTION_FORBIDDEN);
}

/* Every change behind the program's back is seen, whoever mends the sums beside it. */
static void a_flipped_byte_is_found(void **state)
{
    static const struct {
        const char *change;
        bool has_snapshot, has_files, is_in_chain;
    } cases[] = {
        {"UPDATE report SET snapshot_json = '{\"cut_year\":2026}'", false, true, true},
        {"UPDATE report_file SET sha256 = 'a' || substr(sha256, 2) WHERE format = 'pdf'", true,
         false, false},
        {"DELETE FROM report_file WHERE format = 'html'", true, true, false},
        {"UPDATE report SET code = '00000-00000'", true, true, false},
        {"UPDATE report SET snapshot_json = '', snapshot_sha256 = "
         "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
         true, true, false},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct access_fixture *f = *state;
        if (i > 0) {
            access_fixture_teardown(state);
            access_fixture_setup(state);
            f = *state;
        }
        prepare(f, ROLE_PRESIDENT);
        int64_t id = start_draft(f, 2025);
        assert_int_equal(approve(f, id), ACTION_DONE);
        assert_true(database_execute_script(f->database, cases[i].change, &f->context.error));
        const struct report_proof proof = prove(f, id);
        assert_false(report_proof_is_whole(&proof));
        assert_int_equal(proof.has_snapshot, cases[i].has_snapshot);
        assert_int_equal(proof.has_files, cases[i].has_files);
        assert_int_equal(proof.is_in_chain, cases[i].is_in_chain);
        assert_int_equal(proof.chain.fault, AUDIT_CHAIN_WHOLE);
    }
}

int main(void)
{
#define TEST(function)                                                                             \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_draft_starts_in_a_year_of_the_plan),
        TEST(without_a_plan_there_is_nothing_to_report),
        TEST(the_second_of_two_writers_is_told),
        TEST(a_text_may_not_be_endless),
        TEST(indicators_are_chosen_from_the_plan),
        TEST(data_of_the_report_keep_the_chosen_indicators),
        TEST(the_second_of_two_savers_is_told),
        TEST(the_second_of_two_choosers_is_told),
        TEST(only_the_presidency_approves),
        TEST(an_approval_freezes_everything),
        TEST(what_changed_meanwhile_is_not_approved),
        TEST(a_correction_supersedes_and_keeps_the_former),
        TEST(a_draft_is_thrown_away),
        TEST(readers_and_liaisons_change_nothing),
        TEST(a_flipped_byte_is_found),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
