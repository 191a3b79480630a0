#include "core/duty/duty_check.h"

#include <assert.h>

#include "base/strbuf.h"

#include "base/banned.h"

static const struct {
    bool is_error;
    const char *advice;
} kinds[DUTY_FINDING_KINDS] = {
#define DUTY_FINDING(name, is_error, advice) {is_error, advice},
#include "core/duty/duty_finding.def"
#undef DUTY_FINDING
};

bool duty_finding_is_error(enum duty_finding_kind kind)
{
    assert(kind < DUTY_FINDING_KINDS);
    return kinds[kind].is_error;
}

const char *duty_finding_advice(enum duty_finding_kind kind)
{
    assert(kind < DUTY_FINDING_KINDS);
    return kinds[kind].advice;
}

struct checking {
    struct arena *arena;
    const struct duty_book *book;
    struct duty_findings *findings;
};

void duty_findings_add(struct arena *arena, struct duty_findings *findings,
                       struct duty_finding finding)
{
    findings->items =
        arena_grow(arena, findings->items, findings->count, sizeof findings->items[0]);
    findings->items[findings->count++] = finding;
}

static void add(const struct checking *checking, struct duty_finding finding)
{
    duty_findings_add(checking->arena, checking->findings, finding);
}

static void add_of_step(const struct checking *checking, enum duty_finding_kind kind,
                        enum follow_up_step step, const char *text)
{
    add(checking,
        (struct duty_finding){.kind = kind, .has_step = true, .step = step, .text = text});
}

static int count_letters(const struct duty_row *row, bool (*has)(enum raci))
{
    int count = 0;
    for (size_t i = 0; row != NULL && i < row->count; i++)
        count += has(row->holders[i].raci);
    return count;
}

static void check_letters(const struct checking *checking, enum follow_up_step step,
                          const struct duty_row *row)
{
    struct arena *arena = checking->arena;
    const char *label = follow_up_step_label(step);
    int answer = count_letters(row, raci_answers);
    if (row == NULL) {
        add_of_step(checking, DUTY_NOBODY, step,
                    arena_printf(arena, "«%s» todavía no tiene a nadie.", label));
        return;
    }
    if (answer == 0)
        add_of_step(checking, DUTY_NOBODY_ANSWERS, step,
                    arena_printf(arena, "Nadie rinde cuentas de «%s».", label));
    if (answer > 1)
        add_of_step(checking, DUTY_SEVERAL_ANSWER, step,
                    arena_printf(arena, "De «%s» rinden cuentas %d actores: %s.", label, answer,
                                 duty_names(arena, checking->book, row, RACI_ANSWERS)));
    if (count_letters(row, raci_does) == 0)
        add_of_step(checking, DUTY_NOBODY_DOES, step,
                    arena_printf(arena, "Nadie hace «%s».", label));
}

static void gather_doers(const struct checking *checking, const struct duty_row *row,
                         struct duty_people *people)
{
    for (size_t i = 0; row != NULL && i < row->count; i++) {
        const struct actor *actor = actor_find(&checking->book->actors, row->holders[i].actor_id);
        if (actor != NULL && raci_does(row->holders[i].raci))
            duty_add_people(checking->arena, checking->book, actor, people);
    }
}

/* Whether nobody of a row can do its step with an account. */
static void check_accounts(const struct checking *checking, enum follow_up_step step,
                           const struct duty_row *row)
{
    for (size_t i = 0; row != NULL && i < row->count; i++) {
        const struct actor *actor = actor_find(&checking->book->actors, row->holders[i].actor_id);
        if (actor == NULL || actor->is_retired || !raci_does(row->holders[i].raci))
            continue;
        if (!duty_can_act(checking->arena, checking->book, actor, step))
            add(checking, (struct duty_finding){
                              DUTY_CANNOT_ACT, true, step, actor->id,
                              arena_printf(checking->arena, "Nadie de «%s» puede %s en Atalaya.",
                                           actor_name(actor), follow_up_step_code(step))});
    }
}

/* The actors of both rows that the same humans stand behind. */
static const char *shared_names(const struct checking *checking, const struct duty_row *verify,
                                const struct duty_people *recorders)
{
    struct strbuf names;
    strbuf_init(&names, checking->arena);
    for (size_t i = 0; i < verify->count; i++) {
        const struct actor *actor =
            actor_find(&checking->book->actors, verify->holders[i].actor_id);
        struct duty_people people = {0};
        bool is_shared = false;
        if (actor == NULL || !raci_does(verify->holders[i].raci))
            continue;
        duty_add_people(checking->arena, checking->book, actor, &people);
        for (size_t j = 0; j < people.count; j++)
            is_shared = is_shared || duty_has_person(recorders, people.items[j]);
        if (is_shared)
            strbuf_printf(&names, "%s«%s»", names.length == 0 ? "" : ", ", actor_name(actor));
    }
    return names.data;
}

static bool is_same_actor(const struct duty_row *record, const struct duty_row *verify)
{
    for (size_t i = 0; i < verify->count; i++)
        if (raci_does(verify->holders[i].raci) &&
            raci_does(duty_letter(record, verify->holders[i].actor_id)))
            return true;
    return false;
}

static void add_shared(const struct checking *checking, const struct duty_row *verify,
                       const struct duty_people *recorders, bool is_error)
{
    const char *names = shared_names(checking, verify, recorders);
    add_of_step(checking, is_error ? DUTY_SAME_VERIFIES : DUTY_SHARED_PERSON, FOLLOW_UP_VERIFY,
                is_error ? arena_printf(checking->arena,
                                        "Quien registra también verifica: no queda otra persona "
                                        "en %s.",
                                        names)
                         : arena_printf(checking->arena,
                                        "Alguien que registra también está en %s, que verifica.",
                                        names));
}

/* Four eyes. Actors without people behind them, as offices are, are compared as what they are. */
static void check_four_eyes(const struct checking *checking, const struct duty_row *record,
                            const struct duty_row *verify)
{
    struct duty_people recorders = {0}, verifiers = {0};
    size_t shared = 0;
    if (record == NULL || verify == NULL)
        return;
    gather_doers(checking, record, &recorders);
    gather_doers(checking, verify, &verifiers);
    for (size_t i = 0; i < verifiers.count; i++)
        shared += duty_has_person(&recorders, verifiers.items[i]);
    if (shared > 0)
        add_shared(checking, verify, &recorders, shared == verifiers.count);
    else if (verifiers.count == 0 && is_same_actor(record, verify))
        add_of_step(checking, DUTY_SAME_VERIFIES, FOLLOW_UP_VERIFY,
                    "El mismo actor registra y verifica.");
}

/* Whether an actor still takes part: not retired, and a councillor in office. */
static bool is_active(const struct duty_book *book, const struct actor *actor)
{
    const struct councillor *it = councillor_find(&book->councillors, actor->councillor_id);
    return !actor->is_retired &&
           (actor->councillor_id == 0 ||
            (it != NULL && !it->is_forgotten && councillor_is_in_office(it, book->today)));
}

static void check_active(const struct checking *checking, enum follow_up_step step,
                         const struct duty_row *row)
{
    for (size_t i = 0; row != NULL && i < row->count; i++) {
        const struct actor *actor = actor_find(&checking->book->actors, row->holders[i].actor_id);
        if (actor == NULL || is_active(checking->book, actor))
            continue;
        add(checking,
            (struct duty_finding){DUTY_NOT_ACTIVE, true, step, actor->id,
                                  arena_printf(checking->arena,
                                               "«%s» ya no participa y tiene la %s en «%s».",
                                               actor_name(actor), raci_mark(row->holders[i].raci),
                                               follow_up_step_label(step))});
    }
}

static bool has_work(const struct duty_book *book, int64_t actor_id)
{
    for (size_t i = 0; i < book->rows.count; i++) {
        enum raci raci = duty_letter(&book->rows.items[i], actor_id);
        if (raci_does(raci) || raci_answers(raci))
            return true;
    }
    return false;
}

static void check_contacts(const struct checking *checking)
{
    const struct actor_list *actors = &checking->book->actors;
    for (size_t i = 0; i < actors->count; i++) {
        const struct actor *actor = &actors->items[i];
        if (actor->is_retired || actor_has_contact(actor) || !has_work(checking->book, actor->id))
            continue;
        add(checking, (struct duty_finding){
                          .kind = DUTY_NO_CONTACT,
                          .actor_id = actor->id,
                          .text = arena_printf(checking->arena,
                                               "«%s» tiene algo que hacer y no tiene contacto.",
                                               actor_name(actor))});
    }
}

/* The row to judge in a scope; is_own: it, or what it stands on, was said in this very scope. */
static const struct duty_row *row_of(const struct duty_book *book, struct duty_scope scope,
                                     enum follow_up_step step, bool *is_own)
{
    const struct duty_row *row = duty_resolve(book, scope, step);
    *is_own =
        duty_scope_is_general(scope) || (row != NULL && duty_scope_is_same(row->scope, scope));
    return row;
}

void duty_check(struct arena *arena, const struct duty_book *book, struct duty_scope scope,
                struct duty_findings *findings)
{
    const struct checking checking = {arena, book, findings};
    bool is_own = false, is_record_own = false;
    const struct duty_row *record = row_of(book, scope, FOLLOW_UP_RECORD, &is_record_own);
    for (int i = 0; i < FOLLOW_UP_STEPS; i++) {
        enum follow_up_step step = (enum follow_up_step)i;
        const struct duty_row *row = row_of(book, scope, step, &is_own);
        if (is_own) {
            check_letters(&checking, step, row);
            check_active(&checking, step, row);
            check_accounts(&checking, step, row);
        }
        if (step == FOLLOW_UP_VERIFY && (is_own || is_record_own))
            check_four_eyes(&checking, record, row);
    }
    if (duty_scope_is_general(scope))
        check_contacts(&checking);
}

size_t duty_count_errors(const struct duty_findings *findings)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += duty_finding_is_error(findings->items[i].kind);
    return count;
}

int duty_count_ready_steps(const struct duty_book *book)
{
    int count = 0;
    for (int i = 0; i < FOLLOW_UP_STEPS; i++) {
        const struct duty_row *row =
            duty_find_row(book, (struct duty_scope){0}, (enum follow_up_step)i);
        count += count_letters(row, raci_answers) == 1 && count_letters(row, raci_does) > 0;
    }
    return count;
}
