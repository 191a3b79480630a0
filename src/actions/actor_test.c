/* Actors and who does what, as people say it: what is asked again, who may, and what is kept. */
#include "base/test.h"

#include <string.h>

#include "actions/access_fixture.h"
#include "actions/actor.h"
#include "actions/assign_duties.h"
#include "actions/commission.h"
#include "actions/councillor.h"
#include "storage/actor_store.h"
#include "storage/test_plan.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static int64_t become(struct access_fixture *f, const char *email, enum role role)
{
    int64_t person = access_fixture_add_member(f, email, ROLE_BIT(role));
    access_fixture_become(f, &(struct identity){.person_id = person,
                                                .name = "Ana Ruiz",
                                                .council_id = f->council_id,
                                                .roles = ROLE_BIT(role)});
    return person;
}

static struct save_actor office(const char *name)
{
    return (struct save_actor){.kind = "oficina", .name = name};
}

static int64_t add(struct access_fixture *f, const struct save_actor *input)
{
    int64_t id = 0;
    access_fixture_forget_messages(f);
    if (save_actor(&f->context, input, &id) != ACTION_DONE)
        fail_msg("%s", f->context.messages.count > 0 ? f->context.messages.items[0].text
                                                     : f->context.error.message);
    return id;
}

static struct actor load(struct access_fixture *f, int64_t id)
{
    struct actor_list actors;
    assert_true(actor_store_list(f->database, f->council_id, &f->arena, &actors, NULL));
    const struct actor *it = actor_find(&actors, id);
    assert_non_null(it);
    return *it;
}

static size_t count(struct access_fixture *f)
{
    struct actor_list actors;
    assert_true(actor_store_list(f->database, f->council_id, &f->arena, &actors, NULL));
    return actors.count;
}

static int64_t add_councillor(struct access_fixture *f, const char *name, int64_t person_id)
{
    int64_t id = 0;
    const struct save_councillor input = {
        .name = name,
        .sector = "social",
        .since = "1/1/2024",
        .person = person_id == 0 ? "" : arena_printf(&f->arena, "%lld", (long long)person_id)};
    assert_int_equal(save_councillor(&f->context, &input, &id), ACTION_DONE);
    return id;
}

static int64_t add_commission(struct access_fixture *f, const char *name)
{
    int64_t id = 0;
    const struct save_commission input = {.name = name, .purpose = ""};
    assert_int_equal(save_commission(&f->context, &input, &id), ACTION_DONE);
    return id;
}

static void an_office_is_kept_with_its_contact(void **state)
{
    struct access_fixture *f = *state;
    become(f, "ana@example.org", ROLE_TECHNICAL_SECRETARY);
    struct save_actor input = office(" Planeación ");
    input.office = "SECRETARÍA DE PLANEACIÓN";
    input.contact_name = "Elsa Marín";
    input.post = "Secretaria";
    input.email = "Planeacion@Example.org";
    input.phone = "604 123 4567";
    input.basis = "autorizado";
    input.authorised = "1/1/2024";
    int64_t id = add(f, &input);
    struct actor it = load(f, id);
    assert_string_equal(it.name, "Planeación");
    assert_string_equal(it.email, "planeacion@example.org");
    assert_int_equal(it.basis, CONTACT_BASIS_AUTHORISED);
    assert_int_equal(it.authorised.year, 2024);
    input.id = id;
    input.version = 1;
    input.contact_name = input.email = input.phone = "";
    assert_int_equal(save_actor(&f->context, &input, &id), ACTION_DONE);
    it = load(f, id);
    assert_int_equal(it.basis, CONTACT_BASIS_NONE); /* nothing is left that needs a reason */
    assert_false(date_is_valid(it.authorised));
    assert_string_equal(it.post, "Secretaria");
    assert_int_equal(save_actor(&f->context, &input, &id), ACTION_CONFLICT);
}

static void bad_actors_are_asked_again(void **state)
{
    static const struct {
        struct save_actor input;
        const char *field;
    } cases[] = {
        {{.kind = "", .name = "A"}, "tipo"},
        {{.kind = "otra", .name = "A"}, "tipo"},
        {{.kind = "oficina", .name = " "}, "nombre"},
        {{.kind = "entidad", .name = "planeacion"}, "nombre"}, /* another has it */
        {{.kind = "comision"}, "vinculo"},
        {{.kind = "comision", .link = "comision-999"}, "vinculo"},
        {{.kind = "comision", .link = "cuenta-1"}, "vinculo"},
        {{.kind = "miembro", .link = "consejero-999"}, "vinculo"},
        {{.kind = "miembro", .link = "cuenta-999"}, "vinculo"},
        {{.kind = "oficina", .name = "A", .link = "comision-1"}, "vinculo"},
        {{.kind = "oficina", .name = "A", .link = "nada"}, "vinculo"},
        {{.kind = "oficina", .name = "A", .office = "secretaria de planeacion"}, "oficina"},
        {{.kind = "oficina", .name = "A", .contact_name = "Elsa"}, "permiso"},
        {{.kind = "oficina", .name = "A", .phone = "12", .basis = "cargo_publico"}, "telefono"},
        {{.kind = "oficina", .name = "A", .email = "x", .basis = "cargo_publico"}, "correo"},
        {{.kind = "oficina", .name = "A", .contact_name = "Elsa", .basis = "autorizado"},
         "autorizado"},
        {{.kind = "oficina",
          .name = "A",
          .contact_name = "Elsa",
          .basis = "autorizado",
          .authorised = "1/1/2098"},
         "autorizado"},
    };
    struct access_fixture *f = *state;
    int64_t id = 0;
    become(f, "ana@example.org", ROLE_PRESIDENT);
    struct save_actor known = office("Planeación");
    known.office = "Secretaría de Planeación";
    add(f, &known);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        access_fixture_forget_messages(f);
        assert_int_equal(save_actor(&f->context, &cases[i].input, &id), ACTION_INVALID);
        if (f->context.messages.count != 1 ||
            action_find_message(&f->context, cases[i].field) == NULL)
            fail_msg("case %zu: %zu messages, «%s»", i, f->context.messages.count,
                     f->context.messages.items[0].field);
    }
    assert_int_equal(count(f), 1);
}

static void what_is_linked_stands_once(void **state)
{
    struct access_fixture *f = *state;
    int64_t ana = become(f, "ana@example.org", ROLE_PRESIDENT), id = 0;
    int64_t seat = add_councillor(f, "Ana Ruiz", ana);
    int64_t commission = add_commission(f, "Rural");
    const struct save_actor of_seat = {
        .kind = "miembro", .link = arena_printf(&f->arena, "consejero-%lld", (long long)seat)};
    const struct save_actor of_account = {
        .kind = "miembro", .link = arena_printf(&f->arena, "cuenta-%lld", (long long)ana)};
    const struct save_actor of_commission = {
        .kind = "comision",
        .link = arena_printf(&f->arena, "comision-%lld", (long long)commission)};
    assert_string_equal(load(f, add(f, &of_seat)).name, "Ana Ruiz");
    assert_string_equal(load(f, add(f, &of_commission)).name, "Rural");
    const struct save_actor *again[] = {&of_seat, &of_account, &of_commission};
    for (size_t i = 0; i < TEST_COUNT(again); i++) {
        access_fixture_forget_messages(f);
        assert_int_equal(save_actor(&f->context, again[i], &id), ACTION_INVALID);
        assert_non_null(action_find_message(&f->context, "vinculo"));
    }
    /* The account of a liaison may stand behind an office as well. */
    struct save_actor planning = office("Planeación");
    planning.link = of_account.link;
    assert_string_equal(load(f, add(f, &planning)).name, "Planeación");
}

static void proposed_ones_are_added_once(void **state)
{
    struct access_fixture *f = *state;
    int64_t ana = become(f, "ana@example.org", ROLE_PRESIDENT);
    const char *codes[] = {arena_printf(&f->arena, "cuenta-%lld", (long long)ana),
                           "oficina:Secretaría de  Hacienda",
                           "oficina:SECRETARIA DE HACIENDA",
                           "oficina: ",
                           "comision-999",
                           "nada",
                           ""};
    size_t added = 0;
    assert_int_equal(add_proposed_actors(&f->context, codes, 0, &added), ACTION_INVALID);
    access_fixture_forget_messages(f);
    assert_int_equal(add_proposed_actors(&f->context, codes, TEST_COUNT(codes), &added),
                     ACTION_DONE);
    assert_int_equal(added, 2);
    assert_int_equal(count(f), 2);
    assert_int_equal(add_proposed_actors(&f->context, codes, TEST_COUNT(codes), &added),
                     ACTION_DONE);
    assert_int_equal(added, 0);
}

static enum action_status assign(struct access_fixture *f, const char *step, int64_t version,
                                 int64_t actor_id, const char *letters)
{
    const struct typed_duty item = {actor_id, letters};
    access_fixture_forget_messages(f);
    return assign_duties(
        &f->context,
        &(struct assign_duties){.step = step, .version = version, .items = &item, .count = 1});
}

static void who_has_letters_is_retired_and_not_removed(void **state)
{
    struct access_fixture *f = *state;
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    const struct save_actor first = office("Uno"), second = office("Dos");
    int64_t one = add(f, &first), two = add(f, &second);
    assert_int_equal(assign(f, "verificar", 0, one, "RA"), ACTION_DONE);
    assert_int_equal(remove_actor(&f->context, one), ACTION_INVALID);
    assert_int_equal(remove_actor(&f->context, two), ACTION_DONE);
    assert_int_equal(remove_actor(&f->context, two), ACTION_NOT_FOUND);
    access_fixture_forget_messages(f);
    assert_int_equal(retire_actor(&f->context, one), ACTION_DONE);
    assert_int_equal(retire_actor(&f->context, one), ACTION_CONFLICT);
    assert_true(load(f, one).is_retired);
    assert_int_equal(assign(f, "registrar", 0, one, "R"), ACTION_INVALID);
    assert_int_equal(assign(f, "registrar", 0, one, ""), ACTION_DONE);
    assert_int_equal(restore_actor(&f->context, one), ACTION_DONE);
    assert_int_equal(assign(f, "registrar", 0, one, "R"), ACTION_DONE);
    assert_int_equal(retire_actor(&f->context, 999), ACTION_NOT_FOUND);
}

static void a_row_is_saved_once_and_never_over_another(void **state)
{
    struct access_fixture *f = *state;
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    const struct save_actor first = office("Uno");
    int64_t one = add(f, &first);
    assert_int_equal(assign(f, "verificar", 0, one, "R"), ACTION_DONE);
    assert_int_equal(assign(f, "verificar", 0, one, "R"), ACTION_DONE); /* sent twice */
    assert_int_equal(assign(f, "verificar", 0, one, "A"), ACTION_CONFLICT);
    assert_int_equal(assign(f, "verificar", 1, one, "A"), ACTION_DONE);
    assert_int_equal(assign(f, "verificar", 2, one, "X"), ACTION_INVALID);
    assert_int_equal(assign(f, "verificar", 2, 999, "R"), ACTION_NOT_FOUND);
    assert_int_equal(assign(f, "nada", 0, one, "R"), ACTION_NOT_FOUND);
    assert_int_equal(assign(f, "analizar", 0, one, ""),
                     ACTION_DONE); /* nothing, where nothing is */
    struct duty_row_list rows;
    assert_true(actor_store_list_duties(f->database, f->council_id, &f->arena, &rows, NULL));
    assert_int_equal(rows.count, 1);
    assert_true(rows.items[0].version == 2 && rows.items[0].holders[0].raci == RACI_ANSWERS);
}

static void scopes_are_of_this_council(void **state)
{
    struct access_fixture *f = *state;
    struct plan plan;
    become(f, "ana@example.org", ROLE_COUNCILLOR);
    f->test.council_id = f->council_id;
    int64_t indicator = test_plan_fill(&f->test, &plan, 1);
    struct priority_topic topic = {.council_id = f->council_id, .plan_id = plan.id, .name = "Vías"};
    assert_true(
        topic_store_add(f->database, &topic, f->identity.person_id, "2026-03-01T12:00:00Z", NULL));
    const struct save_actor first = office("Uno");
    const struct typed_duty item = {add(f, &first), "R"};
    const struct {
        struct duty_scope scope;
        enum action_status status;
    } cases[] = {{{topic.id, 0}, ACTION_DONE},
                 {{0, indicator}, ACTION_DONE},
                 {{topic.id, indicator}, ACTION_NOT_FOUND},
                 {{topic.id + 1000, 0}, ACTION_NOT_FOUND},
                 {{0, indicator + 1000}, ACTION_NOT_FOUND}};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct assign_duties input = {
            .scope = cases[i].scope, .step = "analizar", .items = &item, .count = 1};
        if (assign_duties(&f->context, &input) != cases[i].status)
            fail_msg("case %zu", i);
    }
}

static void who_may_not_is_refused(void **state)
{
    static const enum role roles[] = {ROLE_VERIFIER, ROLE_LIAISON, ROLE_READER};
    static const char *const emails[] = {"a@example.org", "b@example.org", "c@example.org"};
    struct access_fixture *f = *state;
    const struct save_actor input = office("Uno");
    const char *codes[] = {"oficina:Dos"};
    int64_t id = 0;
    size_t added = 0;
    for (size_t i = 0; i < TEST_COUNT(roles); i++) {
        become(f, emails[i], roles[i]);
        assert_int_equal(save_actor(&f->context, &input, &id), ACTION_FORBIDDEN);
        assert_int_equal(add_proposed_actors(&f->context, codes, 1, &added), ACTION_FORBIDDEN);
        assert_int_equal(assign(f, "verificar", 0, 1, "R"), ACTION_FORBIDDEN);
        assert_int_equal(retire_actor(&f->context, 1), ACTION_FORBIDDEN);
        assert_int_equal(restore_actor(&f->context, 1), ACTION_FORBIDDEN);
        assert_int_equal(remove_actor(&f->context, 1), ACTION_FORBIDDEN);
    }
    assert_int_equal(count(f), 0);
}

int main(void)
{
#define TEST(name)                                                                                 \
    cmocka_unit_test_setup_teardown(name, access_fixture_setup, access_fixture_teardown)
    const struct CMUnitTest tests[] = {
        TEST(an_office_is_kept_with_its_contact),
        TEST(bad_actors_are_asked_again),
        TEST(what_is_linked_stands_once),
        TEST(proposed_ones_are_added_once),
        TEST(who_has_letters_is_retired_and_not_removed),
        TEST(a_row_is_saved_once_and_never_over_another),
        TEST(scopes_are_of_this_council),
        TEST(who_may_not_is_refused),
    };
    return test_database_cannot_run() ? TEST_SKIPPED : cmocka_run_group_tests(tests, NULL, NULL);
}
