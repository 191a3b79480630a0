#include "core/evaluation/evaluation.h"

#include "core/evaluation/facts.h"

#include "base/banned.h"

/* IC_t = A_t / min(1, W_t); W_t <= 0 means that no progress was due. */
static struct ratio compute_pace(struct ratio progress, struct ratio due)
{
    if (!ratio_exists(progress) || !ratio_exists(due) || due.numerator <= 0)
        return (struct ratio){0, 0};
    if (due.numerator >= due.denominator)
        return progress;
    if (progress.denominator == due.denominator)
        return ratio_make(progress.numerator, due.numerator);
    return ratio_divide(progress, due);
}

static void compute_term(const struct facts *facts, struct evaluation *evaluation)
{
    evaluation->progress = facts->rule->progress(facts);
    evaluation->due = facts->rule->due(facts);
    evaluation->pace = compute_pace(evaluation->progress, evaluation->due);
}

void evaluation_compute(const struct evaluation_input *input,
                        const struct evaluation_moment *moment, const struct rating_bands *bands,
                        struct evaluation *evaluation)
{
    struct facts facts;
    facts_gather(input, moment, &facts);
    *evaluation = (struct evaluation){.error = facts_find_error(&facts)};
    bool is_hard =
        evaluation->error != EVALUATION_OK && evaluation->error != EVALUATION_TARGET_REQUIRED;
    if (is_hard) {
        evaluation->state = evaluation->rating_year = evaluation->rating_term = RATING_DATA_ERROR;
        evaluation->notices = facts_find_notices(&facts, evaluation);
        return;
    }
    evaluation->state = facts_find_state(&facts, evaluation->error);
    if (evaluation->state == RATING_REPORTED)
        evaluation->compliance = facts.rule->compliance(&facts, facts.cut);
    if (evaluation->state == RATING_NO_REPORT && !moment->is_deadline_passed)
        facts.due_cut = facts.cut - 1;
    if (evaluation->error == EVALUATION_OK)
        compute_term(&facts, evaluation);
    facts_compute_shortfalls(&facts, evaluation);
    facts_compute_ratings(&facts, bands, evaluation);
    evaluation->notices = facts_find_notices(&facts, evaluation);
}

struct ratio evaluation_year_compliance(const struct evaluation_input *input, int year)
{
    struct facts facts;
    facts_gather(input, &(struct evaluation_moment){year, true}, &facts);
    enum evaluation_error error = facts_find_error(&facts);
    if ((error != EVALUATION_OK && error != EVALUATION_TARGET_REQUIRED) ||
        facts_find_state(&facts, error) != RATING_REPORTED)
        return (struct ratio){0, 0};
    return facts.rule->compliance(&facts, year);
}

struct ratio evaluation_year_due(const struct evaluation_input *input, int year)
{
    struct facts facts;
    facts_gather(input, &(struct evaluation_moment){year, true}, &facts);
    if (facts_find_error(&facts) != EVALUATION_OK)
        return (struct ratio){0, 0};
    return facts.rule->due(&facts);
}

bool evaluation_is_programmed(const struct evaluation_input *input, int year)
{
    struct facts facts;
    facts_gather(input, &(struct evaluation_moment){year, true}, &facts);
    return facts_is_programmed(&facts, year);
}
