#include "reports/work/work_duty.h"

#include "base/banned.h"

/* The steps that a list waits for; FOLLOW_UP_STEPS: none. What lacks a report is the work of who
 * records and of who hands over the official figure. */
static const struct {
    enum follow_up_step first, second;
} waits_for[WORK_KIND_COUNT] = {
    [WORK_RETURNED] = {FOLLOW_UP_STEPS, FOLLOW_UP_STEPS},
    [WORK_RETURNED_OTHERS] = {FOLLOW_UP_STEPS, FOLLOW_UP_STEPS},
    [WORK_DRAFT] = {FOLLOW_UP_STEPS, FOLLOW_UP_STEPS},
    [WORK_DRAFT_OTHERS] = {FOLLOW_UP_STEPS, FOLLOW_UP_STEPS},
    [WORK_MISSING] = {FOLLOW_UP_RECORD, FOLLOW_UP_REPORT},
    [WORK_NOT_REPORTED] = {FOLLOW_UP_REPORT, FOLLOW_UP_STEPS},
    [WORK_ANALYSE] = {FOLLOW_UP_ANALYSE, FOLLOW_UP_STEPS},
    [WORK_VERIFY] = {FOLLOW_UP_VERIFY, FOLLOW_UP_STEPS},
    [WORK_VERIFY_OWN] = {FOLLOW_UP_VERIFY, FOLLOW_UP_STEPS},
    [WORK_PUBLISH] = {FOLLOW_UP_PUBLISH, FOLLOW_UP_STEPS},
    [WORK_SENT] = {FOLLOW_UP_STEPS, FOLLOW_UP_STEPS},
};

static void tell(struct arena *arena, struct work_item *item, const struct duty_book *book,
                 enum work_kind kind, int64_t person_id)
{
    const int64_t id = item->row->indicator->id;
    struct duty_answer answer = duty_claim_find(arena, book, id, waits_for[kind].first, person_id);
    if (answer.claim != DUTY_MINE && waits_for[kind].second != FOLLOW_UP_STEPS) {
        struct duty_answer second =
            duty_claim_find(arena, book, id, waits_for[kind].second, person_id);
        if (second.claim == DUTY_MINE || answer.claim == DUTY_UNASSIGNED)
            answer = second;
    }
    item->claim = answer.claim;
    if (answer.claim == DUTY_MINE)
        item->claimant = answer.through->kind == ACTOR_MEMBER ? "" : actor_name(answer.through);
    else if (answer.claim == DUTY_OTHERS)
        item->claimant = duty_doers(arena, book, answer.row);
}

void work_tell_duties(struct arena *arena, struct work *work, const struct duty_book *book,
                      int64_t person_id)
{
    for (int kind = 0; kind < WORK_KIND_COUNT; kind++) {
        struct work_list *list = &work->lists[kind];
        for (size_t i = 0; i < list->count && waits_for[kind].first != FOLLOW_UP_STEPS; i++) {
            tell(arena, &list->items[i], book, (enum work_kind)kind, person_id);
            work->has_duties = work->has_duties || list->items[i].claim != DUTY_UNASSIGNED;
        }
    }
}

void work_put_mine_first(struct arena *arena, struct work *work)
{
    for (int kind = 0; kind < WORK_KIND_COUNT; kind++) {
        struct work_list *list = &work->lists[kind];
        struct work_item *items = ARENA_NEW_ARRAY(arena, list->count + 1, struct work_item);
        size_t count = 0;
        for (int pass = 0; pass < 2; pass++)
            for (size_t i = 0; i < list->count; i++)
                if ((list->items[i].claim == DUTY_MINE) == (pass == 0))
                    items[count++] = list->items[i];
        list->items = items;
    }
}

size_t work_count_mine(const struct work *work, enum work_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < work->lists[kind].count; i++)
        count += work->lists[kind].items[i].claim == DUTY_MINE;
    return count;
}

void work_keep_mine(struct work *work)
{
    for (int kind = 0; kind < WORK_KIND_COUNT; kind++) {
        struct work_list *list = &work->lists[kind];
        size_t kept = 0;
        if (kind == WORK_RETURNED || kind == WORK_DRAFT || kind == WORK_SENT)
            continue;
        for (size_t i = 0; i < list->count; i++)
            if (list->items[i].claim == DUTY_MINE)
                list->items[kept++] = list->items[i];
        list->count = kept;
    }
}

const char *work_claim_words(struct arena *arena, const struct work_item *item)
{
    if (item->claim == DUTY_UNASSIGNED)
        return "";
    if (item->claim == DUTY_OTHERS)
        return arena_printf(arena, "Según los roles le corresponde a: %s.", item->claimant);
    return item->claimant[0] == '\0'
               ? "Le corresponde según los roles."
               : arena_printf(arena, "Le corresponde según los roles: %s.", item->claimant);
}
