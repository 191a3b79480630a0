#include "core/duty/duty.h"

#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

#include "base/banned.h"

static const struct {
    const char *code, *label, *head;
    bool is_done_here;
    const char *meaning;
} steps[FOLLOW_UP_STEPS] = {
#define FOLLOW_UP_STEP(name, code, label, head, is_done_here, meaning)                             \
    {code, label, head, is_done_here, meaning},
#include "core/duty/follow_up_step.def"
#undef FOLLOW_UP_STEP
};

static const struct {
    const char *code, *mark, *label;
    bool does, answers;
} letters[RACI_LETTERS] = {
    {"", "", "No participa", false, false},
#define RACI(name, code, mark, label, does, answers) {code, mark, label, does, answers},
#include "core/duty/raci.def"
#undef RACI
};

const char *follow_up_step_code(enum follow_up_step step)
{
    assert(step < FOLLOW_UP_STEPS);
    return steps[step].code;
}

const char *follow_up_step_label(enum follow_up_step step)
{
    assert(step < FOLLOW_UP_STEPS);
    return steps[step].label;
}

const char *follow_up_step_head(enum follow_up_step step)
{
    assert(step < FOLLOW_UP_STEPS);
    return steps[step].head;
}

const char *follow_up_step_meaning(enum follow_up_step step)
{
    assert(step < FOLLOW_UP_STEPS);
    return steps[step].meaning;
}

bool follow_up_step_is_done_here(enum follow_up_step step)
{
    assert(step < FOLLOW_UP_STEPS);
    return steps[step].is_done_here;
}

bool follow_up_step_parse(const char *code, enum follow_up_step *step)
{
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        if (strcmp(steps[i].code, code) == 0) {
            *step = (enum follow_up_step)i;
            return true;
        }
    return false;
}

const char *raci_code(enum raci raci)
{
    assert(raci < RACI_LETTERS);
    return letters[raci].code;
}

const char *raci_mark(enum raci raci)
{
    assert(raci < RACI_LETTERS);
    return letters[raci].mark;
}

const char *raci_label(enum raci raci)
{
    assert(raci < RACI_LETTERS);
    return letters[raci].label;
}

bool raci_does(enum raci raci)
{
    assert(raci < RACI_LETTERS);
    return letters[raci].does;
}

bool raci_answers(enum raci raci)
{
    assert(raci < RACI_LETTERS);
    return letters[raci].answers;
}

bool raci_parse(const char *code, enum raci *raci)
{
    for (int i = 0; i < RACI_LETTERS; i++)
        if (strcmp(letters[i].code, code) == 0) {
            *raci = (enum raci)i;
            return true;
        }
    return false;
}

bool duty_scope_is_same(struct duty_scope one, struct duty_scope other)
{
    return one.topic_id == other.topic_id && one.indicator_id == other.indicator_id;
}

bool duty_scope_is_general(struct duty_scope scope)
{
    return scope.topic_id == 0 && scope.indicator_id == 0;
}

const struct duty_row *duty_find_row(const struct duty_book *book, struct duty_scope scope,
                                     enum follow_up_step step)
{
    for (size_t i = 0; i < book->rows.count; i++)
        if (book->rows.items[i].step == step &&
            duty_scope_is_same(book->rows.items[i].scope, scope))
            return &book->rows.items[i];
    return NULL;
}

/* A row that names somebody. */
static const struct duty_row *find_filled(const struct duty_book *book, struct duty_scope scope,
                                          enum follow_up_step step)
{
    const struct duty_row *row = duty_find_row(book, scope, step);
    return row != NULL && row->count > 0 ? row : NULL;
}

static bool topic_has(const struct duty_topic *topic, int64_t indicator_id)
{
    for (size_t i = 0; i < topic->indicator_count; i++)
        if (topic->indicator_ids[i] == indicator_id)
            return true;
    return false;
}

const struct duty_row *duty_resolve(const struct duty_book *book, struct duty_scope scope,
                                    enum follow_up_step step)
{
    const struct duty_row *row = find_filled(book, scope, step);
    for (size_t i = 0; row == NULL && scope.indicator_id != 0 && i < book->topic_count; i++)
        if (topic_has(&book->topics[i], scope.indicator_id))
            row = find_filled(book, (struct duty_scope){.topic_id = book->topics[i].id}, step);
    return row != NULL ? row : find_filled(book, (struct duty_scope){0}, step);
}

enum raci duty_letter(const struct duty_row *row, int64_t actor_id)
{
    for (size_t i = 0; row != NULL && i < row->count; i++)
        if (row->holders[i].actor_id == actor_id)
            return row->holders[i].raci;
    return RACI_NONE;
}

const struct duty_topic *duty_find_topic(const struct duty_book *book, int64_t topic_id)
{
    for (size_t i = 0; i < book->topic_count; i++)
        if (book->topics[i].id == topic_id)
            return &book->topics[i];
    return NULL;
}

bool duty_is_same_person(struct duty_person one, struct duty_person other)
{
    return (one.councillor_id != 0 && one.councillor_id == other.councillor_id) ||
           (one.person_id != 0 && one.person_id == other.person_id);
}

bool duty_has_person(const struct duty_people *people, struct duty_person person)
{
    for (size_t i = 0; i < people->count; i++)
        if (duty_is_same_person(people->items[i], person))
            return true;
    return false;
}

static void add_person(struct arena *arena, struct duty_people *people, struct duty_person person)
{
    if (duty_has_person(people, person))
        return;
    people->items = arena_grow(arena, people->items, people->count, sizeof people->items[0]);
    people->items[people->count++] = person;
}

static void add_councillor(struct arena *arena, const struct duty_book *book, int64_t councillor_id,
                           struct duty_people *people)
{
    const struct councillor *it = councillor_find(&book->councillors, councillor_id);
    if (it != NULL && !it->is_forgotten && councillor_is_in_office(it, book->today))
        add_person(arena, people, (struct duty_person){it->id, it->person_id});
}

void duty_add_people(struct arena *arena, const struct duty_book *book, const struct actor *actor,
                     struct duty_people *people)
{
    if (actor->is_retired)
        return;
    if (actor->councillor_id != 0)
        add_councillor(arena, book, actor->councillor_id, people);
    if (actor->person_id != 0)
        add_person(arena, people, (struct duty_person){0, actor->person_id});
    for (size_t i = 0; actor->commission_id != 0 && i < book->members.count; i++)
        if (book->members.items[i].commission_id == actor->commission_id)
            add_councillor(arena, book, book->members.items[i].councillor_id, people);
}

const struct duty_account *duty_find_account(const struct duty_book *book, int64_t person_id)
{
    for (size_t i = 0; person_id != 0 && i < book->account_count; i++)
        if (book->accounts[i].person_id == person_id)
            return &book->accounts[i];
    return NULL;
}

bool duty_can_act(struct arena *arena, const struct duty_book *book, const struct actor *actor,
                  enum follow_up_step step)
{
    struct duty_people people = {0};
    if (!follow_up_step_is_done_here(step))
        return true;
    duty_add_people(arena, book, actor, &people);
    for (size_t i = 0; i < people.count; i++) {
        const struct duty_account *account = duty_find_account(book, people.items[i].person_id);
        if (account != NULL && (account->may >> step & 1u) != 0)
            return true;
    }
    return false;
}

struct duty_answer duty_claim_find(struct arena *arena, const struct duty_book *book,
                                   int64_t indicator_id, enum follow_up_step step,
                                   int64_t person_id)
{
    const struct duty_person person = {0, person_id};
    struct duty_answer answer = {DUTY_UNASSIGNED, NULL, NULL};
    const struct duty_row *row =
        duty_resolve(book, (struct duty_scope){.indicator_id = indicator_id}, step);
    for (size_t i = 0; row != NULL && i < row->count; i++) {
        const struct actor *actor = actor_find(&book->actors, row->holders[i].actor_id);
        struct duty_people people = {0};
        if (actor == NULL || actor->is_retired || !raci_does(row->holders[i].raci))
            continue;
        answer.row = row;
        if (answer.claim == DUTY_UNASSIGNED)
            answer.claim = DUTY_OTHERS;
        duty_add_people(arena, book, actor, &people);
        if (answer.claim != DUTY_MINE && duty_has_person(&people, person))
            answer = (struct duty_answer){DUTY_MINE, row, actor};
    }
    return answer;
}

/* Names joined as a sentence lists them. */
static const char *join(struct arena *arena, const char *const *names, size_t count)
{
    struct strbuf text;
    strbuf_init(&text, arena);
    for (size_t i = 0; i < count; i++)
        strbuf_printf(&text, "%s%s",
                      i == 0           ? ""
                      : i + 1 == count ? text_and(names[i])
                                       : ", ",
                      names[i]);
    return text.data;
}

static bool has_letter(enum raci held, enum raci wanted)
{
    if (wanted == RACI_DOES)
        return raci_does(held);
    return wanted == RACI_ANSWERS ? raci_answers(held) : held == wanted;
}

const char *duty_names(struct arena *arena, const struct duty_book *book,
                       const struct duty_row *row, enum raci raci)
{
    const char **names = ARENA_NEW_ARRAY(arena, (row == NULL ? 0 : row->count) + 1, const char *);
    size_t count = 0;
    for (size_t i = 0; row != NULL && i < book->actors.count; i++)
        if (has_letter(duty_letter(row, book->actors.items[i].id), raci))
            names[count++] = actor_name(&book->actors.items[i]);
    return join(arena, names, count);
}

const char *duty_doers(struct arena *arena, const struct duty_book *book,
                       const struct duty_row *row)
{
    const char **names = ARENA_NEW_ARRAY(arena, (row == NULL ? 0 : row->count) + 1, const char *);
    size_t count = 0;
    for (size_t i = 0; row != NULL && i < book->actors.count; i++) {
        const struct actor *actor = &book->actors.items[i];
        if (!actor->is_retired && raci_does(duty_letter(row, actor->id)))
            names[count++] = actor_name(actor);
    }
    return join(arena, names, count);
}
