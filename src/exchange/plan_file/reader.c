#include "exchange/plan_file/reader.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

void reader_add_problem(struct arena *arena, struct plan_draft *draft,
                        const struct draft_problem *problem)
{
    size_t count = draft->problem_count;
    if ((count & (count - 1)) == 0) { /* full at every power of two */
        struct draft_problem *grown =
            ARENA_NEW_ARRAY(arena, count == 0 ? 1 : count * 2, struct draft_problem);
        if (count > 0)
            memcpy(grown, draft->problems, count * sizeof *grown);
        draft->problems = grown;
    }
    draft->problems[draft->problem_count++] = *problem;
}

static struct draft_indicator *add_indicator(struct reader *reader)
{
    struct plan_draft *draft = reader->draft;
    size_t count = draft->indicator_count;
    if ((count & (count - 1)) == 0) {
        struct draft_indicator *grown =
            ARENA_NEW_ARRAY(reader->arena, count == 0 ? 1 : count * 2, struct draft_indicator);
        if (count > 0)
            memcpy(grown, draft->indicators, count * sizeof *grown);
        draft->indicators = grown;
    }
    return &draft->indicators[draft->indicator_count++];
}

static const struct cell *cell_at(const struct reader *reader, int row, int column)
{
    return column == 0 ? sheet_cell(reader->header->sheet, 0, 0)
                       : sheet_shown_cell(reader->header->sheet, row, column);
}

static const char *text_at(const struct reader *reader, int row, enum header_role role)
{
    const struct cell *cell = cell_at(reader, row, reader->header->columns[role]);
    return cell->kind == CELL_ERROR ? "" : text_collapse(reader->arena, cell->text);
}

static struct cell_source source_at(const struct reader *reader, int row, int column)
{
    return (struct cell_source){reader->header->sheet->name, row, column,
                                cell_at(reader, row, column)->text};
}

static void tell(struct reader *reader, enum problem_severity severity, const char *code,
                 struct cell_source source, const char *const texts[3])
{
    const struct draft_problem problem = {severity, code, source, texts[0], texts[1], texts[2]};
    reader_add_problem(reader->arena, reader->draft, &problem);
}

static void tell_figure(struct reader *reader, enum figure_status status, struct cell_source source,
                        const char *name)
{
    static const struct {
        const char *code, *text, *action;
        enum problem_severity severity;
    } words[] = {
        [FIGURE_ROUNDED] = {"NUMERO_REDONDEADO", "El número tiene más de 4 decimales.",
                            "Se toma redondeado a 4 decimales.", PROBLEM_INFO},
        [FIGURE_NO_DATA] = {"SIN_DATO", "La celda dice que no hay dato.", "Se toma como sin dato.",
                            PROBLEM_INFO},
        [FIGURE_ERROR_CELL] = {"ERROR_DE_EXCEL", "La celda muestra un error de la hoja de cálculo.",
                               "Se toma como sin dato.", PROBLEM_WARNING},
        [FIGURE_AMBIGUOUS] = {"NUMERO_AMBIGUO", "El separador puede ser de miles o decimal.",
                              "Se lee como en Colombia: punto de miles, coma decimal.",
                              PROBLEM_WARNING},
        [FIGURE_UNREADABLE] = {"NUMERO_ILEGIBLE", "Se esperaba un número y hay otra cosa.",
                               "Se toma como sin dato.", PROBLEM_WARNING},
    };
    if (status == FIGURE_READ)
        return;
    tell(reader, words[status].severity, words[status].code, source,
         (const char *const[]){name, words[status].text, words[status].action});
}

/* A figure of the row, with its problem told. */
static struct draft_value value_at(struct reader *reader, int row, int column, const char *name)
{
    if (column == 0)
        return (struct draft_value){{QUANTITY_MISSING, 0}, {NULL, 0, 0, NULL}};
    const struct cell_source source = source_at(reader, row, column);
    const struct cell *cell = cell_at(reader, row, column);
    struct figure figure = figure_read(reader->arena, cell, reader->styles[column]);
    tell_figure(reader, figure.status, source, name);
    return (struct draft_value){figure.quantity, source};
}

static struct draft_official official_at(struct reader *reader, int row, int column)
{
    if (column == 0)
        return (struct draft_official){{QUANTITY_MISSING, 0}, {NULL, 0, 0, NULL}};
    const struct cell *cell = cell_at(reader, row, column);
    struct figure figure = figure_read(reader->arena, cell, reader->styles[column]);
    bool is_number = quantity_is_number(figure.quantity);
    bool is_share = figure.is_percent || (strchr(cell->text, '%') == NULL &&
                                          figure.quantity.value_e4 <= 2 * DECIMAL_SCALE);
    if (is_number && is_share && figure.quantity.value_e4 < INT64_MAX / 100)
        figure.quantity.value_e4 *= 100;
    return (struct draft_official){is_number ? figure.quantity
                                             : (struct quantity){QUANTITY_MISSING, 0},
                                   source_at(reader, row, column)};
}

static void read_baseline(struct reader *reader, int row, struct draft_indicator *indicator)
{
    int column = reader->header->columns[ROLE_BASELINE];
    const struct cell *cell = cell_at(reader, row, column);
    struct figure figure = column == 0 ? (struct figure){.status = FIGURE_READ}
                                       : figure_read(reader->arena, cell, reader->styles[column]);
    if (figure.status != FIGURE_UNREADABLE) {
        indicator->baseline = value_at(reader, row, column, indicator->name);
        return;
    }
    indicator->baseline.source = source_at(reader, row, column);
    indicator->baseline_note = text_collapse(reader->arena, cell->text);
    tell(reader, PROBLEM_WARNING, "LINEA_BASE_TEXTO", indicator->baseline.source,
         (const char *const[]){indicator->name, "La línea base es un texto, no un número.",
                               "Queda sin línea base; el texto se guarda como nota."});
}

static void read_years(struct reader *reader, int row, struct draft_indicator *indicator)
{
    const struct header *header = reader->header;
    for (int i = 0; i < header->year_count; i++) {
        int index = header->first_year + i - reader->draft->first_year;
        if (index < 0 || index >= reader->draft->year_count)
            continue;
        struct draft_year *year = &indicator->years[index];
        year->planned =
            value_at(reader, row, header->year_columns[YEAR_PLANNED][i], indicator->name);
        year->actual = value_at(reader, row, header->year_columns[YEAR_ACTUAL][i], indicator->name);
        year->compliance = official_at(reader, row, header->year_columns[YEAR_COMPLIANCE][i]);
        year->progress = official_at(reader, row, header->year_columns[YEAR_PROGRESS][i]);
        if (year->actual.quantity.state == QUANTITY_NOT_PROGRAMMED)
            year->actual.quantity = (struct quantity){QUANTITY_MISSING, 0};
    }
}

/* Rows that count in percentages: 0.413 shown as 41.3 % is 41.3, as the others of the row. */
static void scale_percentages(struct reader *reader, int row, struct draft_indicator *indicator)
{
    const char *unit = text_fold(reader->arena, indicator->unit);
    bool is_percent_unit = strstr(unit, "porcent") != NULL || strchr(unit, '%') != NULL;
    struct draft_value *values[2 + 2 * PLAN_DRAFT_MAX_YEARS] = {&indicator->baseline,
                                                                &indicator->target};
    size_t count = 2;
    for (int i = 0; i < reader->draft->year_count; i++) {
        values[count++] = &indicator->years[i].planned;
        values[count++] = &indicator->years[i].actual;
    }
    bool is_told = false;
    for (size_t i = 0; i < count; i++) {
        const struct cell *cell = cell_at(reader, row, values[i]->source.column);
        if (!cell->is_percent || values[i]->quantity.state != QUANTITY_NUMBER ||
            values[i]->quantity.value_e4 == 0)
            continue;
        bool is_scaled =
            is_percent_unit || cell_at(reader, row, indicator->target.source.column)->is_percent;
        if (is_scaled && values[i]->quantity.value_e4 < INT64_MAX / 100) {
            values[i]->quantity.value_e4 *= 100;
        } else if (!is_told) {
            is_told = true;
            tell(reader, PROBLEM_WARNING, "PORCENTAJE_DUDOSO", values[i]->source,
                 (const char *const[]){indicator->name,
                                       "La celda es un porcentaje y la meta no lo es.",
                                       "Se toma el número sin multiplicar por 100."});
        }
    }
}

static const char *without_label(const char *text)
{
    const char *colon = strchr(text, ':');
    bool is_label = colon != NULL && colon - text < 24 &&
                    (strncmp(text, "LINEA", 5) == 0 || strncmp(text, "LÍNEA", 6) == 0 ||
                     strncmp(text, "Línea", 6) == 0 || strncmp(text, "Linea", 5) == 0);
    if (!is_label)
        return text;
    for (colon++; *colon == ' '; colon++)
        ;
    return colon;
}

static void read_path(struct reader *reader, int row, struct draft_indicator *indicator)
{
    for (int i = 0; i < PLAN_DRAFT_LEVELS; i++) {
        const char *text = without_label(text_at(reader, row, (enum header_role)(ROLE_LINE + i)));
        if (text[0] == '\0' && !reader->is_matrix) {
            text = reader->inherited[i];
        } else if (strcmp(text, reader->inherited[i]) != 0) {
            reader->inherited[i] = text;
            for (int below = i + 1; below < PLAN_DRAFT_LEVELS; below++)
                reader->inherited[below] = "";
        }
        indicator->path[i] = text;
    }
    if (indicator->path[0][0] == '\0' && !reader->is_matrix)
        indicator->path[0] = reader->sheet_line;
}

static bool is_mga_code(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return text[digits] == '\0' && (digits == 7 || digits == 9);
}

static void read_words(struct reader *reader, int row, struct draft_indicator *indicator)
{
    const char *mga = text_at(reader, row, ROLE_MGA_CODE);
    const char *responsible = text_at(reader, row, ROLE_RESPONSIBLE);
    const char *label = text_fold(reader->arena, arena_printf(reader->arena, "%s %s",
                                                              text_at(reader, row, ROLE_TYPE),
                                                              text_at(reader, row, ROLE_TREND)));
    if (!is_mga_code(mga))
        mga = indicator->code;
    indicator->mga_code = is_mga_code(mga) ? mga : NULL;
    indicator->unit = text_at(reader, row, ROLE_UNIT);
    indicator->responsible = responsible[0] != '\0' ? responsible : NULL;
    indicator->level_confirmed =
        indicator_level_parse(text_at(reader, row, ROLE_LEVEL), &indicator->level);
    if (!indicator->level_confirmed)
        indicator->level =
            reader->header->is_result ? INDICATOR_LEVEL_RESULT : INDICATOR_LEVEL_PRODUCT;
    indicator->direction = DIRECTION_HIGHER_IS_BETTER;
    indicator_direction_parse(text_at(reader, row, ROLE_DIRECTION), &indicator->direction);
    indicator->type_confirmed =
        reader->is_matrix &&
        accumulation_type_parse(text_at(reader, row, ROLE_TYPE), &indicator->type);
    indicator->type_reason = indicator->type_confirmed ? "Lo dice el archivo." : label;
    const char *includes = text_fold(reader->arena, text_at(reader, row, ROLE_INCLUDES_BASELINE));
    indicator->target_includes_baseline = strcmp(includes, "si") == 0;
    if (reader->draft->plan_name[0] == '\0')
        reader->draft->plan_name = text_at(reader, row, ROLE_PLAN_NAME);
}

/* A row of the table that is no indicator: blank, totals, a repeated header, a signature. */
static bool is_indicator_row(struct reader *reader, int row, const char *name)
{
    static const char *const sums[] = {"total", "subtotal", "promedio", "suma ", NULL};
    const struct header *header = reader->header;
    bool has_figure = false;
    for (int i = 0; i < header->year_count; i++)
        has_figure |=
            !text_is_blank(cell_at(reader, row, header->year_columns[YEAR_PLANNED][i])->text);
    has_figure |= !text_is_blank(cell_at(reader, row, header->columns[ROLE_TARGET])->text);
    const struct cell_source source = source_at(reader, row, 0);
    for (int column = 1; column <= header->sheet->column_count && column <= 16; column++) {
        const char *text = text_fold(reader->arena, cell_at(reader, row, column)->text);
        for (size_t i = 0; sums[i] != NULL; i++) {
            bool is_sum =
                strncmp(text, sums[i], strlen(sums[i])) == 0 &&
                (name[0] == '\0' || column == header->columns[ROLE_NAME] || column == 1) &&
                text_at(reader, row, ROLE_CODE)[0] == '\0';
            if (is_sum && has_figure) {
                tell(reader, PROBLEM_INFO, "FILA_DE_TOTALES", source,
                     (const char *const[]){NULL, "La fila suma o promedia otras.",
                                           "No se toma como indicador."});
                return false;
            }
        }
    }
    if (name[0] == '\0' && has_figure && text_at(reader, row, ROLE_CODE)[0] != '\0') {
        reader->draft->left_out_count++;
        tell(reader, PROBLEM_ERROR, "SIN_NOMBRE", source,
             (const char *const[]){text_at(reader, row, ROLE_CODE),
                                   "La fila tiene cifras y no tiene nombre de indicador.",
                                   "La fila queda por fuera."});
        return false;
    }
    if (name[0] == '\0' || (!has_figure && text_at(reader, row, ROLE_CODE)[0] == '\0'))
        return false;
    const char *heading = header_text(reader->arena, header, header->columns[ROLE_NAME]);
    return strcmp(text_fold(reader->arena, name), heading) != 0;
}

static void read_row(struct reader *reader, int row)
{
    const char *name = text_at(reader, row, ROLE_NAME);
    if (name[0] == '\0')
        name = text_at(reader, row, ROLE_OTHER_NAME);
    if (!is_indicator_row(reader, row, name))
        return;
    struct draft_indicator *indicator = add_indicator(reader);
    *indicator = (struct draft_indicator){.name = name, .code = text_at(reader, row, ROLE_CODE)};
    indicator->source = source_at(reader, row, 0);
    read_path(reader, row, indicator);
    read_words(reader, row, indicator);
    read_baseline(reader, row, indicator);
    const struct header *header = reader->header;
    indicator->target = value_at(reader, row, header->columns[ROLE_TARGET], name);
    indicator->weight = value_at(reader, row, header->columns[ROLE_WEIGHT], name).quantity;
    read_years(reader, row, indicator);
    scale_percentages(reader, row, indicator);
    indicator->total_progress = official_at(reader, row, header->columns[ROLE_TOTAL_PROGRESS]);
    indicator->total_actual = value_at(reader, row, header->columns[ROLE_TOTAL_ACTUAL], name);
    if (indicator->target.quantity.state != QUANTITY_NUMBER)
        tell(reader, PROBLEM_WARNING, "SIN_META", indicator->target.source,
             (const char *const[]){name, "No hay meta del cuatrienio.",
                                   "Se toma sin meta: no se puede evaluar hasta tenerla."});
}

void reader_read_sheet(struct reader *reader)
{
    const struct header *header = reader->header;
    const struct sheet *sheet = header->sheet;
    reader->styles =
        ARENA_NEW_ARRAY(reader->arena, (size_t)sheet->column_count + 1, enum figure_style);
    for (int column = 1; column <= sheet->column_count; column++) {
        enum figure_style *style = &reader->styles[column];
        if (!reader->is_matrix)
            *style = figure_style_of(reader->arena, sheet, header->last_row + 1, column);
        if (*style == FIGURE_STYLE_UNKNOWN)
            *style = reader->file_style;
    }
    for (int i = 0; i < PLAN_DRAFT_LEVELS; i++)
        reader->inherited[i] = "";
    for (int row = sheet_next_row(sheet, header->last_row);
         row != 0 && reader->draft->indicator_count <= PLAN_FILE_MAX_INDICATORS;
         row = sheet_next_row(sheet, row))
        read_row(reader, row);
}
