/* What needs all rows: keys that are unique, types, the questions about zeros, sums. */
#include "exchange/plan_file/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "core/indicator/type_proposal.h"

#include "base/banned.h"

static int compare_keys(const void *a, const void *b)
{
    const struct draft_indicator *x = *(struct draft_indicator *const *)a;
    const struct draft_indicator *y = *(struct draft_indicator *const *)b;
    int order = strcmp(x->key, y->key);
    return order != 0 ? order : (x > y) - (x < y);
}

static void tell_row(struct arena *arena, struct plan_draft *draft,
                     const struct draft_indicator *indicator, struct draft_problem problem)
{
    problem.source = indicator->source;
    problem.indicator = indicator->name;
    reader_add_problem(arena, draft, &problem);
}

/* A code that repeats is completed with programme and name, then with a number: the same file gives
 * the same keys in any order of its sheets but for rows that are alike in everything. */
static void make_keys(struct arena *arena, struct plan_draft *draft)
{
    size_t count = draft->indicator_count;
    struct draft_indicator **sorted = ARENA_NEW_ARRAY(arena, count + 1, struct draft_indicator *);
    for (size_t i = 0; i < count; i++) {
        struct draft_indicator *indicator = sorted[i] = &draft->indicators[i];
        indicator->key =
            indicator->code[0] != '\0' ? indicator->code : text_fold(arena, indicator->name);
    }
    for (int pass = 0; pass < 2; pass++) {
        qsort(sorted, count, sizeof *sorted, compare_keys);
        for (size_t i = 0, end; i < count; i = end) {
            const char *key = sorted[i]->key;
            for (end = i + 1; end < count && strcmp(sorted[end]->key, key) == 0; end++)
                ;
            for (size_t j = i; end - i > 1 && j < end; j++) {
                struct draft_indicator *indicator = sorted[j];
                if (pass == 1) {
                    indicator->key = arena_printf(arena, "%s #%zu", key, j - i + 1);
                    continue;
                }
                indicator->key =
                    arena_printf(arena, "%s / %s / %s", key, text_fold(arena, indicator->path[2]),
                                 text_fold(arena, indicator->name));
                if (indicator->code[0] != '\0')
                    tell_row(arena, draft, indicator,
                             (struct draft_problem){
                                 .severity = PROBLEM_INFO,
                                 .code = "CODIGO_REPETIDO",
                                 .text = arena_printf(arena, "El código %s está en %zu filas.", key,
                                                      end - i),
                                 .action = "Se distingue por su programa y su nombre."});
            }
        }
    }
}

static void add_question(struct arena *arena, struct plan_draft *draft,
                         const struct draft_question *question)
{
    if (draft->questions == NULL)
        draft->questions = ARENA_NEW_ARRAY(arena, 2, struct draft_question);
    draft->questions[draft->question_count++] = *question;
}

static bool is_zero(struct quantity quantity)
{
    return quantity_is_number(quantity) && quantity.value_e4 == 0;
}

/* The first year from which no result is above zero. */
static int first_future_year(const struct plan_draft *draft)
{
    int first = 0;
    for (size_t i = 0; i < draft->indicator_count; i++)
        for (int y = first; y < draft->year_count; y++) {
            struct quantity actual = draft->indicators[i].years[y].actual.quantity;
            if (quantity_is_number(actual) && actual.value_e4 != 0)
                first = y + 1;
        }
    return first;
}

static void ask_zero_future(struct arena *arena, struct plan_draft *draft,
                            enum plan_file_answer answer)
{
    int first = first_future_year(draft), count = 0;
    bool is_yes = answer != ANSWER_NO;
    if (first == 0)
        return; /* nothing at all was reported: zeros are all that there is */
    for (size_t i = 0; i < draft->indicator_count; i++)
        for (int y = first; y < draft->year_count; y++) {
            struct draft_year *year = &draft->indicators[i].years[y];
            if (!is_zero(year->actual.quantity))
                continue;
            count++;
            if (!is_yes)
                continue;
            year->actual.quantity = (struct quantity){QUANTITY_MISSING, 0};
            year->compliance.percent = year->progress.percent = year->actual.quantity;
        }
    if (count > 0)
        add_question(
            arena, draft,
            &(struct draft_question){"zero_future_is_missing",
                                     "¿0 o vacío en años futuros significa «sin reporte»?",
                                     arena_printf(arena, "%d celdas desde %d, donde todo está en 0",
                                                  count, draft->first_year + first),
                                     true, is_yes, count});
}

/* 0 in a year of an indicator whose other years and target are above zero. */
static bool may_be_not_programmed(const struct plan_draft *draft,
                                  const struct draft_indicator *indicator)
{
    bool has_other = false;
    for (int y = 0; y < draft->year_count; y++)
        has_other |= quantity_is_number(indicator->years[y].planned.quantity) &&
                     indicator->years[y].planned.quantity.value_e4 > 0;
    return has_other && quantity_is_number(indicator->target.quantity) &&
           indicator->target.quantity.value_e4 > 0;
}

static void ask_zero_planned(struct arena *arena, struct plan_draft *draft,
                             enum plan_file_answer answer)
{
    bool is_yes = answer != ANSWER_NO;
    int count = 0, rows = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        int before = count;
        if (!may_be_not_programmed(draft, &draft->indicators[i]))
            continue;
        for (int y = 0; y < draft->year_count; y++) {
            struct quantity *planned = &draft->indicators[i].years[y].planned.quantity;
            if (!is_zero(*planned))
                continue;
            count++;
            if (is_yes)
                *planned = (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
        }
        rows += count > before;
    }
    if (count > 0)
        add_question(arena, draft,
                     &(struct draft_question){
                         "zero_planned_is_not_planned",
                         "¿0 programado significa «no programado» ese año?",
                         arena_printf(arena, "%d celdas de %d indicadores", count, rows), true,
                         is_yes, count});
}

static void propose_types(struct arena *arena, struct plan_draft *draft)
{
    for (size_t i = 0; i < draft->indicator_count; i++) {
        struct draft_indicator *indicator = &draft->indicators[i];
        struct quantity planned[PLAN_DRAFT_MAX_YEARS];
        __int128 sum = 0;
        bool has_all = quantity_is_number(indicator->target.quantity);
        for (int y = 0; y < draft->year_count; y++) {
            planned[y] = indicator->years[y].planned.quantity;
            has_all = has_all && planned[y].state != QUANTITY_MISSING;
            sum += planned[y].state == QUANTITY_NUMBER ? planned[y].value_e4 : 0;
        }
        if (!indicator->type_confirmed) {
            const struct type_evidence evidence = {
                indicator->type_reason, indicator->baseline.quantity, indicator->target.quantity,
                planned, draft->year_count};
            const struct type_proposal proposal = type_proposal_make(&evidence);
            indicator->type = proposal.type;
            indicator->type_reason = proposal.reason;
            indicator->target_includes_baseline |= proposal.target_includes_baseline;
        }
        int64_t due = indicator->target.quantity.value_e4;
        if (indicator->target_includes_baseline && quantity_is_number(indicator->baseline.quantity))
            due -= indicator->baseline.quantity.value_e4;
        if (has_all && indicator->type == ACCUMULATION_SUM && sum != due)
            tell_row(arena, draft, indicator,
                     (struct draft_problem){
                         .severity = PROBLEM_WARNING,
                         .code = "SUMA_NO_CUADRA",
                         .text = "Lo programado en los años no suma la meta del cuatrienio.",
                         .action = "Se toma como está; conviene confirmar el tipo o la meta."});
    }
}

void reader_review_draft(struct arena *arena, struct plan_draft *draft,
                         const struct plan_file_options *options)
{
    make_keys(arena, draft);
    if (strcmp(draft->format_id, "matrix") != 0) {
        ask_zero_future(arena, draft, options->zero_future_is_missing);
        ask_zero_planned(arena, draft, options->zero_planned_is_not_planned);
    }
    propose_types(arena, draft);
}
