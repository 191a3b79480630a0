/* Explain: every figure in one Spanish sentence, with its numbers put in.
 *
 * What pages, reports and alerts show beside a figure; pure. Numbers are es-CO, percentages with
 * one decimal, rounded once from the exact value. Sentences belong to the arena; never NULL; ""
 * where there is nothing to explain.
 *
 *     roads, 2025: "0,81 de 1 km programados en 2025: 81,0 %." */
#ifndef ATALAYA_CORE_EVALUATION_EXPLAIN_H
#define ATALAYA_CORE_EVALUATION_EXPLAIN_H

#include "base/arena.h"
#include "core/evaluation/evaluation.h"

struct explain_context {
    struct arena *arena;
    const struct evaluation_input *input;
    const struct evaluation *evaluation;
    const struct rating_bands *bands;
    int first_year;          /* 2024 */
    int cut;                 /* 1-based */
    const char *unit;        /* "kilómetros"; "" for none */
    bool is_before_deadline; /* the report of the cut may still come; as in the evaluation */
};

/* Why the year has no compliance: "Para 2025 no se programó nada."; "" where it has. */
const char *explain_state(const struct explain_context *context);

const char *explain_compliance(const struct explain_context *context);
const char *explain_progress(const struct explain_context *context);
const char *explain_due(const struct explain_context *context);
const char *explain_pace(const struct explain_context *context);
const char *explain_shortfall_year(const struct explain_context *context);
const char *explain_shortfall_to_date(const struct explain_context *context);
const char *explain_shortfall_term(const struct explain_context *context);
const char *explain_required_pace(const struct explain_context *context);
const char *explain_demandable(const struct explain_context *context);
/* "Bajo va de 40 a menos de 60." or why there is no band. */
const char *explain_rating(const struct explain_context *context, enum rating rating);

/* The rule of a type: "Los años se suman hasta la meta." */
const char *explain_type(enum accumulation_type type);
/* What is wrong and what to do. */
const char *explain_error(enum evaluation_error error);
const char *explain_notice(enum notice notice);

/* What the administration's file states about the whole period, to date. */
struct explain_official {
    int64_t percent_e4;     /* 81 % is 810000 */
    struct quantity actual; /* its own accumulated result; missing where the file has none */
};

/* Why the file's own percentage of the whole period differs from ours: looks for the wrong rule
 * that gives it, as it is or capped at 100: baseline left out, years of a maintenance target added
 * up, years left out, the compliance of the year taken for the progress … "" where both agree to a
 * tenth; a plain sentence where no rule is found.
 *     producers kept at 60, E 7 and 60, official 100 %: "sumó los años (67) y dividió por 60"
 *     the same where the file's own accumulated result is 60: "contó solo el último dato" */
const char *explain_difference(const struct explain_context *context,
                               const struct explain_official *official);

/* The same for the percentage that the file states of one year's target; year 1 is the first. */
const char *explain_year_difference(const struct explain_context *context, int year,
                                    int64_t official_percent_e4);

#endif
