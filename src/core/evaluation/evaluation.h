/* Evaluation: every figure of one indicator at a cut, exactly.
 *
 * Pure. The rules are those of the project's binding page (docs/formats/evaluation.md), whose
 * sections are named here as §n. One function gives every figure that any page, report, export or
 * alert shows. Numbers are decimals of at most four places and 14 integer digits; ratios stay exact
 * until they are printed or classified. What does not exist is empty, never 0.
 *
 *     struct evaluation_input roads = {.type = ACCUMULATION_SUM, .year_count = 4, …};
 *     struct evaluation e;
 *     evaluation_compute(&roads, &(struct evaluation_moment){2, true}, &rating_default_bands, &e);
 *     // M 4, P 1 each year, E 0 and 0.81, t = 2: C 81 %, W 50 %, A 20.25 %, IC 40.5 %
 */
#ifndef ATALAYA_CORE_EVALUATION_EVALUATION_H
#define ATALAYA_CORE_EVALUATION_EVALUATION_H

#include "base/decimal.h"
#include "core/evaluation/ratio.h"
#include "core/indicator/indicator.h"

enum { EVALUATION_MAX_YEARS = 20 };

/* §1. A baseline or target that is NP counts as missing. */
struct evaluation_input {
    enum accumulation_type type;
    enum indicator_direction direction; /* only read for MANTENIMIENTO; 0 is "higher is better" */
    bool target_includes_baseline;      /* only read for ACUMULADO */
    struct quantity baseline, target;
    int year_count; /* n: 1 to EVALUATION_MAX_YEARS */
    struct quantity planned[EVALUATION_MAX_YEARS];
    struct quantity actual[EVALUATION_MAX_YEARS]; /* NP counts as missing */
};

/* When it is asked: the cut year t, 1 to year_count, and whether its reporting deadline has passed.
 */
struct evaluation_moment {
    int cut;
    bool is_deadline_passed;
};

/* §2, in the order in which they are looked for. */
enum evaluation_error {
    EVALUATION_OK,
    EVALUATION_BASELINE_REQUIRED,  /* LINEA_BASE_REQUERIDA */
    EVALUATION_NEGATIVE_VALUE,     /* VALOR_NEGATIVO */
    EVALUATION_TARGET_REQUIRED,    /* META_REQUERIDA: the only one that is not hard */
    EVALUATION_TARGET_ZERO,        /* META_CERO */
    EVALUATION_TARGET_IS_BASELINE, /* META_IGUAL_LB */
    EVALUATION_INCOHERENT_TARGET,  /* ORIENTACION_INCOHERENTE */
};

/* One word for states of the year and for semaphores: five bands, then the states. §3, §6. */
enum rating {
    RATING_NONE, /* empty: only nodes have it */
    RATING_CRITICAL,
    RATING_LOW,
    RATING_MEDIUM,
    RATING_SATISFACTORY,
    RATING_OUTSTANDING,
    RATING_REPORTED,         /* REPORTADO: a state of the year, never a semaphore */
    RATING_MET,              /* CUMPLIDA */
    RATING_NO_YEARLY_TARGET, /* SIN_META_ANUAL */
    RATING_NOT_PROGRAMMED,   /* NO_PROGRAMADO */
    RATING_NO_REPORT,        /* SIN_REPORTE */
    RATING_DATA_ERROR,       /* ERROR_DATOS */
    RATING_COUNT,
};

static inline bool rating_is_band(enum rating rating)
{
    return rating >= RATING_CRITICAL && rating <= RATING_OUTSTANDING;
}

/* Lower limits of the second to fifth band, in ten-thousandths: {4000, 6000, 7000, 8000}. Rising.
 */
struct rating_bands {
    int lower_e4[4];
};
extern const struct rating_bands rating_default_bands;

/* The band of a capped ratio, which must exist. 0.60 exactly is MEDIO by the default bands. */
enum rating rating_classify(struct ratio capped, const struct rating_bands *bands);

/* §7, in the order in which they are printed; bit n of notices is notice n. */
enum notice {
    NOTICE_RULE_TO_CONFIRM,         /* REGLA_POR_CONFIRMAR */
    NOTICE_INCOMPLETE_PLAN,         /* PROGRAMACION_INCOMPLETA */
    NOTICE_PLAN_DOES_NOT_ADD_UP,    /* PROGRAMACION_NO_CUADRA */
    NOTICE_TARGET_SCALE,            /* ESCALA_META */
    NOTICE_PROGRESS_WITHOUT_TARGET, /* AVANCE_SIN_META */
    NOTICE_NO_REPORT,               /* SIN_REPORTE */
    NOTICE_CARRIED_FIGURE,          /* DATO_ARRASTRADO */
    NOTICE_SETBACK,                 /* RETROCESO */
    NOTICE_TARGET_UNDERESTIMATED,   /* META_SUBESTIMADA */
    NOTICE_OVER_EXECUTION,          /* SOBRE_EJECUCION */
    NOTICE_MET_EARLY,               /* CUMPLIDA_ANTICIPADAMENTE */
    NOTICE_COUNT,
};

/* A quantity that may not exist; up to 20 years of 18 digits, so wider than a cell. */
struct amount {
    bool exists;
    int128 value_e4;
};

struct evaluation {
    enum evaluation_error error;
    enum rating state;       /* of the year: REPORTADO, CUMPLIDA, SIN_META_ANUAL, NO_PROGRAMADO,
                                SIN_REPORTE, or ERROR_DATOS with a hard error */
    struct ratio compliance; /* C_t: E against P of the year, raw */
    struct ratio progress;   /* A_t: share of the four-year target reached, raw */
    struct ratio due;        /* W_t: share that was programmed to date, raw */
    struct ratio pace;       /* IC_t: progress against what was due */
    struct amount shortfall_year;    /* faltante_vigencia */
    struct amount shortfall_to_date; /* faltante_acumulado */
    struct amount shortfall_term;    /* faltante_cuatrienio */
    struct amount required_pace;     /* ritmo_requerido, rounded half away from zero */
    struct amount demandable;        /* meta_exigible of the next year; informative */
    enum rating rating_year;         /* semaforo_vigencia */
    enum rating rating_term;         /* semaforo_cuatrienio */
    unsigned notices;
};

static inline bool evaluation_has_notice(const struct evaluation *evaluation, enum notice notice)
{
    return (evaluation->notices >> notice & 1u) != 0;
}

/* Computes every figure of input at moment. The type must not be ACCUMULATION_NONE (ask
 * evaluation_is_possible); cut must lie within the period. E of years after the cut is never read.
 */
void evaluation_compute(const struct evaluation_input *input,
                        const struct evaluation_moment *moment, const struct rating_bands *bands,
                        struct evaluation *evaluation);

/* Whether the compliance of year y (1-based) exists, by the formula of §3 and without regard to the
 * state of the cut: for charts and the columns of other years. C is empty unless P_y is programmed
 * and E_y reported, and with a hard error in the years up to y. */
struct ratio evaluation_year_compliance(const struct evaluation_input *input, int year);

/* W_y, the share of the target that was programmed up to the end of year y (1-based), by §4: for
 * the columns of every year. Empty where the target or the baseline that it needs is missing or
 * wrong.
 */
struct ratio evaluation_year_due(const struct evaluation_input *input, int year);

/* §1: whether P_y of year y (1-based) is programmed (a number that does not count as NP). */
bool evaluation_is_programmed(const struct evaluation_input *input, int year);

/* Codes of the exchange files ("SIN_REPORTE") and words for people ("Sin reporte"). Never NULL. */
const char *rating_code(enum rating rating);
const char *rating_label(enum rating rating);
const char *evaluation_error_code(enum evaluation_error error); /* "" for EVALUATION_OK */
const char *notice_code(enum notice notice);

#endif
