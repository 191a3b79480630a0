#include "actions/import_plan_row.h"

#include <string.h>

#include "base/text.h"
#include "storage/indicator_store.h"

#include "base/banned.h"

void import_work_add_change(struct import_work *work, const struct import_change *change)
{
    if (work->answer->is_first)
        return;
    work->changes = arena_grow(work->context->arena, work->changes, work->change_count,
                               sizeof work->changes[0]);
    work->changes[work->change_count++] = *change;
}

/* What a file does not say does not erase what is known. */
static const char *text_or_known(const char *text, const char *known)
{
    return text_or_empty(text)[0] != '\0' ? text : text_or_empty(known);
}

static struct quantity value_or_known(struct quantity value, struct quantity known)
{
    return value.state == QUANTITY_MISSING ? known : value;
}

static void fill_indicator(const struct import_work *work, const struct draft_indicator *row,
                           struct indicator *indicator)
{
    indicator->code = text_or_known(row->code, indicator->code);
    indicator->mga_code = text_or_known(row->mga_code, indicator->mga_code);
    indicator->programme_code = text_or_known(row->programme_code, indicator->programme_code);
    indicator->name = text_or_known(row->name, indicator->name);
    indicator->unit = text_or_known(row->unit, indicator->unit);
    if (!row->responsible_is_guess || text_or_empty(indicator->responsible)[0] == '\0')
        indicator->responsible = text_or_known(row->responsible, indicator->responsible);
    indicator->baseline_note = text_or_known(row->baseline_note, indicator->baseline_note);
    indicator->baseline = value_or_known(row->baseline.quantity, indicator->baseline);
    indicator->weight = value_or_known(row->weight, indicator->weight);
    indicator->first_year = work->plan->first_year;
    indicator->year_count = work->plan->year_count;
}

/* What a person confirmed is not proposed again. */
static void fill_proposals(const struct draft_indicator *row, struct indicator *indicator)
{
    if (!indicator->type_confirmed) {
        indicator->type = row->type;
        indicator->type_confirmed = row->type_confirmed;
        indicator->type_reason = text_or_empty(row->type_reason);
        indicator->target_includes_baseline = row->target_includes_baseline;
        indicator->direction = row->direction;
    }
    if (!indicator->level_confirmed) {
        indicator->level = row->level;
        indicator->level_confirmed = row->level_confirmed;
    }
}

const char *import_work_show(struct import_work *work, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    if (quantity.state == QUANTITY_NOT_PROGRAMMED)
        return "NP";
    if (quantity.state == QUANTITY_MISSING)
        return "";
    return arena_strdup(work->context->arena, decimal_format_es(quantity.value_e4, 0, text));
}

static bool note_quantity(struct import_work *work, const struct indicator *indicator,
                          const char *field, struct quantity before, struct quantity after)
{
    if (import_work_is_same(before, after))
        return false;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, indicator->name,
                                                         field, import_work_show(work, before),
                                                         import_work_show(work, after)});
    return true;
}

static bool note_text(struct import_work *work, const struct indicator *indicator,
                      const char *field, const char *before, const char *after)
{
    if (strcmp(before, after) == 0)
        return false;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, indicator->name,
                                                         field, before, after});
    return true;
}

/* "Línea › Componente › Programa" */
static const char *name_place(const struct import_work *work, int64_t node_id)
{
    const char *place = "";
    for (size_t i = work->plan->node_count; i-- > 0;) {
        const struct plan_node *node = &work->plan->nodes[i];
        if (node->id != node_id)
            continue;
        place = place[0] == '\0' ? node->name
                                 : arena_printf(work->context->arena, "%s › %s", node->name, place);
        node_id = node->parent_id;
        i = work->plan->node_count;
    }
    return place;
}

static bool note_place(struct import_work *work, const struct indicator *before,
                       const struct indicator *after)
{
    if (before->node_id == after->node_id)
        return false;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, before->name,
                                                         "lugar en el plan",
                                                         name_place(work, before->node_id),
                                                         name_place(work, after->node_id)});
    return true;
}

/* The key did not find it: said, because another column now names the indicators. */
static void note_key(struct import_work *work, const struct indicator *known,
                     const struct draft_indicator *row)
{
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, known->name,
                                                         "código (se reconoció por su nombre)",
                                                         known->code, text_or_empty(row->code)});
}

static bool note_differences(struct import_work *work, const struct indicator *before,
                             const struct indicator *after)
{
    bool is_changed = note_text(work, before, "nombre", before->name, after->name);
    is_changed |= note_text(work, before, "unidad", before->unit, after->unit);
    is_changed |= note_text(work, before, "responsable", before->responsible, after->responsible);
    is_changed |= note_text(work, before, "código MGA", text_or_empty(before->mga_code),
                            text_or_empty(after->mga_code));
    is_changed |= note_text(work, before, "nivel", indicator_level_label(before->level),
                            indicator_level_label(after->level));
    is_changed |= note_text(work, before, "sentido", indicator_direction_label(before->direction),
                            indicator_direction_label(after->direction));
    is_changed |= note_text(work, before, "la meta incluye la línea base",
                            before->target_includes_baseline ? "sí" : "no",
                            after->target_includes_baseline ? "sí" : "no");
    is_changed |= note_quantity(work, before, "peso", before->weight, after->weight);
    is_changed |= note_quantity(work, before, "línea base", before->baseline, after->baseline);
    is_changed |=
        note_text(work, before, "tipo de acumulación", accumulation_type_label(before->type),
                  accumulation_type_label(after->type));
    is_changed |= note_place(work, before, after);
    return is_changed;
}

static bool add_indicator(struct import_work *work, const struct draft_indicator *row,
                          struct indicator *indicator)
{
    indicator->import_key = row->key;
    indicator->plan_id = work->plan->id;
    indicator->note = "";
    fill_indicator(work, row, indicator);
    fill_proposals(row, indicator);
    import_targets_fill_new(work, row, indicator);
    work->answer->added++;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_ADDED, indicator->name,
                                                         "indicador", "", "nuevo"});
    return indicator_store_add(work->context->database, work->plan, indicator,
                               &work->context->error);
}

static bool update_indicator(struct import_work *work, const struct draft_indicator *row,
                             struct indicator *indicator, int64_t node_id)
{
    const struct indicator before = *indicator;
    const bool is_rekeyed = strcmp(indicator->import_key, row->key) != 0;
    fill_indicator(work, row, indicator);
    fill_proposals(row, indicator);
    indicator->import_key = row->key;
    indicator->node_id = node_id;
    struct target_change change = {.indicator_id = indicator->id};
    bool is_changed = note_differences(work, &before, indicator);
    is_changed |= import_targets_take(work, row, indicator, &change);
    if (!is_changed && !is_rekeyed) {
        work->answer->unchanged++;
        return true;
    }
    work->answer->updated++;
    return indicator_store_save(work->context->database, work->plan->council_id, indicator,
                                &work->context->error) &&
           import_targets_note(work, &change);
}

static bool write_indicator(struct import_work *work, const struct draft_indicator *row,
                            int position, struct indicator *indicator)
{
    int64_t node_id = 0;
    if (!import_work_find_place(work, row, &node_id))
        return false;
    const struct import_match *match = &work->matches[position];
    if (match->index >= 0) {
        work->is_seen[match->index] = true;
        *indicator = work->plan->indicators[match->index];
        if (match->is_by_name)
            note_key(work, indicator, row);
        return update_indicator(work, row, indicator, node_id);
    }
    *indicator = (struct indicator){.node_id = node_id, .position = position};
    return add_indicator(work, row, indicator);
}

bool import_work_write_row(struct import_work *work, const struct draft_indicator *row,
                           int position)
{
    struct indicator indicator;
    return write_indicator(work, row, position, &indicator) &&
           import_work_save_sources(work, row, &indicator) &&
           import_work_write_results(work, row, &indicator);
}
