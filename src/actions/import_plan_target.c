/* The part of import_plan that treats targets: what a council's plan promised changes only by a
 * legal act, or where an earlier file was misread. */
#include "actions/import_plan_row.h"
#include "core/evaluation/evaluation.h"
#include "core/plan/assumption.h"

#include "base/banned.h"

void import_targets_fill_new(const struct import_work *work, const struct draft_indicator *row,
                             struct indicator *indicator)
{
    indicator->target = row->target.quantity;
    indicator->original_target = row->target.quantity;
    for (int i = 0; i < work->plan->year_count; i++) {
        const struct quantity planned = import_work_find_year(work, row, i)->planned.quantity;
        indicator->years[i] =
            (struct indicator_year){.planned = planned, .original_planned = planned};
    }
}

/* "0" and "NP" of one year are the same programming where the type's rule says so: sheets write
 * either, and no act is needed to write it otherwise. */
static bool is_same_nothing(const struct indicator *indicator, struct quantity one,
                            struct quantity other)
{
    const struct evaluation_input input = {.type = indicator->type,
                                           .direction = indicator->direction,
                                           .target_includes_baseline =
                                               indicator->target_includes_baseline,
                                           .baseline = indicator->baseline,
                                           .target = indicator->target,
                                           .year_count = 2,
                                           .planned = {one, other}};
    return one.state != QUANTITY_MISSING && other.state != QUANTITY_MISSING &&
           !evaluation_is_programmed(&input, 1) && !evaluation_is_programmed(&input, 2);
}

/* One value of the indicator, and what the file states for it. */
struct place {
    int year; /* 0: the target */
    struct quantity *current, *original;
    struct quantity stated;
    struct quantity assumed; /* by the council, while the plan said nothing */
};

static void note(struct import_work *work, const struct indicator *indicator,
                 const struct place *place, enum import_change_kind kind)
{
    const char *field = place->year == 0
                            ? "meta"
                            : arena_printf(work->context->arena, "programado %d", place->year);
    const char *before = import_work_show(work, *place->current);
    if (quantity_is_number(place->assumed))
        before = arena_printf(work->context->arena, "%s (%s)",
                              import_work_show(work, place->assumed), assumption_mark);
    import_work_add_change(work, &(struct import_change){kind, indicator->name, field, before,
                                                         import_work_show(work, place->stated)});
}

static bool take(struct import_work *work, const struct indicator *indicator,
                 const struct place *place, struct target_change *change)
{
    if (place->stated.state == QUANTITY_MISSING ||
        import_work_is_same(*place->current, place->stated))
        return false;
    const bool is_known = place->current->state != QUANTITY_MISSING;
    if (is_known && work->targets == IMPORT_TARGETS_KEEP) {
        note(work, indicator, place, IMPORT_CHANGE_NEEDS_ACT);
        work->answer->targets_kept++;
        return false;
    }
    note(work, indicator, place, IMPORT_CHANGE_UPDATED);
    if (is_known) {
        work->answer->targets_changed++;
        change->items[change->item_count++] =
            (struct target_change_item){place->year, *place->current, place->stated};
    }
    /* A misread original is no original; one that an act has changed since is left to the act. */
    if (!is_known ? place->original->state == QUANTITY_MISSING
                  : work->targets == IMPORT_TARGETS_CORRECT &&
                        import_work_is_same(*place->original, *place->current))
        *place->original = place->stated;
    *place->current = place->stated;
    return true;
}

bool import_targets_take(struct import_work *work, const struct draft_indicator *row,
                         struct indicator *indicator, struct target_change *change)
{
    const struct place target = {0, &indicator->target, &indicator->original_target,
                                 row->target.quantity, (struct quantity){0}};
    bool is_changed = take(work, indicator, &target, change);
    for (int i = 0; i < work->plan->year_count; i++) {
        struct indicator_year *year = &indicator->years[i];
        const struct place place = {
            work->plan->first_year + i, &year->planned, &year->original_planned,
            import_work_find_year(work, row, i)->planned.quantity, year->assumed};
        if (!is_same_nothing(indicator, year->planned, place.stated))
            is_changed |= take(work, indicator, &place, change);
    }
    return is_changed;
}

bool import_targets_note(struct import_work *work, struct target_change *change)
{
    struct action_context *context = work->context;
    if (change->item_count == 0)
        return true;
    change->council_id = work->plan->council_id;
    change->act_kind = work->act.kind;
    change->act_number = work->act.number;
    change->act_date = work->act.date;
    change->note = work->act.note;
    change->changed_by = context->identity->person_id;
    change->changed_utc = work->now;
    return target_change_store_add(context->database, change, &context->error);
}
