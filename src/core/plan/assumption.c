#include "core/plan/assumption.h"

#include "base/strbuf.h"
#include "core/plan/yearly_proposal.h"

#include "base/banned.h"

const char assumption_mark[] = "supuesto del CTP";

static bool is_assumed(const struct indicator_year *year)
{
    return year->planned.state == QUANTITY_MISSING && quantity_is_number(year->assumed);
}

bool assumption_exists(const struct indicator *indicator)
{
    for (int i = 0; i < indicator->year_count; i++)
        if (is_assumed(&indicator->years[i]))
            return true;
    return false;
}

bool assumption_holds(const struct indicator *indicator)
{
    struct yearly_proposal proposal;
    if (!assumption_exists(indicator))
        return true;
    if (!yearly_proposal_compute(indicator, &proposal))
        return false;
    for (int i = 0; i < proposal.count; i++) {
        const struct indicator_year *year =
            &indicator->years[proposal.years[i] - indicator->first_year];
        if (!is_assumed(year) || year->assumed.value_e4 != proposal.values_e4[i])
            return false;
    }
    return true; /* the proposal has every year that the plan leaves open */
}

struct evaluation_input assumption_fill(const struct indicator *indicator,
                                        const struct evaluation_input *input)
{
    struct evaluation_input filled = *input;
    for (int i = 0; i < indicator->year_count; i++)
        if (is_assumed(&indicator->years[i]))
            filled.planned[i] = indicator->years[i].assumed;
    return filled;
}

const char *assumption_text(struct arena *arena, const struct indicator *indicator)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    for (int i = 0; i < indicator->year_count; i++) {
        char value[DECIMAL_TEXT_SIZE];
        if (is_assumed(&indicator->years[i]))
            strbuf_printf(&out, "%s%d: %s", out.length == 0 ? "" : "; ", indicator->first_year + i,
                          decimal_format_es(indicator->years[i].assumed.value_e4, 0, value));
    }
    return out.length == 0 ? "" : out.data;
}
