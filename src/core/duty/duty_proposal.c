#include "core/duty/duty_proposal.h"

#include "base/banned.h"

static void add(struct arena *arena, struct duty_proposals *all, struct duty_proposal proposal)
{
    all->items = arena_grow(arena, all->items, all->count, sizeof all->items[0]);
    all->items[all->count++] = proposal;
}

static bool has_commission(const struct actor_list *actors, int64_t commission_id)
{
    for (size_t i = 0; i < actors->count; i++)
        if (actors->items[i].commission_id == commission_id)
            return true;
    return false;
}

static void propose_commissions(struct arena *arena, const struct duty_book *book,
                                struct duty_proposals *proposals)
{
    for (size_t i = 0; i < book->commissions.count; i++) {
        const struct commission *it = &book->commissions.items[i];
        if (!has_commission(&book->actors, it->id))
            add(arena, proposals,
                (struct duty_proposal){arena_printf(arena, "comision-%lld", (long long)it->id),
                                       ACTOR_COMMISSION, it->name,
                                       "Está entre las comisiones del consejo."});
    }
}

/* The councillor of an account who is in office; NULL for none. */
static const struct councillor *find_seat(const struct duty_book *book, int64_t person_id)
{
    for (size_t i = 0; i < book->councillors.count; i++) {
        const struct councillor *it = &book->councillors.items[i];
        if (it->person_id == person_id && councillor_is_in_office(it, book->today))
            return it;
    }
    return NULL;
}

static bool has_member(const struct actor_list *actors, const struct councillor *seat,
                       int64_t person_id)
{
    for (size_t i = 0; i < actors->count; i++) {
        const struct actor *it = &actors->items[i];
        if ((it->kind == ACTOR_MEMBER && it->person_id == person_id) ||
            (seat != NULL && it->councillor_id == seat->id))
            return true;
    }
    return false;
}

static void propose_members(struct arena *arena, const struct duty_book *book,
                            struct duty_proposals *proposals)
{
    for (size_t i = 0; i < book->account_count; i++) {
        const struct duty_account *it = &book->accounts[i];
        const struct councillor *seat = find_seat(book, it->person_id);
        if (!it->is_of_council || has_member(&book->actors, seat, it->person_id))
            continue;
        add(arena, proposals,
            (struct duty_proposal){
                seat == NULL ? arena_printf(arena, "cuenta-%lld", (long long)it->person_id)
                             : arena_printf(arena, "consejero-%lld", (long long)seat->id),
                ACTOR_MEMBER, seat == NULL ? it->name : councillor_name(seat),
                arena_printf(arena, "Tiene cuenta: %s.", it->roles)});
    }
}

void duty_propose(struct arena *arena, const struct duty_book *book,
                  const struct duty_office_list *new_offices, struct duty_proposals *proposals)
{
    propose_commissions(arena, book, proposals);
    propose_members(arena, book, proposals);
    for (size_t i = 0; i < new_offices->count; i++) {
        const struct duty_office *it = &new_offices->items[i];
        add(arena, proposals,
            (struct duty_proposal){arena_printf(arena, "oficina:%s", it->name), ACTOR_OFFICE,
                                   it->name,
                                   it->indicator_count == 1
                                       ? "El plan la nombra en un indicador."
                                       : arena_printf(arena, "El plan la nombra en %d indicadores.",
                                                      it->indicator_count)});
    }
}
