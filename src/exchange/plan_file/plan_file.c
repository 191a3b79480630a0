#include "exchange/plan_file/plan_file.h"

#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/reader.h"

#include "base/banned.h"

static const struct format {
    const char *id, *label, *reason;
} formats[] = {
    {"matrix", "Matriz de Atalaya", "Tiene las columnas de la matriz de Atalaya."},
    {"sispt", "Plan indicativo de SisPT (DNP)",
     "Los encabezados nombran el código de SisPT y la programación por año."},
    {"municipal_board", "Tablero municipal por secretarías",
     "Cada año tiene meta y avance, con los porcentajes del municipio."},
    {"mapped", "Tabla con columnas reconocidas",
     "Los encabezados se entendieron por sus palabras."},
};

static const struct format *find_format(const char *id)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (strcmp(formats[i].id, id) == 0)
            return &formats[i];
    return NULL;
}

bool plan_file_is_format(const char *id)
{
    return find_format(id) != NULL;
}

static const struct format *recognise(const struct header *header)
{
    if (header->is_matrix)
        return find_format("matrix");
    if (header->is_sispt)
        return find_format("sispt");
    bool has_results = header->year_columns[YEAR_ACTUAL][0] != 0;
    bool has_percentages =
        header->year_columns[YEAR_COMPLIANCE][0] != 0 || header->columns[ROLE_TOTAL_PROGRESS] != 0;
    return find_format(has_results && has_percentages && !header->has_quarters ? "municipal_board"
                                                                               : "mapped");
}

static bool is_consolidated(struct arena *arena, const char *name)
{
    const char *folded = text_fold(arena, name);
    return strstr(folded, "consolidad") != NULL || strstr(folded, "resumen") != NULL ||
           strstr(folded, "unificad") != NULL;
}

/* Why a sheet is not read; NULL: it is. */
static const char *reason_to_skip(struct arena *arena, const struct header *header,
                                  const struct plan_file_options *options, bool has_details)
{
    const char *name = header->sheet->name;
    if (options->sheet != NULL)
        return strcmp(text_fold(arena, name), text_fold(arena, options->sheet)) == 0
                   ? (header->score > 0 ? NULL : "no se encontró en ella una tabla de metas")
                   : "no es la hoja pedida";
    if (header->score == 0)
        return "no tiene una tabla de indicadores con metas por año";
    if (header->sheet->hidden)
        return "está oculta";
    return has_details && is_consolidated(arena, name)
               ? "reúne lo de otras hojas: leerla lo contaría dos veces"
               : NULL;
}

/* The line that a title above the table names ("LÍNEA ESTRATÉGICA: …"), else the sheet's name. */
static const char *find_sheet_line(struct arena *arena, const struct header *header)
{
    for (int row = 1; row < header->row; row++)
        for (int column = 1; column <= 3; column++) {
            const char *text = text_collapse(arena, sheet_cell(header->sheet, row, column)->text);
            const char *folded = text_fold(arena, text);
            const char *colon = strchr(text, ':');
            if (strncmp(folded, "linea", 5) == 0 && colon != NULL && !text_is_blank(colon + 1))
                return text_trim(arena, colon + 1);
        }
    return text_collapse(arena, header->sheet->name);
}

static void tell_corrected_year(struct arena *arena, struct plan_draft *draft,
                                const struct header *header)
{
    if (header->corrected_column == 0)
        return;
    const struct draft_problem problem = {
        PROBLEM_INFO,
        "VIGENCIA_DEL_ENCABEZADO",
        {header->sheet->name, header->last_row, header->corrected_column,
         sheet_shown_cell(header->sheet, header->last_row, header->corrected_column)->text},
        NULL,
        "El encabezado repite el año de otra columna.",
        "Se toma el año que sigue, por su posición."};
    reader_add_problem(arena, draft, &problem);
}

/* A file that separates fields with commas writes decimals with a point, and the other way round.
 */
static enum figure_style file_style(const struct workbook *workbook)
{
    if (workbook->kind != WORKBOOK_CSV)
        return FIGURE_STYLE_UNKNOWN;
    return workbook->separator == ',' ? FIGURE_STYLE_POINT : FIGURE_STYLE_COMMA;
}

static void read_sheet(struct arena *arena, const struct workbook *workbook,
                       const struct header *header, struct plan_draft *draft)
{
    struct reader reader = {.arena = arena,
                            .draft = draft,
                            .header = header,
                            .is_matrix = strcmp(draft->format_id, "matrix") == 0,
                            .file_style = file_style(workbook),
                            .sheet_line = find_sheet_line(arena, header)};
    tell_corrected_year(arena, draft, header);
    reader_read_sheet(&reader);
}

struct choice {
    const struct header *best; /* NULL: no sheet has a plan */
    int first_year, last_year;
    bool has_details; /* a sheet that is not a consolidated one */
};

static struct choice choose(struct arena *arena, const struct workbook *workbook,
                            const struct header *headers, const struct plan_file_options *options)
{
    struct choice choice = {0};
    for (size_t i = 0; i < workbook->sheet_count; i++)
        choice.has_details |= headers[i].score > 0 && !headers[i].sheet->hidden &&
                              !is_consolidated(arena, headers[i].sheet->name);
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct header *header = &headers[i];
        if (reason_to_skip(arena, header, options, choice.has_details) != NULL)
            continue;
        if (choice.best == NULL || header->score > choice.best->score)
            choice.best = header;
        int last = header->first_year + header->year_count - 1;
        if (choice.first_year == 0 || header->first_year < choice.first_year)
            choice.first_year = header->first_year;
        if (last > choice.last_year)
            choice.last_year = last;
    }
    return choice;
}

static void read_sheets(struct arena *arena, const struct workbook *workbook,
                        const struct header *headers, const struct plan_file_options *options,
                        struct plan_draft *draft)
{
    const struct choice choice = choose(arena, workbook, headers, options);
    draft->sheets = ARENA_NEW_ARRAY(arena, workbook->sheet_count, struct draft_sheet);
    draft->sheet_count = workbook->sheet_count;
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        struct draft_sheet *sheet = &draft->sheets[i];
        size_t before = draft->indicator_count;
        sheet->name = workbook->sheets[i].name;
        sheet->hidden = workbook->sheets[i].hidden;
        sheet->note = reason_to_skip(arena, &headers[i], options, choice.has_details);
        bool is_same_kind = headers[i].is_sispt == choice.best->is_sispt &&
                            headers[i].is_matrix == choice.best->is_matrix;
        if (sheet->note == NULL && !is_same_kind)
            sheet->note = "es una tabla de otra clase que la principal";
        if (sheet->note != NULL)
            continue;
        sheet->used = true;
        read_sheet(arena, workbook, &headers[i], draft);
        sheet->indicator_count = (int)(draft->indicator_count - before);
    }
}

bool plan_file_read(struct arena *arena, const struct workbook *workbook,
                    const struct plan_file_options *options, struct plan_draft *draft,
                    struct error *error)
{
    struct header *headers = ARENA_NEW_ARRAY(arena, workbook->sheet_count + 1, struct header);
    for (size_t i = 0; i < workbook->sheet_count; i++)
        headers[i] = header_find(arena, &workbook->sheets[i], options->header_row);
    const struct choice choice = choose(arena, workbook, headers, options);
    if (choice.best == NULL)
        return error_set(error, ERROR_INVALID,
                         "no se encontró una tabla del plan: se busca una fila de encabezados con "
                         "el nombre del indicador y la meta de cada año");
    int year_count = choice.last_year - choice.first_year + 1;
    if (year_count > PLAN_DRAFT_MAX_YEARS)
        return error_set(error, ERROR_INVALID, "las hojas son de periodos distintos (%d a %d)",
                         choice.first_year, choice.last_year);
    const struct format *format =
        options->format_id != NULL ? find_format(options->format_id) : recognise(choice.best);
    if (format == NULL)
        return error_set(error, ERROR_INVALID, "no existe el formato «%s»", options->format_id);
    *draft = (struct plan_draft){.format_id = format->id,
                                 .format_label = format->label,
                                 .format_reason =
                                     options->format_id != NULL ? "Así se pidió." : format->reason,
                                 .file_name = workbook->file_name,
                                 .plan_name = "",
                                 .first_year = choice.first_year,
                                 .year_count = year_count};
    memcpy(draft->file_sha256, workbook->sha256, sizeof draft->file_sha256);
    read_sheets(arena, workbook, headers, options, draft);
    if (draft->indicator_count > PLAN_FILE_MAX_INDICATORS)
        return error_set(error, ERROR_TOO_LARGE,
                         "el archivo tiene más de %d filas de indicadores: no parece un plan",
                         PLAN_FILE_MAX_INDICATORS);
    reader_review_draft(arena, draft, options);
    return true;
}
