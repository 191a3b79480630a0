#include "core/evaluation/facts.h"

#include "base/banned.h"

const struct rating_bands rating_default_bands = {{4000, 6000, 7000, 8000}};

/* Whether one division of 64 bits classifies a capped ratio, which is so for nearly all. */
static bool is_narrow(struct ratio capped)
{
    return capped.numerator <= INT64_MAX / DECIMAL_SCALE && capped.denominator <= INT64_MAX;
}

/* The limits rise: as many bands up as limits are reached. A limit is a whole number of
 * ten-thousandths, so a ratio reaches it exactly when its whole ten-thousandths do. */
enum rating rating_classify(struct ratio capped, const struct rating_bands *bands)
{
    int band = RATING_CRITICAL;
    if (is_narrow(capped)) {
        int64_t whole_e4 = (int64_t)capped.numerator * DECIMAL_SCALE / (int64_t)capped.denominator;
        for (int i = 0; i < 4; i++)
            band += whole_e4 >= bands->lower_e4[i];
    } else {
        for (int i = 0; i < 4; i++)
            band += ratio_compare(capped, bands->lower_e4[i], DECIMAL_SCALE) >= 0;
    }
    return (enum rating)band;
}

static bool has_report(const struct facts *facts)
{
    unsigned years = facts->reported;
    if (facts->input->type == ACCUMULATION_FLOW || facts->input->type == ACCUMULATION_MAINTENANCE)
        years &= facts->programmed;
    return years != 0;
}

static enum rating rate_term(const struct facts *facts, const struct rating_bands *bands,
                             const struct evaluation *evaluation)
{
    if (evaluation->error != EVALUATION_OK)
        return RATING_DATA_ERROR;
    unsigned to_date = years_up_to(facts->cut);
    if ((facts->programmed & to_date) == 0)
        return (facts->planned_missing & to_date) != 0 ? RATING_NO_YEARLY_TARGET
                                                       : RATING_NOT_PROGRAMMED;
    if (!has_report(facts))
        return RATING_NO_REPORT;
    if (ratio_exists(evaluation->pace))
        return rating_classify(ratio_cap(evaluation->pace), bands);
    return rating_is_band(evaluation->rating_year) ? evaluation->rating_year
                                                   : RATING_NOT_PROGRAMMED;
}

void facts_compute_ratings(const struct facts *facts, const struct rating_bands *bands,
                           struct evaluation *evaluation)
{
    evaluation->rating_year = evaluation->state == RATING_REPORTED
                                  ? rating_classify(ratio_cap(evaluation->compliance), bands)
                                  : evaluation->state;
    evaluation->rating_term = rate_term(facts, bands, evaluation);
}
