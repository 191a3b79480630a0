/* Measurement: the result of one indicator in one year, and the way it goes from a draft to a
 * published figure.
 *
 *     borrador → registrado → analizado → verificado → publicado
 *                    └───────────┴────────────┴───────────┴──→ devuelto (with a reason) →
 * registrado
 *
 * Source: the routine registrar–analizar–verificar of the councils' method. The verifier is never
 * the one who recorded (four eyes). The official value (what the administration reports) and the
 * verified one (what the council found) stand side by side for ever. This page is pure: who may
 * take which step in general is security/capability.def; here it is what the row allows.
 * Strings are never NULL; "" is none. */
#ifndef ATALAYA_CORE_MEASUREMENT_MEASUREMENT_H
#define ATALAYA_CORE_MEASUREMENT_MEASUREMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/decimal.h"

enum measurement_state {
    MEASUREMENT_NEW, /* not stored yet */
    MEASUREMENT_DRAFT,
    MEASUREMENT_RECORDED,
    MEASUREMENT_ANALYSED,
    MEASUREMENT_VERIFIED,
    MEASUREMENT_PUBLISHED,
    MEASUREMENT_RETURNED,
    MEASUREMENT_STATE_COUNT,
};

enum measurement_verdict {
    VERDICT_NONE,
    VERDICT_CONFIRMED,
    VERDICT_CONFIRMED_WITH_REMARK,
    VERDICT_NOT_CONFIRMED,
    VERDICT_NOT_VERIFIABLE,
    VERDICT_COUNT,
};

struct measurement {
    int64_t id;
    int64_t council_id;
    int64_t indicator_id;
    int year;
    int64_t version; /* rises with each save; what a form carries to notice others' changes */
    enum measurement_state state;
    struct quantity official;
    struct quantity verified; /* missing: no other value was found */
    bool is_not_reported;     /* "no se ha reportado" was stated; official is missing then */
    int entry_mode;           /* enum entry_mode; 0: not typed (imported) */
    struct quantity entered;  /* what was typed, before its conversion */
    const char *cut_off_date; /* "2025-12-31" */
    const char *source_kind;
    const char *source_text;
    const char *note;
    const char *odd_reason; /* why an odd value is right */
    int64_t import_run_id;  /* 0: typed */
    int64_t recorded_by;    /* 0: nobody (imported by the operator) */
    const char *recorded_utc;
    const char *analysis;
    int64_t analysed_by;
    const char *analysed_utc;
    enum measurement_verdict verdict;
    const char *verdict_note;
    int64_t verified_by;
    const char *verified_utc;
    const char *returned_reason;
    int64_t returned_by;
    const char *returned_utc;
    int64_t published_by;
    const char *published_utc;
};

/* An empty new one, with "" in all texts. */
struct measurement measurement_create(int64_t council_id, int64_t indicator_id, int year);

enum measurement_step {
    MEASUREMENT_SAVE_DRAFT,
    MEASUREMENT_RECORD,
    MEASUREMENT_ANALYSE,
    MEASUREMENT_VERIFY,
    MEASUREMENT_PUBLISH,
    MEASUREMENT_RETURN,
    MEASUREMENT_STEP_COUNT,
};

/* One step: who takes it when, and what comes with it. */
struct measurement_move {
    enum measurement_step step;
    int64_t person_id;
    const char *time_utc;
    const char *text; /* ANALYSE: the analysis; VERIFY: the note; RETURN: the reason; else NULL */
    enum measurement_verdict verdict; /* VERIFY only */
    struct quantity verified;         /* VERIFY only; missing: the official value holds */
};

enum measurement_refusal {
    MEASUREMENT_ALLOWED,
    MEASUREMENT_WRONG_STATE,  /* the step does not follow the state */
    MEASUREMENT_SAME_PERSON,  /* who recorded it may not verify it */
    MEASUREMENT_NEEDS_REASON, /* a return without a reason, an analysis without text,
                                 "no confirmado" or a remark without a note */
    MEASUREMENT_NEEDS_VALUE,  /* neither a number nor "no se ha reportado" */
    MEASUREMENT_NEEDS_VERDICT,
};

/* Whether the step follows the state and the person may take it, texts and values left aside: for
 * buttons and work lists. */
enum measurement_refusal measurement_can_step(const struct measurement *measurement,
                                              enum measurement_step step, int64_t person_id);

/* Takes the step: sets the state, who and when, and what comes with it; otherwise changes nothing
 * and says why not. RECORD starts the row anew: analysis, verdict and publication of an earlier
 * round are cleared (they stay in its history), the reason of a return too. The caller has set the
 * value and its source before SAVE_DRAFT or RECORD. Texts are borrowed. */
enum measurement_refusal measurement_transition(struct measurement *measurement,
                                                const struct measurement_move *move);

/* The refusal as a Spanish sentence; NULL for MEASUREMENT_ALLOWED. */
const char *measurement_explain(enum measurement_refusal refusal);

/* The value that counts: the verified one of a verdict other than "no verificable", where there is
 * one, else the official one. */
struct quantity measurement_value(const struct measurement *measurement);
/* Whether it counts on the council's own board (registrado and further, not devuelto), and on the
 * public one (publicado). */
bool measurement_counts_for_council(const struct measurement *measurement);
bool measurement_counts_for_public(const struct measurement *measurement);

const char *measurement_state_code(enum measurement_state state);  /* "registrado"; "" for NEW */
const char *measurement_state_label(enum measurement_state state); /* "Registrado" */
bool measurement_state_parse(const char *code, enum measurement_state *state);
const char *measurement_verdict_code(enum measurement_verdict verdict); /* "" for VERDICT_NONE */
const char *measurement_verdict_label(enum measurement_verdict verdict);
bool measurement_verdict_parse(const char *code, enum measurement_verdict *verdict);

#endif
