/* The work plan as people act on it: activities, the legal calendar, rules, files, addresses. */
#include "base/test.h"

#include "actions/access_fixture.h"
#include "actions/commission.h"
#include "actions/council_rules.h"
#include "actions/work_activity.h"
#include "actions/work_file.h"
#include "core/work_plan/legal_calendar.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/evidence_files.h"
#include "storage/evidence_store.h"
#include "storage/work_plan_store.h"

#include "base/banned.h"

static void become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
    f->context.data_folder = f->test.folder;
}

static struct save_activity form(const char *title)
{
    return (struct save_activity){.title = title,
                                  .description = "",
                                  .step = "1.1",
                                  .commission = "",
                                  .responsible = "",
                                  .start = "1/3/2026",
                                  .end = "31/3/2026",
                                  .product = "Acta",
                                  .state = "pendiente",
                                  .done = ""};
}

static int64_t add(struct access_fixture *f, const char *title)
{
    const struct save_activity input = form(title);
    int64_t id = 0;
    assert_int_equal(save_activity(&f->context, &input, &id), ACTION_DONE);
    return id;
}

static struct work_activity *load(struct access_fixture *f, int64_t id)
{
    struct work_activity *it = NULL;
    assert_true(work_plan_store_load(f->database, (struct object_key){f->council_id, id}, &f->arena,
                                     &it, NULL));
    return it;
}

static struct work_activity_list list(struct access_fixture *f)
{
    struct work_activity_list activities;
    assert_true(work_plan_store_list(f->database, f->council_id, &f->arena, &activities, NULL));
    return activities;
}

static void an_activity_is_written_down_changed_and_done(void **state)
{
    struct access_fixture *f = *state;
    int64_t commission = 0;
    int total = 0, done = 0;
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    const struct save_commission rural = {.name = "Rural", .purpose = ""};
    assert_int_equal(save_commission(&f->context, &rural, &commission), ACTION_DONE);
    int64_t id = add(f, "Visitar la vía");
    struct save_activity input = form("Visitar las obras");
    input.id = id;
    input.version = 1;
    input.commission = arena_printf(&f->arena, "%lld", (long long)commission);
    assert_int_equal(save_activity(&f->context, &input, &id), ACTION_DONE);
    assert_int_equal(save_activity(&f->context, &input, &id), ACTION_CONFLICT);
    assert_true(load(f, id)->commission_id == commission);
    assert_int_equal(finish_activity(&f->context, id), ACTION_DONE);
    assert_int_equal(finish_activity(&f->context, id), ACTION_DONE);
    assert_int_equal(load(f, id)->state, ACTIVITY_DONE);
    assert_true(date_is_valid(load(f, id)->done));
    assert_true(work_plan_store_count(f->database, f->council_id, &total, &done, NULL));
    assert_true(total == 1 && done == 1);
    assert_int_equal(remove_commission(&f->context, commission), ACTION_DONE);
    assert_true(load(f, id)->commission_id == 0);
    assert_int_equal(remove_activity(&f->context, id), ACTION_DONE);
    assert_int_equal(remove_activity(&f->context, id), ACTION_NOT_FOUND);
    assert_int_equal(finish_activity(&f->context, id), ACTION_NOT_FOUND);
    assert_int_equal(remove_activity(&f->context, 0), ACTION_NOT_FOUND);
}

static void bad_activities_are_asked_again(void **state)
{
    static const char *const fields[] = {"titulo", "inicio",   "fin",         "fin",  "paso",
                                         "estado", "comision", "responsable", "hecha"};
    struct access_fixture *f = *state;
    struct save_activity bad[TEST_COUNT(fields)];
    int64_t id = 0;
    become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    for (size_t i = 0; i < TEST_COUNT(bad); i++)
        bad[i] = form("Visita");
    bad[0].title = "";
    bad[1].start = "30/02/2026";
    bad[2].end = "";
    bad[3].end = "28/02/2026";
    bad[4].step = "9.9";
    bad[5].state = "quizás";
    bad[6].commission = "999999";
    bad[7].responsible = "1x";
    bad[8].state = "hecha";
    bad[8].done = "31/12/2099";
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        access_fixture_forget_messages(f);
        assert_int_equal(save_activity(&f->context, &bad[i], &id), ACTION_INVALID);
        if (action_find_message(&f->context, fields[i]) == NULL || f->context.messages.count != 1)
            fail_msg("%s: %zu messages", fields[i], f->context.messages.count);
    }
    assert_int_equal(list(f).count, 0);
}

static void the_legal_calendar_is_accepted_one_by_one_or_whole(void **state)
{
    struct access_fixture *f = *state;
    size_t added = 0;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    const char *const one[] = {"concepto"};
    const struct accept_events single = {one, 1};
    assert_int_equal(accept_legal_events(&f->context, &single, &added), ACTION_INVALID);
    assert_non_null(strstr(action_find_message(&f->context, ""), "posesionó"));
    access_fixture_forget_messages(f);
    struct save_rules rules = {.office = "", .quorum = "numero", .quorum_number = "0"};
    assert_int_equal(save_council_rules(&f->context, &rules), ACTION_INVALID);
    assert_int_equal(f->context.messages.count, 2);
    access_fixture_forget_messages(f);
    rules = (struct save_rules){.office = "1/1/2024", .quorum = "la_mitad", .quorum_number = ""};
    assert_int_equal(save_council_rules(&f->context, &rules), ACTION_DONE);
    assert_int_equal(save_council_rules(&f->context, &rules), ACTION_CONFLICT);
    assert_int_equal(accept_legal_events(&f->context, &(struct accept_events){0}, &added),
                     ACTION_INVALID);
    access_fixture_forget_messages(f);
    assert_int_equal(accept_legal_events(&f->context, &single, &added), ACTION_DONE);
    assert_int_equal(added, 1);
    assert_int_equal(date_compare(list(f).items[0].end, (struct date){2024, 3, 31}), 0);
    assert_int_equal(list(f).items[0].basis, ACTIVITY_BASIS_LAW_DATE);
    const char *const wrong[] = {"aprobacion", "invento"};
    assert_int_equal(accept_legal_events(&f->context, &(struct accept_events){wrong, 2}, &added),
                     ACTION_NOT_FOUND);
    assert_int_equal(list(f).count, 1); /* nothing of it was kept */
    const struct legal_event_list all =
        legal_calendar_compute(&f->arena, (struct date){2024, 1, 1});
    const char **codes = ARENA_NEW_ARRAY(&f->arena, all.count, const char *);
    for (size_t i = 0; i < all.count; i++)
        codes[i] = all.items[i].code;
    const struct accept_events whole = {codes, all.count};
    assert_int_equal(accept_legal_events(&f->context, &whole, &added), ACTION_DONE);
    assert_int_equal(added, all.count - 1);
    assert_int_equal(accept_legal_events(&f->context, &whole, &added), ACTION_DONE);
    assert_int_equal(added, 0);
    assert_int_equal(list(f).count, all.count);
}

/* Changing the date leaves what the law says of it. */
static void a_date_of_law_can_be_changed(void **state)
{
    struct access_fixture *f = *state;
    size_t added = 0;
    int64_t id = 0;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    const struct save_rules rules = {.office = "1/1/2024", .quorum = "la_mitad"};
    assert_int_equal(save_council_rules(&f->context, &rules), ACTION_DONE);
    const char *const one[] = {"concepto"};
    assert_int_equal(accept_legal_events(&f->context, &(struct accept_events){one, 1}, &added),
                     ACTION_DONE);
    struct save_activity input = form("Dar el concepto");
    input.id = list(f).items[0].id;
    input.version = 1;
    assert_int_equal(save_activity(&f->context, &input, &id), ACTION_DONE);
    const struct work_activity *it = load(f, id);
    assert_int_equal(it->end.year, 2026);
    assert_string_equal(it->norm, "Ley 152 de 1994, artículo 39");
    assert_string_equal(it->legal_code, "concepto");
    assert_int_equal(it->basis, ACTIVITY_BASIS_LAW_DATE);
}

static void a_file_is_kept_on_the_disk_before_its_row(void **state)
{
    struct access_fixture *f = *state;
    struct work_file_list files;
    struct evidence_hash_list hashes = {0};
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    int64_t id = add(f, "Sesión");
    struct attach_work_file input = {.activity_id = id, .is_minutes = true};
    assert_int_equal(attach_work_file(&f->context, &input), ACTION_INVALID);
    access_fixture_forget_messages(f);
    input.file = (struct evidence_upload){"acta.exe", "MZ", 2};
    assert_int_equal(attach_work_file(&f->context, &input), ACTION_INVALID);
    assert_non_null(action_find_message(&f->context, "archivos"));
    access_fixture_forget_messages(f);
    input.file = (struct evidence_upload){"acta.pdf", "%PDF-1.7", 8};
    assert_int_equal(attach_work_file(&f->context, &input), ACTION_DONE);
    input.activity_id = 999999;
    assert_int_equal(attach_work_file(&f->context, &input), ACTION_NOT_FOUND);
    const struct object_key key = {f->council_id, id};
    assert_true(work_plan_store_list_files(f->database, key, &f->arena, &files, NULL));
    assert_int_equal(files.count, 1);
    assert_true(files.items[0].is_minutes && !files.items[0].is_public);
    const char *folder = arena_printf(&f->arena, "%s/%s", f->test.folder, EVIDENCE_FILES_FOLDER);
    assert_true(evidence_files_check(folder, files.items[0].sha256, NULL));
    /* A backup takes every file that a row names: this one too. */
    assert_true(evidence_store_list_hashes(f->database, &f->arena, &hashes, NULL));
    assert_int_equal(hashes.count, 1);
    assert_int_equal(load(f, id)->file_count, 1);
    assert_int_equal(remove_work_file(&f->context, id, files.items[0].id), ACTION_DONE);
    assert_int_equal(remove_work_file(&f->context, id, files.items[0].id), ACTION_NOT_FOUND);
    assert_int_equal(load(f, id)->file_count, 0);
}

static void an_address_works_until_the_next(void **state)
{
    struct access_fixture *f = *state;
    char first[TOKEN_SIZE], second[TOKEN_SIZE], hash[TOKEN_HASH_SIZE];
    int64_t person = 0;
    become(f, "ana@example.org", ROLE_READER);
    assert_int_equal(subscribe_calendar(&f->context, first), ACTION_DONE);
    token_hash(first, hash);
    assert_true(work_plan_store_find_subscriber(f->database, f->council_id, hash, &person, NULL));
    assert_true(person == f->identity.person_id);
    assert_true(
        work_plan_store_find_subscriber(f->database, f->council_id + 1, hash, &person, NULL));
    assert_true(person == 0);
    assert_int_equal(subscribe_calendar(&f->context, second), ACTION_DONE);
    assert_true(work_plan_store_find_subscriber(f->database, f->council_id, hash, &person, NULL));
    assert_true(person == 0);
    assert_int_equal(unsubscribe_calendar(&f->context), ACTION_DONE);
    assert_int_equal(unsubscribe_calendar(&f->context), ACTION_DONE);
    token_hash(second, hash);
    assert_true(work_plan_store_find_subscriber(f->database, f->council_id, hash, &person, NULL));
    assert_true(person == 0);
}

static void who_may_what(void **state)
{
    static const struct {
        enum role role;
        bool may_edit, may_rule;
    } cases[] = {{ROLE_PRESIDENT, true, true},   {ROLE_TECHNICAL_SECRETARY, true, true},
                 {ROLE_COUNCILLOR, true, false}, {ROLE_VERIFIER, false, false},
                 {ROLE_LIAISON, false, false},   {ROLE_READER, false, false}};
    struct access_fixture *f = *state;
    int64_t id = 0;
    size_t added = 0;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        become(f, arena_printf(&f->arena, "p%zu@example.org", i), cases[i].role);
        struct action_context *c = &f->context;
        const struct save_activity empty = form("");
        const struct attach_work_file file = {.activity_id = 999999};
        const struct accept_events none = {0};
        const struct save_rules rules = {0};
        bool may = cases[i].may_edit;
        assert_int_equal(save_activity(c, &empty, &id) != ACTION_FORBIDDEN, may);
        assert_int_equal(finish_activity(c, 999999) != ACTION_FORBIDDEN, may);
        assert_int_equal(remove_activity(c, 999999) != ACTION_FORBIDDEN, may);
        assert_int_equal(attach_work_file(c, &file) != ACTION_FORBIDDEN, may);
        assert_int_equal(remove_work_file(c, 999999, 1) != ACTION_FORBIDDEN, may);
        assert_int_equal(accept_legal_events(c, &none, &added) != ACTION_FORBIDDEN, may);
        assert_int_equal(save_council_rules(c, &rules) != ACTION_FORBIDDEN, cases[i].may_rule);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_PEOPLE(test)                                                                          \
    cmocka_unit_test_setup_teardown(test, access_fixture_setup, access_fixture_teardown)
        WITH_PEOPLE(an_activity_is_written_down_changed_and_done),
        WITH_PEOPLE(bad_activities_are_asked_again),
        WITH_PEOPLE(the_legal_calendar_is_accepted_one_by_one_or_whole),
        WITH_PEOPLE(a_date_of_law_can_be_changed),
        WITH_PEOPLE(a_file_is_kept_on_the_disk_before_its_row),
        WITH_PEOPLE(an_address_works_until_the_next),
        WITH_PEOPLE(who_may_what),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
