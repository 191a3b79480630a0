#include "core/indicator/type_proposal.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

/* What the words of a file hint at; from HINT_SUM on they name a type of the guide. */
enum hint {
    HINT_NONE,
    HINT_GROWTH,    /* "Incremento": sum, capacity or flow */
    HINT_ADDED,     /* "Acumulativo" */
    HINT_NOT_ADDED, /* "No acumulativo": flow, capacity or maintenance */
    HINT_SUM,
    HINT_CAPACITY,
    HINT_FLOW,
    HINT_MAINTENANCE,
    HINT_REDUCTION,
    HINT_YEARLY_REDUCTION,
};

static const struct {
    const char *word;
    bool is_whole; /* the whole label, otherwise a part of it */
    enum hint hint;
} words[] = {
    {"reduccion anual", false, HINT_YEARLY_REDUCTION},
    {"no acum", false, HINT_NOT_ADDED},
    {"capacidad", false, HINT_CAPACITY},
    {"creciente", true, HINT_CAPACITY},
    {"flujo", false, HINT_FLOW},
    {"manten", false, HINT_MAINTENANCE},
    {"stock", false, HINT_MAINTENANCE},
    {"constante", false, HINT_MAINTENANCE},
    {"estable", false, HINT_MAINTENANCE},
    {"m", true, HINT_MAINTENANCE},
    {"reduc", false, HINT_REDUCTION},
    {"decre", false, HINT_REDUCTION},
    {"dismin", false, HINT_REDUCTION},
    {"r", true, HINT_REDUCTION},
    {"d", true, HINT_REDUCTION},
    {"acumulativ", false, HINT_ADDED},
    {"acumula", false, HINT_SUM},
    {"suma", true, HINT_SUM},
    {"increment", false, HINT_GROWTH},
    {"aument", false, HINT_GROWTH},
    {"crec", false, HINT_GROWTH},
    {"i", true, HINT_GROWTH},
    {"a", true, HINT_GROWTH},
};

static enum hint find_hint(struct arena *arena, const char *label)
{
    if (text_is_blank(label))
        return HINT_NONE;
    const char *folded = text_fold(arena, label);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (words[i].is_whole ? strcmp(folded, words[i].word) == 0
                              : strstr(folded, words[i].word) != NULL)
            return words[i].hint;
    return HINT_NONE;
}

/* The programming seen once: what every pattern asks. */
struct shape {
    int programmed, skipped;
    __int128 sum_e4;
    int64_t first_e4, last_e4;
    bool is_all_target, never_falls, never_rises;
};

static struct shape see_shape(const struct type_proposal_input *input)
{
    struct shape shape = {.is_all_target = true, .never_falls = true, .never_rises = true};
    for (int i = 0; i < input->year_count; i++) {
        if (!quantity_is_number(input->planned[i]) || input->planned[i].value_e4 == 0) {
            shape.skipped++;
            continue;
        }
        const int64_t value = input->planned[i].value_e4;
        shape.never_falls &= shape.programmed == 0 || value >= shape.last_e4;
        shape.never_rises &= shape.programmed == 0 || value <= shape.last_e4;
        shape.is_all_target &= value == input->target.value_e4;
        shape.first_e4 = shape.programmed == 0 ? value : shape.first_e4;
        shape.last_e4 = value;
        shape.sum_e4 += value;
        shape.programmed++;
    }
    return shape;
}

enum programming_pattern type_proposal_classify(const struct type_proposal_input *input)
{
    const struct shape shape = see_shape(input);
    const bool has_baseline = quantity_is_number(input->baseline);
    const int64_t baseline = has_baseline ? input->baseline.value_e4 : 0;
    const int64_t target = input->target.value_e4;
    const bool ends_at_target = shape.last_e4 == target;
    if (shape.programmed == 0 || !quantity_is_number(input->target))
        return PROGRAMMING_NONE;
    const bool is_kept = has_baseline && baseline == target;
    if (shape.is_all_target && (shape.programmed > 1 || is_kept))
        return shape.skipped == 0 ? PROGRAMMING_CONSTANT : PROGRAMMING_SOME_CONSTANT;
    if (shape.sum_e4 == target)
        return PROGRAMMING_SUM;
    if (ends_at_target && shape.never_falls && shape.first_e4 < target &&
        (!has_baseline || baseline < target))
        return PROGRAMMING_RISING;
    if (ends_at_target && shape.never_rises && shape.first_e4 > target &&
        (!has_baseline || baseline > target))
        return PROGRAMMING_FALLING;
    if (baseline > 0 && shape.sum_e4 == (__int128)target - baseline)
        return PROGRAMMING_SUM_FROM_BASE;
    return ends_at_target ? PROGRAMMING_ENDS_AT : PROGRAMMING_OTHER;
}

/* The type that the pattern alone speaks for, and how a person would say it. */
static const struct {
    enum accumulation_type type;
    const char *text;
} patterns[] = {
    [PROGRAMMING_NONE] = {ACCUMULATION_NONE, "No hay programación por años"},
    [PROGRAMMING_SUM] = {ACCUMULATION_SUM, "Los años suman la meta"},
    [PROGRAMMING_SUM_FROM_BASE] = {ACCUMULATION_SUM,
                                   "Los años suman lo que falta de la línea base a la meta"},
    [PROGRAMMING_CONSTANT] = {ACCUMULATION_MAINTENANCE, "Todos los años programan la misma meta"},
    [PROGRAMMING_SOME_CONSTANT] = {ACCUMULATION_FLOW, "Los años programados repiten la meta"},
    [PROGRAMMING_RISING] = {ACCUMULATION_CAPACITY, "Los años suben hasta la meta"},
    [PROGRAMMING_FALLING] = {ACCUMULATION_REDUCTION, "Los años bajan hasta la meta"},
    [PROGRAMMING_ENDS_AT] = {ACCUMULATION_FLOW, "El último año programado es la meta"},
    [PROGRAMMING_OTHER] = {ACCUMULATION_NONE, "Los años no suman la meta ni terminan en ella"},
};

static enum accumulation_type type_of_hint(enum hint hint)
{
    switch (hint) {
    case HINT_CAPACITY:
        return ACCUMULATION_CAPACITY;
    case HINT_NOT_ADDED:
    case HINT_FLOW:
        return ACCUMULATION_FLOW;
    case HINT_MAINTENANCE:
        return ACCUMULATION_MAINTENANCE;
    case HINT_REDUCTION:
        return ACCUMULATION_REDUCTION;
    case HINT_YEARLY_REDUCTION:
        return ACCUMULATION_YEARLY_REDUCTION;
    default:
        return ACCUMULATION_SUM;
    }
}

/* A named type stands unless the years speak plainly for another one. */
static bool is_plain(enum programming_pattern pattern)
{
    return pattern == PROGRAMMING_SUM || pattern == PROGRAMMING_CONSTANT ||
           pattern == PROGRAMMING_RISING;
}

static enum accumulation_type choose_type(const struct type_proposal_input *input, enum hint hint,
                                          enum programming_pattern pattern)
{
    const bool has_baseline = quantity_is_number(input->baseline);
    const bool is_kept = has_baseline && input->baseline.value_e4 == input->target.value_e4;
    const enum accumulation_type shown = patterns[pattern].type;
    if (hint == HINT_YEARLY_REDUCTION || hint == HINT_REDUCTION)
        return type_of_hint(hint);
    if (pattern == PROGRAMMING_SOME_CONSTANT && (hint == HINT_MAINTENANCE || is_kept))
        return ACCUMULATION_MAINTENANCE;
    if (hint == HINT_FLOW && (pattern == PROGRAMMING_CONSTANT || pattern == PROGRAMMING_RISING))
        return ACCUMULATION_FLOW; /* both are also ways to programme a flow */
    if (shown == ACCUMULATION_CAPACITY && (!has_baseline || is_kept))
        return ACCUMULATION_FLOW; /* a level cannot be evaluated without its baseline */
    if (hint > HINT_NOT_ADDED && !is_plain(pattern))
        return type_of_hint(hint);
    return shown == ACCUMULATION_NONE ? type_of_hint(hint) : shown;
}

static const char *explain_words(struct arena *arena, enum hint hint, const char *label)
{
    if (hint == HINT_NONE)
        return "el archivo no dice el tipo";
    return arena_printf(arena, "el archivo dice «%s»", text_collapse(arena, label));
}

/* Where the words and the years do not agree, the person should know. */
static bool is_contradicted(enum accumulation_type type, enum hint hint)
{
    switch (hint) {
    case HINT_ADDED:
    case HINT_SUM:
        return type != ACCUMULATION_SUM;
    case HINT_NOT_ADDED:
        return type == ACCUMULATION_SUM;
    case HINT_CAPACITY:
    case HINT_FLOW:
    case HINT_MAINTENANCE:
        return type != type_of_hint(hint);
    default:
        return false;
    }
}

static const char *find_doubt(enum accumulation_type type, enum hint hint,
                              enum programming_pattern pattern, bool has_baseline)
{
    if (is_contradicted(type, hint))
        return " Las dos cosas no coinciden.";
    if (pattern == PROGRAMMING_SUM_FROM_BASE)
        return " La meta parece incluir la línea base.";
    if (pattern == PROGRAMMING_RISING && type == ACCUMULATION_FLOW && hint != HINT_FLOW)
        return " Sería de capacidad si se conoce la línea base.";
    if (pattern == PROGRAMMING_CONSTANT && type == ACCUMULATION_MAINTENANCE && !has_baseline)
        return " Podría ser un flujo.";
    return "";
}

struct type_proposal type_proposal_compute(struct arena *arena,
                                           const struct type_proposal_input *input)
{
    const enum programming_pattern pattern = type_proposal_classify(input);
    const char *label = input->type_label;
    enum hint hint = find_hint(arena, label);
    if (hint == HINT_NONE) {
        label = input->trend_label;
        hint = find_hint(arena, label);
    }
    struct type_proposal proposal = {.type = choose_type(input, hint, pattern),
                                     .direction = DIRECTION_HIGHER_IS_BETTER};
    proposal.target_includes_baseline =
        proposal.type == ACCUMULATION_SUM && pattern == PROGRAMMING_SUM_FROM_BASE;
    if (proposal.type == ACCUMULATION_MAINTENANCE && quantity_is_number(input->target) &&
        input->target.value_e4 == 0)
        proposal.direction = DIRECTION_LOWER_IS_BETTER; /* kept at zero: deaths, accidents */
    proposal.reason =
        arena_printf(arena, "%s y %s.%s", patterns[pattern].text, explain_words(arena, hint, label),
                     find_doubt(proposal.type, hint, pattern, quantity_is_number(input->baseline)));
    return proposal;
}
