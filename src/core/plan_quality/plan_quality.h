/* Plan quality: what a plan's indicators lack so that they can be followed up, and how much of the
 * plan can be evaluated.
 *
 * Pure. It looks at the plan alone, never at results. What is wrong with figures is found by the
 * evaluation (core/evaluation: its errors, PROGRAMACION_NO_CUADRA, ESCALA_META); here it gets a
 * name, the numbers in words and what to do. Where ESCALA_META explains why the years do not add
 * up, only that is said. It repairs nothing and asks nobody.
 *
 * Each indicator takes seven tests (quality_test.def). It passes one where it has no finding of
 * that test; coherence is also not passed where it cannot be looked at (type, target or a year is
 * missing).  The score is
 * the share of indicators that pass each test, weighted:
 *
 *     score = Σ weight(test) · passed(test) / (100 · indicators)        exact; empty without any
 *
 *     Two indicators. Both have target, unit, code and confirmed type; the first has baseline and
 *     coherent years; the second has neither baseline nor years (so its coherence is unknown):
 *     (20·1 + 20·2 + 20·1 + 20·1 + 10·2 + 5·2 + 5·2) / (100·2) = 140/200, 70 of 100. */
#ifndef ATALAYA_CORE_PLAN_QUALITY_PLAN_QUALITY_H
#define ATALAYA_CORE_PLAN_QUALITY_PLAN_QUALITY_H

#include "base/arena.h"
#include "core/evaluation/ratio.h"
#include "core/plan/plan.h"

enum quality_test {
#define QUALITY_TEST(name, weight, label, meaning) QUALITY_TEST_##name,
#include "core/plan_quality/quality_test.def"
#undef QUALITY_TEST
    QUALITY_TESTS
};

int quality_test_weight(enum quality_test test); /* 20 of 100 */
const char *quality_test_label(enum quality_test test);
const char *quality_test_meaning(enum quality_test test); /* what passes, a Spanish sentence */

enum finding_kind {
#define FINDING(name, code, test, title, why, action, request) FINDING_##name,
#include "core/plan_quality/finding.def"
#undef FINDING
    FINDING_KINDS
};

const char *finding_kind_code(enum finding_kind kind);   /* "sin-linea-base" */
const char *finding_kind_title(enum finding_kind kind);  /* "Sin línea base" */
const char *finding_kind_why(enum finding_kind kind);    /* why it matters */
const char *finding_kind_action(enum finding_kind kind); /* what the council does */
const char *
finding_kind_request(enum finding_kind kind); /* what the letter asks for; "": nothing */
enum quality_test finding_kind_test(enum finding_kind kind);
bool finding_kind_parse(const char *code, enum finding_kind *kind);

struct plan_finding {
    enum finding_kind kind;
    const struct indicator *indicator;
    const char *detail; /* the case in one Spanish sentence: "Los años suman 5 y la meta es 4." */
};

struct plan_quality {
    const struct plan *plan;
    struct plan_finding *findings; /* by kind, then in the plan's order */
    size_t count;
    size_t counts[FINDING_KINDS];
    size_t firsts[FINDING_KINDS]; /* place of the first of a kind, where its count is not 0 */
    int passed[QUALITY_TESTS];    /* indicators */
    int sound;                    /* indicators that pass every test */
    struct ratio score;           /* 0 to 1 */
};

/* Reviews a linked plan (plan_link). What is answered lives in arena and points into plan. */
void plan_quality_review(struct arena *arena, const struct plan *plan,
                         struct plan_quality *quality);

/* How many of passed/indicators: a ratio, empty without indicators. */
struct ratio plan_quality_share(const struct plan_quality *quality, enum quality_test test);

/* One finding's score in words, for people: "87,5 de 100"; "–" without indicators. */
const char *plan_quality_score_text(struct arena *arena, const struct plan_quality *quality);
/* The review in one sentence: "81 de 93 indicadores pasan todas las pruebas." */
const char *plan_quality_sentence(struct arena *arena, const struct plan_quality *quality);

#endif
