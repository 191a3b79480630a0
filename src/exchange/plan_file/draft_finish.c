#include "exchange/plan_file/draft_finish.h"

#include <string.h>

#include "base/count_text.h"
#include "core/indicator/type_proposal.h"

#include "base/banned.h"

static bool is_zero(struct quantity quantity)
{
    return quantity_is_number(quantity) && quantity.value_e4 == 0;
}

static bool is_positive(struct quantity quantity)
{
    return quantity_is_number(quantity) && quantity.value_e4 > 0;
}

int draft_finish_last_year_with_results(const struct plan_draft *draft)
{
    for (int year = draft->year_count - 1; year >= 0; year--)
        for (size_t i = 0; i < draft->indicator_count; i++) {
            const struct quantity actual = draft->indicators[i].years[year].actual.quantity;
            if (quantity_is_number(actual) && actual.value_e4 != 0)
                return draft->first_year + year;
        }
    return 0;
}

bool draft_finish_ask(struct draft_builder *builder, enum plan_file_answer answer,
                      const struct draft_question *question)
{
#define QUESTION(id) +1
    enum {
        MAX_QUESTIONS =
#include "exchange/plan_file/questions.def"
    };
#undef QUESTION
    struct plan_draft *draft = builder->draft;
    if (draft->questions == NULL)
        draft->questions = ARENA_NEW_ARRAY(builder->arena, MAX_QUESTIONS, struct draft_question);
    struct draft_question *added = &draft->questions[draft->question_count++];
    *added = *question;
    added->answer_yes = answer == ANSWER_DEFAULT ? question->default_yes : answer == ANSWER_YES;
    return added->answer_yes;
}

static const char *list_years(struct arena *arena, int first, int last)
{
    if (first == last)
        return arena_printf(arena, "%d", first);
    return arena_printf(arena, "%d a %d", first, last);
}

/* Visits the zeros after the last year with results; clears them when asked. */
static int visit_future_zeros(struct plan_draft *draft, int last_year, bool clears)
{
    int count = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        for (int year = 0; year < draft->year_count; year++) {
            struct draft_year *each = &draft->indicators[i].years[year];
            if (draft->first_year + year <= last_year || !is_zero(each->actual.quantity))
                continue;
            count++;
            if (!clears)
                continue;
            each->actual.quantity = (struct quantity){0};
            each->compliance.percent = (struct quantity){0}; /* the 0 % of a missing report */
            each->progress.percent = (struct quantity){0};
        }
    }
    return count;
}

static void ask_future(struct draft_builder *builder)
{
    struct plan_draft *draft = builder->draft;
    struct arena *arena = builder->arena;
    const int last_year = draft_finish_last_year_with_results(draft);
    const int count = visit_future_zeros(draft, last_year, false);
    if (count == 0)
        return;
    const int first_open = last_year == 0 ? draft->first_year : last_year + 1;
    const char *known = last_year == 0
                            ? "Ningún año tiene resultados"
                            : arena_printf(arena, "El último año con resultados es %d", last_year);
    const struct draft_question question = {
        .id = "zero_future_is_missing",
        .text = "¿0 o vacío en años futuros significa «sin reporte»?",
        .detail = arena_printf(
            arena, "%s; hay %s en 0 de %s.", known, count_text(arena, count, "casilla", "casillas"),
            list_years(arena, first_open, draft->first_year + draft->year_count - 1)),
        .default_yes = true,
        .cell_count = count};
    visit_future_zeros(
        draft, last_year,
        draft_finish_ask(builder, builder->options->zero_future_is_missing, &question));
}

static bool has_programmed_year(const struct plan_draft *draft,
                                const struct draft_indicator *indicator)
{
    for (int year = 0; year < draft->year_count; year++)
        if (is_positive(indicator->years[year].planned.quantity))
            return true;
    return false;
}

static int visit_planned_zeros(struct plan_draft *draft, bool changes)
{
    int count = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        struct draft_indicator *each = &draft->indicators[i];
        if (!is_positive(each->target.quantity) || !has_programmed_year(draft, each))
            continue;
        for (int year = 0; year < draft->year_count; year++) {
            struct quantity *planned = &each->years[year].planned.quantity;
            if (!is_zero(*planned))
                continue;
            count++;
            if (changes)
                *planned = (struct quantity){.state = QUANTITY_NOT_PROGRAMMED};
        }
    }
    return count;
}

static void ask_planned(struct draft_builder *builder)
{
    const int count = visit_planned_zeros(builder->draft, false);
    if (count == 0)
        return;
    const struct draft_question question = {
        .id = "zero_planned_is_not_planned",
        .text = "¿0 programado significa «no programado»?",
        .detail = arena_printf(
            builder->arena, "%s que sí tienen meta en otros años.",
            count_text(builder->arena, count, "casilla de indicadores", "casillas de indicadores")),
        .default_yes = true,
        .cell_count = count};
    visit_planned_zeros(
        builder->draft,
        draft_finish_ask(builder, builder->options->zero_planned_is_not_planned, &question));
}

void draft_finish_questions(struct draft_builder *builder)
{
    if (builder->is_matrix)
        return; /* there a zero is a zero and NP is written */
    draft_finish_parts(builder);
    ask_future(builder);
    ask_planned(builder);
}

static void propose_type(struct draft_builder *builder, size_t index)
{
    struct draft_indicator *indicator = &builder->draft->indicators[index];
    struct quantity planned[PLAN_DRAFT_MAX_YEARS];
    for (int year = 0; year < builder->draft->year_count; year++)
        planned[year] = indicator->years[year].planned.quantity;
    const struct type_proposal_input input = {.type_label = builder->words[index].type_label,
                                              .trend_label = builder->words[index].trend_label,
                                              .baseline = indicator->baseline.quantity,
                                              .target = indicator->target.quantity,
                                              .planned = planned,
                                              .year_count = builder->draft->year_count};
    const struct type_proposal proposal = type_proposal_compute(builder->arena, &input);
    indicator->type = proposal.type;
    indicator->type_confirmed = false;
    indicator->type_reason = proposal.reason;
    indicator->target_includes_baseline = proposal.target_includes_baseline;
    indicator->direction = proposal.direction;
}

void draft_finish_types(struct draft_builder *builder)
{
    for (size_t i = 0; i < builder->draft->indicator_count; i++)
        if (!builder->is_matrix || builder->draft->indicators[i].type == ACCUMULATION_NONE)
            propose_type(builder, i);
}
