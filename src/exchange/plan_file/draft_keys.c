/* Codes and keys: how an indicator is found again in the next version of its file. */
#include <stdlib.h>
#include <string.h>

#include "base/count_text.h"
#include "base/text.h"
#include "exchange/plan_file/draft_finish.h"

#include "base/banned.h"

struct keyed {
    const char *key;
    size_t index;
};

static int compare_keys(const void *a, const void *b)
{
    const struct keyed *left = a;
    const struct keyed *right = b;
    const int order = strcmp(left->key, right->key);
    return order != 0 ? order : (left->index > right->index) - (left->index < right->index);
}

static struct keyed *sort_keys(const struct draft_builder *builder)
{
    const struct plan_draft *draft = builder->draft;
    struct keyed *keys = ARENA_NEW_ARRAY(builder->arena, draft->indicator_count, struct keyed);
    for (size_t i = 0; i < draft->indicator_count; i++)
        keys[i] = (struct keyed){draft->indicators[i].key, i};
    if (draft->indicator_count > 0)
        qsort(keys, draft->indicator_count, sizeof keys[0], compare_keys);
    return keys;
}

static bool is_digits(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

/* "20104" among "020103": a spreadsheet took the zero of a code for a number. */
static void restore_zeros(struct draft_builder *builder)
{
    struct plan_draft *draft = builder->draft;
    size_t longest = 0;
    int zeros = 0;
    int restored = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        const char *code = draft->indicators[i].programme_code;
        if (code == NULL || !is_digits(code))
            continue;
        longest = strlen(code) > longest ? strlen(code) : longest;
        zeros += code[0] == '0';
    }
    for (size_t i = 0; zeros > 0 && i < draft->indicator_count; i++) {
        const char **code = &draft->indicators[i].programme_code;
        if (*code == NULL || !is_digits(*code) || strlen(*code) + 1 != longest || **code == '0')
            continue;
        const char **programme = &draft->indicators[i].path[PLAN_DRAFT_LEVELS - 1];
        if (strncmp(*programme, *code, strlen(*code)) == 0)
            *programme = arena_printf(builder->arena, "0%s", *programme);
        *code = arena_printf(builder->arena, "0%s", *code);
        restored++;
    }
    if (restored > 0)
        draft_builder_add_problem(
            builder,
            &(struct draft_problem){
                .severity = PROBLEM_INFO,
                .code = "CERO_PERDIDO",
                .text = arena_printf(builder->arena,
                                     "%d códigos de programa perdieron el cero inicial.", restored),
                .action = "Se les devuelve el cero."});
}

/* Two digits a level: the programme 010203 belongs to the component 0102. */
enum { LEVEL_DIGITS = 2 };

/* A sheet that was filled downwards names programmes where the component belongs: "010102 Cámaras"
 * over the programmes 010201 to 010204. */
static bool is_programme_as_component(const struct draft_indicator *indicator)
{
    const char *code = indicator->programme_code;
    const char *component = indicator->path[1];
    const size_t length = code == NULL ? 0 : strlen(code);
    if (length < 3 * LEVEL_DIGITS || !is_digits(code))
        return false;
    return strspn(component, "0123456789") == length &&
           strncmp(component, code, length - 2 * LEVEL_DIGITS) == 0;
}

static void mend_components(struct draft_builder *builder)
{
    struct plan_draft *draft = builder->draft;
    const struct draft_indicator *first = NULL;
    int count = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        struct draft_indicator *each = &draft->indicators[i];
        if (!is_programme_as_component(each))
            continue;
        const size_t length = strlen(each->programme_code) - LEVEL_DIGITS;
        each->path[1] =
            arena_printf(builder->arena, "Componente %.*s", (int)length, each->programme_code);
        first = count++ == 0 ? each : first;
    }
    if (count > 0)
        draft_builder_add_problem(
            builder,
            &(struct draft_problem){
                .severity = PROBLEM_WARNING,
                .code = "COMPONENTE_EQUIVOCADO",
                .source = first->source,
                .indicator = first->name,
                .text = arena_printf(builder->arena, "%s un programa en la columna del componente.",
                                     count_text(builder->arena, count, "fila trae", "filas traen")),
                .action = "El componente se toma del código del programa."});
}

/* Without a column of codes the programme's code names the indicator, if no other has it. */
static void choose_codes(struct draft_builder *builder)
{
    struct plan_draft *draft = builder->draft;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        struct draft_indicator *each = &draft->indicators[i];
        if (*each->code != '\0' || builder->words[i].has_own_code)
            continue;
        if (each->programme_code != NULL)
            each->code = each->programme_code;
        else if (each->mga_code != NULL)
            each->code = each->mga_code;
    }
}

static const char *make_long_key(struct draft_builder *builder,
                                 const struct draft_indicator *indicator)
{
    struct arena *arena = builder->arena;
    return arena_printf(arena, "%s|%s|%s", indicator->code, text_fold(arena, indicator->name),
                        text_fold(arena, indicator->path[2]));
}

/* Equal keys get a number in the order of the rows. Answers how many were equal. */
static int number_equals(struct draft_builder *builder, const struct keyed *keys)
{
    struct plan_draft *draft = builder->draft;
    int count = 0;
    int place = 1;
    for (size_t i = 1; i < draft->indicator_count; i++) {
        place = strcmp(keys[i].key, keys[i - 1].key) == 0 ? place + 1 : 1;
        if (place == 1)
            continue;
        struct draft_indicator *each = &draft->indicators[keys[i].index];
        each->key = arena_printf(builder->arena, "%s|%d", keys[i].key, place);
        draft_builder_add_problem(
            builder, &(struct draft_problem){
                         .severity = PROBLEM_WARNING,
                         .code = "FILA_REPETIDA",
                         .source = each->source,
                         .indicator = each->name,
                         .text = "Otra fila tiene el mismo código, indicador y programa.",
                         .action = "Se toman las dos; revise si sobra una."});
        count++;
    }
    return count;
}

static void report_repeated_codes(struct draft_builder *builder, int count,
                                  const struct draft_indicator *first)
{
    if (count == 0)
        return;
    draft_builder_add_problem(
        builder, &(struct draft_problem){
                     .severity = builder->is_matrix ? PROBLEM_INFO : PROBLEM_WARNING,
                     .code = "CODIGO_REPETIDO",
                     .source = first->source,
                     .indicator = first->code,
                     .text = arena_printf(
                         builder->arena, "%s su código con otra.",
                         count_text(builder->arena, count, "fila comparte", "filas comparten")),
                     .action = "Se distinguen por su nombre y su programa."});
}

void draft_finish_keys(struct draft_builder *builder)
{
    struct plan_draft *draft = builder->draft;
    restore_zeros(builder);
    mend_components(builder);
    choose_codes(builder);
    for (size_t i = 0; i < draft->indicator_count; i++) {
        struct draft_indicator *each = &draft->indicators[i];
        each->key = *each->code != '\0' ? each->code : make_long_key(builder, each);
    }
    const struct keyed *keys = sort_keys(builder);
    const struct draft_indicator *first = NULL;
    int repeated = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        const bool is_repeated =
            (i > 0 && strcmp(keys[i].key, keys[i - 1].key) == 0) ||
            (i + 1 < draft->indicator_count && strcmp(keys[i].key, keys[i + 1].key) == 0);
        struct draft_indicator *each = &draft->indicators[keys[i].index];
        if (!is_repeated || *each->code == '\0')
            continue;
        first = repeated++ == 0 ? each : first;
        each->key = make_long_key(builder, each);
    }
    report_repeated_codes(builder, repeated, first);
    number_equals(builder, sort_keys(builder));
}
