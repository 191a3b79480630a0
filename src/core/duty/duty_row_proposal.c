#include "core/duty/duty_row_proposal.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

/* What an actor is for the proposal; several at once, as bits. */
enum part {
    PART_LEAD_OFFICE = 1 << 0,
    PART_OTHER_OFFICE = 1 << 1,
    PART_CHAIR = 1 << 2,
    PART_RECORDER = 1 << 3,
    PART_VERIFIER = 1 << 4,
    PART_OTHER_VERIFIER = 1 << 5,
    PART_COMMISSION = 1 << 6,
    PART_ORGANISATION = 1 << 7,
};

static const struct proposed_duty {
    enum follow_up_step step;
    enum part part;
    enum raci raci;
} duties[] = {
#define PROPOSED_DUTY(step, part, raci) {FOLLOW_UP_##step, part, raci},
#include "core/duty/proposed_duty.def"
#undef PROPOSED_DUTY
};

static const char *const reasons[FOLLOW_UP_STEPS] = {
    [FOLLOW_UP_TARGETS] = "Las metas son de la administración. Las comisiones opinan.",
    [FOLLOW_UP_REPORT] = "Cada oficina da sus cifras y una responde por todas.",
    [FOLLOW_UP_RECORD] = "Escribe las cifras quien tiene cuenta para hacerlo.",
    [FOLLOW_UP_PROVE] = "Cada oficina entrega sus documentos. Quien verifica dice cuáles sirven.",
    [FOLLOW_UP_ANALYSE] = "Analizan las comisiones donde alguien tiene cuenta para hacerlo.",
    [FOLLOW_UP_VERIFY] = "Verifica quien tiene cuenta para hacerlo y no registra.",
    [FOLLOW_UP_PUBLISH] = "Publica la mesa directiva.",
    [FOLLOW_UP_ALERT] = "Las comisiones ven lo que va mal. La mesa directiva lo dice.",
    [FOLLOW_UP_ANSWER] = "Responde la administración.",
    [FOLLOW_UP_INFORM] = "El consejo le cuenta a la gente.",
};

static const char missing_office[] =
    "Falta saber qué oficina responde. Agregue la de planeación, o ponga la cuenta del enlace en "
    "la que sea.";
static const char missing_chair[] =
    "Entre los actores falta alguien con cuenta de presidencia o de secretaría técnica. Agréguelo "
    "en «Actores».";
static const char missing_recorder[] =
    "Entre los actores falta alguien con cuenta para registrar y que no verifique. Agréguelo en "
    "«Actores».";
static const char missing_verifier[] =
    "Entre los actores falta alguien que verifique y no registre. Invítelo en «Miembros y "
    "ajustes» y agréguelo en «Actores».";
static const char *const missing[FOLLOW_UP_STEPS] = {
    [FOLLOW_UP_TARGETS] = missing_office,  [FOLLOW_UP_REPORT] = missing_office,
    [FOLLOW_UP_RECORD] = missing_recorder, [FOLLOW_UP_PROVE] = missing_office,
    [FOLLOW_UP_ANALYSE] = missing_chair,   [FOLLOW_UP_VERIFY] = missing_verifier,
    [FOLLOW_UP_PUBLISH] = missing_chair,   [FOLLOW_UP_ALERT] = missing_chair,
    [FOLLOW_UP_ANSWER] = missing_office,   [FOLLOW_UP_INFORM] = missing_chair,
};

struct proposing {
    struct arena *arena;
    const struct duty_book *book;
    unsigned *parts; /* of each actor of the book */
};

/* The account of a member that takes part today; NULL for others and for none. */
static const struct duty_account *account_of(const struct proposing *it, const struct actor *actor)
{
    struct duty_people people = {0};
    if (actor->kind != ACTOR_MEMBER)
        return NULL;
    duty_add_people(it->arena, it->book, actor, &people);
    for (size_t i = 0; i < people.count; i++) {
        const struct duty_account *found = duty_find_account(it->book, people.items[i].person_id);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static bool is_president(const struct duty_account *account)
{
    return account->presides;
}

static bool is_secretary(const struct duty_account *account)
{
    return account->is_secretary;
}

static bool only_records(const struct duty_account *account)
{
    return (account->may >> FOLLOW_UP_RECORD & 1u) != 0 &&
           (account->may >> FOLLOW_UP_VERIFY & 1u) == 0;
}

/* Gives a part to the first member whose account is so; false where there is none. */
static bool give_first(const struct proposing *it, enum part part,
                       bool (*is_so)(const struct duty_account *))
{
    for (size_t i = 0; i < it->book->actors.count; i++) {
        const struct duty_account *account = account_of(it, &it->book->actors.items[i]);
        if (account == NULL || !is_so(account))
            continue;
        it->parts[i] |= part;
        return true;
    }
    return false;
}

static bool is_recorder_too(const struct proposing *it, const struct duty_account *account)
{
    for (size_t i = 0; i < it->book->actors.count; i++)
        if ((it->parts[i] & PART_RECORDER) != 0 &&
            account_of(it, &it->book->actors.items[i]) == account)
            return true;
    return false;
}

static void give_verifiers(const struct proposing *it)
{
    enum part part = PART_VERIFIER;
    for (size_t i = 0; i < it->book->actors.count; i++) {
        const struct duty_account *account = account_of(it, &it->book->actors.items[i]);
        if (account == NULL || (account->may >> FOLLOW_UP_VERIFY & 1u) == 0 ||
            is_recorder_too(it, account))
            continue;
        it->parts[i] |= part;
        part = PART_OTHER_VERIFIER;
    }
}

/* How surely an office answers for the administration; 0: it is none. */
static int lead_rank(const struct proposing *it, const struct actor *actor)
{
    if (actor->kind != ACTOR_OFFICE || actor->is_retired)
        return 0;
    if (actor->person_id != 0)
        return 3;
    return strstr(text_fold(it->arena, actor->name), "planeacion") != NULL ? 2 : 1;
}

static void give_offices(const struct proposing *it)
{
    const struct actor_list *actors = &it->book->actors;
    size_t lead = 0, count = 0;
    int best = 0;
    for (size_t i = 0; i < actors->count; i++) {
        int rank = lead_rank(it, &actors->items[i]);
        if (rank > best) {
            best = rank;
            lead = i;
        }
        if (rank > 0)
            it->parts[i] |= PART_OTHER_OFFICE;
        count += rank > 0;
    }
    if (best > 1 || count == 1)
        it->parts[lead] = PART_LEAD_OFFICE;
}

static void give_parts(const struct proposing *it)
{
    const struct actor_list *actors = &it->book->actors;
    for (size_t i = 0; i < actors->count; i++) {
        const struct actor *actor = &actors->items[i];
        if (actor->kind == ACTOR_COMMISSION && !actor->is_retired)
            it->parts[i] |= PART_COMMISSION;
        if (actor->kind == ACTOR_ORGANISATION && !actor->is_retired)
            it->parts[i] |= PART_ORGANISATION;
    }
    give_offices(it);
    if (!give_first(it, PART_CHAIR, is_president))
        give_first(it, PART_CHAIR, is_secretary);
    if (!give_first(it, PART_RECORDER, is_secretary))
        give_first(it, PART_RECORDER, only_records);
    give_verifiers(it);
}

/* What an actor with some parts is in a step: of several letters all that they say of doing and
 * answering, else the first. */
static enum raci letter_of(const struct proposing *it, size_t actor, enum follow_up_step step)
{
    bool does = false, answers = false;
    enum raci other = RACI_NONE;
    for (size_t i = 0; i < sizeof duties / sizeof duties[0]; i++) {
        const struct proposed_duty *duty = &duties[i];
        if (duty->step != step || (it->parts[actor] & duty->part) == 0)
            continue;
        does = does || raci_does(duty->raci);
        answers = answers || raci_answers(duty->raci);
        if (other == RACI_NONE)
            other = duty->raci;
    }
    if (does && !duty_can_act(it->arena, it->book, &it->book->actors.items[actor], step)) {
        does = false;
        other = RACI_CONSULTED;
    }
    if (answers)
        return does ? RACI_BOTH : RACI_ANSWERS;
    return does ? RACI_DOES : other;
}

/* Where nobody does it, who answers does. */
static void settle(struct duty_row_proposal *row)
{
    struct duty_holder *answers = NULL;
    bool is_done = false;
    for (size_t i = 0; i < row->count; i++) {
        is_done = is_done || raci_does(row->holders[i].raci);
        if (raci_answers(row->holders[i].raci))
            answers = &row->holders[i];
    }
    if (answers == NULL) {
        row->count = 0;
        row->text = missing[row->step];
    } else if (!is_done) {
        answers->raci = RACI_BOTH;
    }
}

static void propose_row(const struct proposing *it, struct duty_row_proposal *row)
{
    const struct actor_list *actors = &it->book->actors;
    row->holders = ARENA_NEW_ARRAY(it->arena, actors->count + 1, struct duty_holder);
    row->text = reasons[row->step];
    for (size_t i = 0; i < actors->count; i++) {
        enum raci raci = letter_of(it, i, row->step);
        if (raci != RACI_NONE)
            row->holders[row->count++] = (struct duty_holder){actors->items[i].id, raci};
    }
    settle(row);
}

void duty_propose_rows(struct arena *arena, const struct duty_book *book,
                       struct duty_row_proposals *proposals)
{
    const struct proposing it = {arena, book,
                                 ARENA_NEW_ARRAY(arena, book->actors.count + 1, unsigned)};
    proposals->count = 0;
    give_parts(&it);
    for (int i = 0; i < FOLLOW_UP_STEPS; i++) {
        const enum follow_up_step step = (enum follow_up_step)i;
        if (duty_resolve(book, (struct duty_scope){0}, step) != NULL)
            continue;
        struct duty_row_proposal *row = &proposals->items[proposals->count++];
        *row = (struct duty_row_proposal){.step = step};
        propose_row(&it, row);
    }
}
