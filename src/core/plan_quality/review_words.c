/* Name, unit and code: whether it can be measured, and told apart. */
#include <string.h>

#include "base/text.h"
#include "core/plan_quality/plan_review.h"
#include "core/plan_quality/unit_words.h"

#include "base/banned.h"

/* What begins so is a purpose: it says what somebody wants to do, not what is counted. */
static const char *const purposes[] = {
    "adelantar",  "apoyar",      "atender",   "aumentar",    "brindar",    "capacitar",
    "consolidar", "construir",   "crear",     "desarrollar", "disminuir",  "dotar",
    "ejecutar",   "fomentar",    "formular",  "fortalecer",  "garantizar", "generar",
    "gestionar",  "implementar", "impulsar",  "incrementar", "lograr",     "mantener",
    "mejorar",    "promover",    "propender", "realizar",    "reducir",    "velar",
};

/* Whether the first word of a folded text is word. */
static bool begins_with(const char *folded, const char *word)
{
    size_t length = strlen(word);
    return strncmp(folded, word, length) == 0 && (folded[length] == ' ' || folded[length] == '\0');
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    while (text_next(&text) != 0)
        count++;
    return count;
}

static void review_name(struct plan_review *review, const struct indicator *indicator,
                        const char *folded)
{
    enum { TOO_SHORT = 3, TOO_LONG = 250 };
    size_t length = count_characters(folded);
    const char *detail = NULL;
    if (length < TOO_SHORT)
        detail = "El nombre está casi vacío.";
    else if (length > TOO_LONG)
        detail =
            arena_printf(review->arena, "El nombre tiene %zu letras: parece un párrafo.", length);
    for (size_t i = 0; i < sizeof purposes / sizeof purposes[0] && detail == NULL; i++)
        if (begins_with(folded, purposes[i]))
            detail = arena_printf(review->arena,
                                  "Empieza con «%s»: es un propósito y no algo que se cuenta.",
                                  purposes[i]);
    if (detail != NULL)
        plan_review_add(review, FINDING_VAGUE_NAME, indicator, detail);
}

static void review_unit(struct plan_review *review, const struct indicator *indicator, size_t index)
{
    enum { MAX_CHARACTERS = 40, MAX_WORDS = 5 };
    const char *folded = review->folded_units[index];
    size_t words = 1;
    for (const char *p = folded; *p != '\0'; p++)
        words += *p == ' ';
    if (folded[0] == '\0' || strcmp(folded, "-") == 0)
        plan_review_add(review, FINDING_NO_UNIT, indicator, "El plan la deja vacía.");
    else if (words > MAX_WORDS || count_characters(folded) > MAX_CHARACTERS)
        plan_review_add(review, FINDING_UNIT_IS_PROSE, indicator,
                        arena_printf(review->arena, "La unidad dice: «%s».", indicator->unit));
}

static void review_unit_against_name(struct plan_review *review, const struct indicator *indicator,
                                     const char *folded_name, const char *unit_key)
{
    bool names_share = begins_with(folded_name, "porcentaje") ||
                       begins_with(folded_name, "proporcion") || folded_name[0] == '%';
    bool names_count =
        begins_with(folded_name, "numero de") || begins_with(folded_name, "cantidad de");
    if ((names_share && unit_words_is_count(unit_key)) ||
        (names_count && unit_words_is_percent(unit_key)))
        plan_review_add(review, FINDING_UNIT_AGAINST_NAME, indicator,
                        arena_printf(review->arena, "La unidad dice «%s».", indicator->unit));
}

/* Another indicator of the programme with the same unit in other words. */
static void review_mixed_units(struct plan_review *review, const struct indicator *indicator,
                               size_t index)
{
    const struct plan *plan = review->plan;
    if (review->unit_keys[index][0] == '\0')
        return;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const struct indicator *other = &plan->indicators[i];
        if (other->node_index != indicator->node_index ||
            strcmp(review->unit_keys[i], review->unit_keys[index]) != 0 ||
            strcmp(review->folded_units[i], review->folded_units[index]) == 0)
            continue;
        plan_review_add(review, FINDING_UNITS_MIXED, indicator,
                        arena_printf(review->arena, "Aquí dice «%s», y en «%s» dice «%s».",
                                     indicator->unit, other->name, other->unit));
        return;
    }
}

static void review_code(struct plan_review *review, const struct indicator *indicator)
{
    const struct plan *plan = review->plan;
    if (text_is_blank(indicator->code))
        return;
    for (size_t i = 0; i < plan->indicator_count; i++) {
        const struct indicator *other = &plan->indicators[i];
        if (other == indicator || strcmp(other->code, indicator->code) != 0)
            continue;
        plan_review_add(review, FINDING_REPEATED_CODE, indicator,
                        arena_printf(review->arena, "El código %s también es de «%s».",
                                     indicator->code, other->name));
        return;
    }
}

void plan_review_words(struct plan_review *review, size_t index)
{
    const struct indicator *indicator = &review->plan->indicators[index];
    const char *folded = text_fold(review->arena, indicator->name);
    review_name(review, indicator, folded);
    review_unit(review, indicator, index);
    review_unit_against_name(review, indicator, folded, review->unit_keys[index]);
    review_mixed_units(review, indicator, index);
    review_code(review, indicator);
}
