/* What every rule of one evaluation needs to know, gathered once. Private to core/evaluation. */
#ifndef ATALAYA_CORE_EVALUATION_FACTS_H
#define ATALAYA_CORE_EVALUATION_FACTS_H

#include "core/evaluation/evaluation.h"

struct type_rule;

struct facts {
    const struct evaluation_input *input;
    const struct type_rule *rule;
    int cut;        /* t, 1-based */
    int year_count; /* n */
    bool has_baseline, has_target;
    int64_t baseline, target; /* LB and M in ten-thousandths; 0 where missing */
    int128 net_target;        /* Mn */
    unsigned programmed;      /* bit y-1: P_y is programmed */
    unsigned planned_missing; /* bit y-1: P_y is missing */
    unsigned reported;        /* bit y-1: E_y is reported; only y <= t */
    int due_cut;              /* t, or t-1 where the report of t is not yet due */
};

/* One row for each type: what the formulas of §§3–5 are for it. */
struct type_rule {
    bool is_level;         /* CAPACIDAD, REDUCCION */
    int sign;              /* 1: higher is better; -1: lower is better (REDUCCION) */
    bool refuses_negative; /* VALOR_NEGATIVO applies */
    struct ratio (*compliance)(const struct facts *facts, int year);
    struct ratio (*progress)(const struct facts *facts);
    struct ratio (*due)(const struct facts *facts);
    struct amount (*shortfall_to_date)(const struct facts *facts, struct amount of_year);
    struct amount (*shortfall_term)(const struct facts *facts);
};

/* NULL for ACCUMULATION_NONE. */
const struct type_rule *type_rule_find(enum accumulation_type type);

static inline unsigned years_up_to(int year)
{
    return year <= 0 ? 0u : (1u << year) - 1u;
}

static inline bool facts_is_programmed(const struct facts *facts, int year)
{
    return (facts->programmed >> (year - 1) & 1u) != 0;
}

static inline bool facts_is_reported(const struct facts *facts, int year)
{
    return (facts->reported >> (year - 1) & 1u) != 0;
}

static inline int64_t facts_planned(const struct facts *facts, int year)
{
    return facts->input->planned[year - 1].value_e4;
}

static inline int64_t facts_actual(const struct facts *facts, int year)
{
    return facts->input->actual[year - 1].value_e4;
}

/* The last year of a set (bits), 1-based; 0 for the empty set. */
static inline int last_year(unsigned years)
{
    return years == 0 ? 0 : 32 - __builtin_clz(years);
}

int128 facts_sum_planned(const struct facts *facts, int last);
int128 facts_sum_actual(const struct facts *facts, int last);

void facts_gather(const struct evaluation_input *input, const struct evaluation_moment *moment,
                  struct facts *facts);

enum evaluation_error facts_find_error(const struct facts *facts);
enum rating facts_find_state(const struct facts *facts, enum evaluation_error error);
void facts_compute_shortfalls(const struct facts *facts, struct evaluation *evaluation);
void facts_compute_ratings(const struct facts *facts, const struct rating_bands *bands,
                           struct evaluation *evaluation);
unsigned facts_find_notices(const struct facts *facts, const struct evaluation *evaluation);

#endif
