#include "exchange/plan_file/table.h"

#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/table_reader.h"
#include "exchange/plan_file/table_row.h"
#include "exchange/plan_file/table_style.h"

#include "base/banned.h"

void table_reader_count(struct table_reader *reader, enum table_event event, int row, int column)
{
    struct table_tally *tally = &reader->tallies[event];
    if (tally->count++ == 0)
        tally->first = draft_builder_source(reader->builder, reader->layout->sheet, row, column);
}

void table_reader_add_fault(struct table_reader *reader, const struct draft_indicator *indicator,
                            struct cell_source source, const struct table_fault *fault)
{
    const char *known = indicator == NULL ? NULL : indicator->code;
    if (indicator != NULL && (known == NULL || *known == '\0'))
        known = indicator->name;
    draft_builder_add_problem(reader->builder, &(struct draft_problem){.severity = fault->severity,
                                                                       .code = fault->code,
                                                                       .source = source,
                                                                       .indicator = known,
                                                                       .text = fault->text,
                                                                       .action = fault->action});
}

static const char *or_null(const char *text)
{
    return *text == '\0' ? NULL : text;
}

/* "LÍNEA ESTRATÉGICA: 02. Juntos": a cell that repeats its column's name. */
static const char *without_label(struct arena *arena, const char *text)
{
    static const char *const labels[] = {"linea estrategica", "linea",  "eje estrategico", "eje",
                                         "componente",        "sector", "programa"};
    const char *colon = strchr(text, ':');
    if (colon == NULL || text_is_blank(colon + 1))
        return text;
    const char *label = text_fold(arena, arena_strndup(arena, text, (size_t)(colon - text)));
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (strcmp(label, labels[i]) == 0)
            return text_trim(arena, colon + 1);
    return text;
}

/* The columns of the tree, highest first; a subprogramme takes the place of a missing level. */
static void read_path(struct table_reader *reader, int row, const char *path[PLAN_DRAFT_LEVELS])
{
    const struct table_layout *layout = reader->layout;
    enum column_meaning levels[PLAN_DRAFT_LEVELS] = {COLUMN_LINE, COLUMN_COMPONENT,
                                                     COLUMN_PROGRAMME};
    if (layout_column_of(layout, COLUMN_SUBPROGRAMME) != NULL) {
        const struct layout_column *component = layout_column_of(layout, COLUMN_COMPONENT);
        if (component == NULL || sheet_next_row(layout->sheet, layout->first_data_row - 1) == 0 ||
            text_is_blank(sheet_shown_cell(layout->sheet, row, component->column)->text)) {
            levels[1] = COLUMN_PROGRAMME;
            levels[2] = COLUMN_SUBPROGRAMME;
        }
    }
    bool is_new = false;
    for (int i = 0; i < PLAN_DRAFT_LEVELS; i++) {
        const char *text =
            without_label(reader->builder->arena, table_row_text(reader, row, levels[i]));
        const bool has_column = layout_column_of(layout, levels[i]) != NULL;
        if (*text == '\0' && reader->options->inherits && has_column && !is_new &&
            *reader->path[i] != '\0') {
            text = reader->path[i];
            table_reader_count(reader, TABLE_INHERITED, row, 0);
        } else if (!has_column) {
            text = reader->path[i];
        }
        is_new = is_new || strcmp(text, reader->path[i]) != 0;
        reader->path[i] = path[i] = text;
    }
}

/* Leading digits and points: "010101 Implementación" -> "010101"; NULL when there are none. */
static const char *find_leading_code(struct arena *arena, const char *text)
{
    size_t length = 0;
    size_t digits = 0;
    for (; (text[length] >= '0' && text[length] <= '9') || text[length] == '.'; length++)
        digits += text[length] != '.';
    while (length > 0 && text[length - 1] == '.')
        length--;
    if (digits == 0 || length > 20)
        return NULL;
    const char next = text[length];
    if (next >= '0' && next <= '9')
        return NULL;
    return arena_strndup(arena, text, length);
}

static const char *read_mga_code(struct table_reader *reader, int row)
{
    const char *text = table_row_text(reader, row, COLUMN_MGA_CODE);
    const size_t length = strspn(text, "0123456789");
    if (text[length] != '\0' || length < 6 || length > 9)
        return NULL;
    return length == 6 || length == 8 ? arena_printf(reader->builder->arena, "0%s", text) : text;
}

static void read_level(const struct table_reader *reader, int row,
                       struct draft_indicator *indicator)
{
    const char *text = text_fold(reader->builder->arena, table_row_text(reader, row, COLUMN_LEVEL));
    indicator->level = reader->options->level;
    indicator->level_confirmed = reader->options->is_level_known;
    if (strncmp(text, "resultado", 9) != 0 && strncmp(text, "producto", 8) != 0)
        return;
    indicator->level = *text == 'r' ? INDICATOR_LEVEL_RESULT : INDICATOR_LEVEL_PRODUCT;
    indicator->level_confirmed = true;
}

static void read_texts(struct table_reader *reader, int row, struct draft_indicator *indicator)
{
    struct arena *arena = reader->builder->arena;
    indicator->code = table_row_text(reader, row, COLUMN_CODE);
    indicator->name = table_row_text(reader, row, COLUMN_NAME);
    indicator->unit = table_row_text(reader, row, COLUMN_UNIT);
    indicator->mga_code = read_mga_code(reader, row);
    read_path(reader, row, indicator->path);
    indicator->programme_code = or_null(table_row_text(reader, row, COLUMN_PROGRAMME_CODE));
    if (indicator->programme_code == NULL)
        indicator->programme_code = find_leading_code(arena, indicator->path[2]);
    indicator->responsible = or_null(table_row_text(reader, row, COLUMN_RESPONSIBLE));
    indicator->responsible_is_guess = indicator->responsible == NULL;
    if (indicator->responsible == NULL)
        indicator->responsible = reader->options->responsible;
    indicator->direction = DIRECTION_HIGHER_IS_BETTER;
    read_level(reader, row, indicator);
    indicator->source = draft_builder_source(reader->builder, reader->layout->sheet, row, 0);
}

static bool refuse_blank(struct table_reader *reader, int row)
{
    table_reader_add_fault(
        reader, NULL, draft_builder_source(reader->builder, reader->layout->sheet, row, 0),
        &(struct table_fault){PROBLEM_ERROR, "SIN_NOMBRE", "La fila no tiene código ni nombre.",
                              "La fila queda fuera."});
    return false;
}

static bool read_indicator(struct table_reader *reader, int row)
{
    bool is_good = true;
    const struct draft_words words = {
        .type_label = or_null(table_row_text(reader, row, COLUMN_TYPE)),
        .trend_label = or_null(table_row_text(reader, row, COLUMN_TREND)),
        .sheet_index = reader->options->sheet_index,
        .has_own_code = layout_column_of(reader->layout, COLUMN_CODE) != NULL};
    struct draft_indicator *indicator = draft_builder_add_indicator(reader->builder, &words);
    if (indicator == NULL)
        return false;
    read_texts(reader, row, indicator);
    if (*indicator->name == '\0')
        indicator->name = indicator->code; /* the matrix does not ask for a name */
    if (*indicator->name == '\0')
        is_good = refuse_blank(reader, row);
    is_good &= table_reader_read_words(reader, row, indicator);
    is_good &= table_reader_read_values(reader, row, indicator);
    if (!is_good)
        draft_builder_drop_last(reader->builder);
    return true;
}

static const struct {
    enum table_row_kind kind;
    enum table_event event;
} counted_rows[] = {
    {TABLE_ROW_TOTAL, TABLE_TOTALS},
    {TABLE_ROW_CONTINUED, TABLE_CONTINUED},
    {TABLE_ROW_NAMELESS, TABLE_WITHOUT_NAME},
    {TABLE_ROW_OTHER, TABLE_NO_INDICATOR},
};

/* A code promises an indicator: its row is left out, and named. */
static bool has_code(struct table_reader *reader, int row)
{
    const char *code = table_row_text(reader, row, COLUMN_CODE);
    if (*code == '\0')
        return false;
    const struct draft_indicator nameless = {.code = code};
    table_reader_add_fault(
        reader, &nameless, draft_builder_source(reader->builder, reader->layout->sheet, row, 0),
        &(struct table_fault){PROBLEM_ERROR, "SIN_NOMBRE",
                              "La fila tiene código y cifras, y no tiene indicador.",
                              "La fila queda fuera."});
    return true;
}

static bool read_row(struct table_reader *reader, int row)
{
    const enum table_row_kind kind = table_row_classify(reader, row);
    if (kind == TABLE_ROW_INDICATOR)
        return read_indicator(reader, row);
    if (kind == TABLE_ROW_TITLE)
        table_row_take_title(reader, row);
    if (kind == TABLE_ROW_NAMELESS && has_code(reader, row))
        return true;
    for (size_t i = 0; i < sizeof counted_rows / sizeof counted_rows[0]; i++)
        if (counted_rows[i].kind == kind)
            table_reader_count(reader, counted_rows[i].event, row, 0);
    return true;
}

static const struct {
    enum problem_severity severity;
    const char *code, *text, *action;
} events[TABLE_EVENT_COUNT] = {
    [TABLE_ROUNDED] = {PROBLEM_INFO, "DECIMALES_REDONDEADOS", "Números con más de 4 decimales: %d.",
                       "Se redondean a 4 decimales."},
    [TABLE_PARTS_ADDED] = {PROBLEM_WARNING, "POR_TRIMESTRES",
                           "Cifras del año que solo están por trimestres o meses: %d.",
                           "Se suman o se toma la última: lo dice la pregunta."},
    [TABLE_INHERITED] = {PROBLEM_INFO, "GRUPO_HEREDADO",
                         "Casillas de línea, componente o programa en blanco: %d.",
                         "Se toma el texto de la fila de arriba."},
    [TABLE_TOTALS] = {PROBLEM_INFO, "FILA_DE_TOTALES", "Filas de totales: %d.",
                      "No se leen como indicadores."},
    [TABLE_WITHOUT_NAME] = {PROBLEM_WARNING, "FILA_SIN_NOMBRE",
                            "Filas con cifras y sin indicador: %d.", "No se leen."},
    [TABLE_CONTINUED] = {PROBLEM_WARNING, "FILA_CONTINUADA",
                         "Filas que comparten el indicador de la fila de arriba: %d.",
                         "Se lee solo la primera fila de cada indicador."},
    [TABLE_NO_INDICATOR] = {PROBLEM_INFO, "FILA_SIN_CIFRAS",
                            "Filas con notas, firmas u otros textos: %d.", "No se leen."},
    [TABLE_NOT_APPLICABLE] = {PROBLEM_INFO, "NO_APLICA", "Metas anuales que dicen «no aplica»: %d.",
                              "Se toman como no programadas."},
    [TABLE_ACCOUNTING_ZERO] = {PROBLEM_INFO, "GUION_CONTABLE",
                               "Casillas con «$ -», un cero contable: %d.", "Se toman como 0."},
};

static void report_tallies(struct table_reader *reader)
{
    for (int i = 0; i < TABLE_EVENT_COUNT; i++) {
        const struct table_tally *tally = &reader->tallies[i];
        if (tally->count == 0)
            continue;
        const char *place = strchr(events[i].text, '%');
        const char *text =
            arena_printf(reader->builder->arena, "%.*s%d%s", (int)(place - events[i].text),
                         events[i].text, tally->count, place + 2);
        table_reader_add_fault(
            reader, NULL, tally->first,
            &(struct table_fault){events[i].severity, events[i].code, text, events[i].action});
    }
}

int table_read(struct draft_builder *builder, const struct table_layout *layout,
               const struct table_options *options)
{
    struct table_reader reader = {.builder = builder, .layout = layout, .options = options};
    const size_t before = builder->draft->indicator_count;
    const struct layout_column *name = layout_column_of(layout, COLUMN_NAME);
    if (name == NULL)
        return 0;
    reader.name_header = text_fold(builder->arena, name->header);
    for (int i = 0; i < PLAN_DRAFT_LEVELS; i++)
        reader.path[i] = "";
    if (options->line != NULL)
        reader.path[0] = options->line;
    table_style_prepare(&reader);
    for (int row = sheet_next_row(layout->sheet, layout->first_data_row - 1); row != 0;
         row = sheet_next_row(layout->sheet, row))
        if (!read_row(&reader, row))
            break;
    report_tallies(&reader);
    return (int)(builder->draft->indicator_count - before);
}
