/* Years that a file gives by quarters or months: added up, or the last of running totals. */
#include "exchange/plan_file/draft_finish.h"

#include "base/count_text.h"

#include "base/banned.h"

/* Figures speak for running totals when nearly all rise and adding them passes the year's target.
 */
enum { MIN_RISING = 3, RISING_PERCENT = 90, BEYOND_PERCENT = 30 };

static struct draft_year *find_year(const struct draft_builder *builder,
                                    const struct draft_parts *parts)
{
    return &builder->draft->indicators[parts->indicator].years[parts->year];
}

static bool look_like_running_totals(const struct draft_builder *builder)
{
    int several = 0;
    int rising = 0;
    int beyond = 0;
    for (size_t i = 0; i < builder->parts_count; i++) {
        const struct draft_parts *each = &builder->parts[i];
        const struct quantity planned = find_year(builder, each)->planned.quantity;
        if (each->count < 2)
            continue;
        several++;
        rising += each->never_falls;
        beyond += each->never_falls && quantity_is_number(planned) &&
                  each->sum_e4 > planned.value_e4 &&
                  each->last_e4 <= planned.value_e4 + planned.value_e4 / 2;
    }
    return rising >= MIN_RISING && rising * 100 >= several * RISING_PERCENT &&
           beyond * 100 >= several * BEYOND_PERCENT;
}

void draft_finish_parts(struct draft_builder *builder)
{
    if (builder->parts_count == 0)
        return;
    const bool looks_so = look_like_running_totals(builder);
    const struct draft_question question = {
        .id = "parts_are_running_totals",
        .text = "¿Cada trimestre ya incluye los anteriores?",
        .detail = arena_printf(builder->arena, "%s por trimestres o meses. %s",
                               count_text(builder->arena, (int64_t)builder->parts_count,
                                          "cifra del año viene", "cifras del año vienen"),
                               looks_so ? "Suben y su suma pasa de la meta del año."
                                        : "Con «no» se suman; con «sí» se toma la última."),
        .default_yes = looks_so,
        .cell_count = (int)builder->parts_count};
    if (!draft_finish_ask(builder, builder->options->parts_are_running_totals, &question))
        return;
    for (size_t i = 0; i < builder->parts_count; i++) {
        const struct draft_parts *each = &builder->parts[i];
        struct draft_year *year = find_year(builder, each);
        struct draft_value *value = each->is_actual ? &year->actual : &year->planned;
        value->quantity.value_e4 = each->count == 0 ? 0 : each->last_e4;
    }
}
