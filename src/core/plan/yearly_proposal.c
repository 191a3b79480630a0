#include "core/plan/yearly_proposal.h"

#include "base/strbuf.h"
#include "core/evaluation/ratio.h"

#include "base/banned.h"

static void find_open_years(const struct indicator *indicator, struct yearly_proposal *proposal)
{
    proposal->count = 0;
    for (int i = 0; i < indicator->year_count; i++)
        if (indicator->years[i].planned.state == QUANTITY_MISSING)
            proposal->years[proposal->count++] = indicator->first_year + i;
}

/* Each of these answers what stands in the way; "" where nothing does. */
static const char *share_rest(const struct indicator *indicator, struct yearly_proposal *proposal)
{
    int64_t rest_e4 = indicator->target.value_e4;
    if (indicator->target_includes_baseline) {
        if (!quantity_is_number(indicator->baseline))
            return "Falta la línea base, que la meta incluye.";
        rest_e4 -= indicator->baseline.value_e4;
    }
    if (rest_e4 <= 0)
        return indicator->target_includes_baseline ? "La meta no es mayor que la línea base."
                                                   : "La meta no es mayor que cero.";
    for (int i = 0; i < indicator->year_count; i++)
        rest_e4 -= indicator->years[i].planned.value_e4; /* 0 but for a number */
    if (rest_e4 <= 0)
        return "Los años que el plan dice ya suman la meta.";
    int64_t part_e4 = rest_e4 / proposal->count;
    for (int i = 0; i < proposal->count; i++)
        proposal->values_e4[i] = part_e4;
    proposal->values_e4[proposal->count - 1] += rest_e4 - part_e4 * proposal->count;
    return "";
}

static const char *draw_line(const struct indicator *indicator, struct yearly_proposal *proposal)
{
    int64_t from_e4 = indicator->baseline.value_e4, to_e4 = indicator->target.value_e4;
    bool is_rising = indicator->type == ACCUMULATION_CAPACITY;
    if (!quantity_is_number(indicator->baseline))
        return "Falta la línea base.";
    if (is_rising ? to_e4 <= from_e4 : to_e4 >= from_e4)
        return is_rising ? "La meta no es mayor que la línea base."
                         : "La meta no es menor que la línea base.";
    if (proposal->count != indicator->year_count)
        return "El plan dice unos años y otros no.";
    for (int i = 0; i < proposal->count; i++)
        proposal->values_e4[i] =
            from_e4 +
            (int64_t)ratio_divide_rounded((int128)(to_e4 - from_e4) * (i + 1), proposal->count);
    return "";
}

static const char *keep_target(const struct indicator *indicator, struct yearly_proposal *proposal)
{
    for (int i = 0; i < proposal->count; i++)
        proposal->values_e4[i] = indicator->target.value_e4;
    return "";
}

static const char *propose(const struct indicator *indicator, struct yearly_proposal *proposal)
{
    find_open_years(indicator, proposal);
    if (proposal->count == 0)
        return "El plan dice todos los años.";
    if (!quantity_is_number(indicator->target))
        return "Falta la meta.";
    switch (indicator->type) {
    case ACCUMULATION_SUM:
        return share_rest(indicator, proposal);
    case ACCUMULATION_CAPACITY:
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return draw_line(indicator, proposal);
    case ACCUMULATION_FLOW:
    case ACCUMULATION_MAINTENANCE:
        return keep_target(indicator, proposal);
    case ACCUMULATION_NONE:
        break;
    }
    return "Falta el tipo de acumulación.";
}

bool yearly_proposal_compute(const struct indicator *indicator, struct yearly_proposal *proposal)
{
    return propose(indicator, proposal)[0] == '\0';
}

const char *yearly_proposal_obstacle(const struct indicator *indicator)
{
    struct yearly_proposal proposal;
    return propose(indicator, &proposal);
}

const char *yearly_proposal_text(struct arena *arena, const struct indicator *indicator)
{
    struct yearly_proposal proposal;
    struct strbuf out;
    if (!yearly_proposal_compute(indicator, &proposal))
        return "";
    strbuf_init(&out, arena);
    for (int i = 0; i < proposal.count; i++) {
        char value[DECIMAL_TEXT_SIZE];
        strbuf_printf(&out, "%s%d: %s", i == 0 ? "" : "; ", proposal.years[i],
                      decimal_format_es(proposal.values_e4[i], 0, value));
    }
    return out.data;
}

const char *yearly_proposal_method(enum accumulation_type type)
{
    switch (type) {
    case ACCUMULATION_SUM:
        return "Reparte en partes iguales lo que falta de la meta.";
    case ACCUMULATION_CAPACITY:
        return "Sube lo mismo cada año, de la línea base a la meta.";
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return "Baja lo mismo cada año, de la línea base a la meta.";
    case ACCUMULATION_FLOW:
    case ACCUMULATION_MAINTENANCE:
        return "Pide la meta cada año.";
    case ACCUMULATION_NONE:
        break;
    }
    return "";
}
