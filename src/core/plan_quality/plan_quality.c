#include "core/plan_quality/plan_quality.h"

#include <string.h>

#include "base/text.h"
#include "core/plan_quality/plan_review.h"
#include "core/plan_quality/unit_words.h"

#include "base/banned.h"

static const struct {
    int weight;
    const char *label, *meaning;
} tests[QUALITY_TESTS] = {
#define QUALITY_TEST(name, weight, label, meaning) {weight, label, meaning},
#include "core/plan_quality/quality_test.def"
#undef QUALITY_TEST
};

#define QUALITY_TEST(name, weight, label, meaning) +(weight)
enum {
    WEIGHT_SUM = 0
#include "core/plan_quality/quality_test.def"
};
#undef QUALITY_TEST
_Static_assert(WEIGHT_SUM == 100, "the score is of 100");

static const struct {
    const char *code;
    enum quality_test test;
    const char *title, *why, *action, *request;
} kinds[FINDING_KINDS] = {
#define FINDING(name, code, test, title, why, action, request)                                     \
    {code, QUALITY_TEST_##test, title, why, action, request},
#include "core/plan_quality/finding.def"
#undef FINDING
};

int quality_test_weight(enum quality_test test)
{
    return tests[test].weight;
}

const char *quality_test_label(enum quality_test test)
{
    return tests[test].label;
}

const char *quality_test_meaning(enum quality_test test)
{
    return tests[test].meaning;
}

const char *finding_kind_code(enum finding_kind kind)
{
    return kinds[kind].code;
}

const char *finding_kind_title(enum finding_kind kind)
{
    return kinds[kind].title;
}

const char *finding_kind_why(enum finding_kind kind)
{
    return kinds[kind].why;
}

const char *finding_kind_action(enum finding_kind kind)
{
    return kinds[kind].action;
}

const char *finding_kind_request(enum finding_kind kind)
{
    return kinds[kind].request;
}

enum quality_test finding_kind_test(enum finding_kind kind)
{
    return kinds[kind].test;
}

bool finding_kind_parse(const char *code, enum finding_kind *kind)
{
    for (int i = 0; i < FINDING_KINDS; i++)
        if (strcmp(kinds[i].code, code) == 0) {
            *kind = (enum finding_kind)i;
            return true;
        }
    return false;
}

void plan_review_add(struct plan_review *review, enum finding_kind kind,
                     const struct indicator *indicator, const char *detail)
{
    review->findings =
        arena_grow(review->arena, review->findings, review->count, sizeof review->findings[0]);
    review->findings[review->count++] = (struct plan_finding){kind, indicator, detail};
}

static void prepare_units(struct plan_review *review)
{
    size_t count = review->plan->indicator_count;
    review->folded_units = ARENA_NEW_ARRAY(review->arena, count, const char *);
    review->unit_keys = ARENA_NEW_ARRAY(review->arena, count, const char *);
    for (size_t i = 0; i < count; i++) {
        const char *unit = review->plan->indicators[i].unit;
        review->folded_units[i] = text_fold(review->arena, unit);
        review->unit_keys[i] = unit_words_key(review->arena, unit);
    }
}

/* Coherence cannot be looked at where one of these is missing. */
static unsigned hide_unknown(unsigned failed)
{
    const unsigned needed = 1u << QUALITY_TEST_TARGET | 1u << QUALITY_TEST_YEARS;
    return (failed & needed) != 0 ? failed | 1u << QUALITY_TEST_COHERENT : failed;
}

static void count_passed(struct plan_quality *quality, const struct indicator *indicator,
                         const struct plan_finding *findings, size_t count)
{
    unsigned failed = 0;
    for (size_t i = 0; i < count; i++)
        failed |= 1u << kinds[findings[i].kind].test;
    failed = hide_unknown(failed);
    if (indicator->type == ACCUMULATION_NONE)
        failed |= 1u << QUALITY_TEST_COHERENT;
    for (int test = 0; test < QUALITY_TESTS; test++)
        quality->passed[test] += (failed >> test & 1u) == 0;
    quality->sound += failed == 0;
}

/* Stable: within a kind the plan's order stays. */
static void sort_by_kind(struct arena *arena, const struct plan_review *review,
                         struct plan_quality *quality)
{
    quality->count = review->count;
    quality->findings = ARENA_NEW_ARRAY(arena, review->count, struct plan_finding);
    for (size_t i = 0; i < review->count; i++)
        quality->counts[review->findings[i].kind]++;
    size_t places[FINDING_KINDS], place = 0;
    for (int kind = 0; kind < FINDING_KINDS; kind++) {
        quality->firsts[kind] = places[kind] = place;
        place += quality->counts[kind];
    }
    for (size_t i = 0; i < review->count; i++)
        quality->findings[places[review->findings[i].kind]++] = review->findings[i];
}

static struct ratio compute_score(const struct plan_quality *quality)
{
    int128 points = 0;
    if (quality->plan->indicator_count == 0)
        return (struct ratio){0};
    for (int test = 0; test < QUALITY_TESTS; test++)
        points += (int128)tests[test].weight * quality->passed[test];
    return ratio_make(points, (int128)WEIGHT_SUM * (int128)quality->plan->indicator_count);
}

void plan_quality_review(struct arena *arena, const struct plan *plan, struct plan_quality *quality)
{
    struct plan_review review = {.arena = arena, .plan = plan};
    *quality = (struct plan_quality){.plan = plan};
    prepare_units(&review);
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const struct indicator *indicator = &plan->indicators[i];
        size_t before = review.count;
        plan_review_figures(&review, i);
        plan_review_words(&review, i);
        if (!indicator->type_confirmed || indicator->type == ACCUMULATION_NONE)
            plan_review_add(
                &review, FINDING_TYPE_TO_CONFIRM, indicator,
                arena_printf(arena, "Hoy se usa: %s.", accumulation_type_label(indicator->type)));
        count_passed(quality, indicator, review.findings + before, review.count - before);
    }
    sort_by_kind(arena, &review, quality);
    quality->score = compute_score(quality);
}

struct ratio plan_quality_share(const struct plan_quality *quality, enum quality_test test)
{
    return quality->plan->indicator_count == 0
               ? (struct ratio){0}
               : ratio_make(quality->passed[test], (int128)quality->plan->indicator_count);
}

const char *plan_quality_score_text(struct arena *arena, const struct plan_quality *quality)
{
    char text[RATIO_TEXT_SIZE];
    if (!ratio_exists(quality->score))
        return "–";
    return arena_printf(arena, "%s de 100", ratio_format_percent_es(quality->score, text));
}

const char *plan_quality_sentence(struct arena *arena, const struct plan_quality *quality)
{
    size_t count = quality->plan->indicator_count;
    if (count == 0)
        return "El plan no tiene indicadores.";
    if ((size_t)quality->sound == count)
        return count == 1
                   ? "El indicador pasa todas las pruebas."
                   : arena_printf(arena, "Los %zu indicadores pasan todas las pruebas.", count);
    return arena_printf(arena, "%d de %zu %s %s todas las pruebas.", quality->sound, count,
                        count == 1 ? "indicador" : "indicadores",
                        quality->sound == 1 ? "pasa" : "pasan");
}
