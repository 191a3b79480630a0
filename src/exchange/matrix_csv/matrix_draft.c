#include "exchange/matrix_csv/matrix_draft.h"

#include <string.h>

#include "exchange/matrix_csv/matrix_csv.h"

#include "base/banned.h"

struct text_source {
    const char *p;
    size_t left;
};

static long read_text(void *context, char *buffer, size_t size)
{
    struct text_source *source = context;
    size_t given = source->left < size ? source->left : size;
    memcpy(buffer, source->p, given);
    source->p += given;
    source->left -= given;
    return (long)given;
}

struct extra_columns {
    int responsible, mga_code;
};

static int find_column(const struct matrix_reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->field_count; i++)
        if (reader->csv.fields[i].length == strlen(name) &&
            memcmp(reader->csv.fields[i].text, name, strlen(name)) == 0)
            return (int)i;
    return -1;
}

static const char *copy(struct arena *arena, struct csv_field field)
{
    return arena_strndup(arena, field.text, field.length);
}

static const char *copy_column(struct arena *arena, const struct matrix_reader *reader, int column)
{
    return column < 0 ? NULL : copy(arena, reader->csv.fields[column]);
}

static void fill(struct arena *arena, const struct matrix_reader *reader,
                 const struct extra_columns *extra, struct draft_indicator *indicator)
{
    const struct matrix_row *row = &reader->row;
    *indicator = (struct draft_indicator){
        .key = copy(arena, row->code),
        .code = copy(arena, row->code),
        .name = copy(arena, row->name),
        .unit = copy(arena, row->unit),
        .responsible = copy_column(arena, reader, extra->responsible),
        .mga_code = copy_column(arena, reader, extra->mga_code),
        .level = row->level,
        .level_confirmed = true,
        .type = row->input.type,
        .type_confirmed = true,
        .type_reason = "",
        .target_includes_baseline = row->input.target_includes_baseline,
        .direction = row->input.direction,
        .baseline = {.quantity = row->input.baseline},
        .target = {.quantity = row->input.target},
        .weight = row->weight_e4 == DECIMAL_SCALE ? (struct quantity){0}
                                                  : quantity_number(row->weight_e4),
        .source = {.sheet = "", .row = (int)reader->csv.line}};
    for (int i = 0; i < MATRIX_CSV_PATH_LEVELS; i++)
        indicator->path[i] = copy(arena, row->path[i]);
    for (int i = 0; i < reader->year_count; i++) {
        const struct cell_source source = {.sheet = "", .row = (int)reader->csv.line};
        indicator->years[i].planned = (struct draft_value){row->input.planned[i], source};
        indicator->years[i].actual = (struct draft_value){row->input.actual[i], source};
        indicator->years[i].planned.source.column = reader->planned[i] + 1;
        indicator->years[i].actual.source.column = reader->actual[i] + 1;
    }
}

bool matrix_draft_read(struct arena *arena, const char *text, const char *file_name,
                       struct plan_draft *draft, struct error *error)
{
    struct matrix_reader *reader = ARENA_NEW(arena, struct matrix_reader);
    struct text_source source = {text, strlen(text)};
    char message[MATRIX_MESSAGE_SIZE];
    if (!matrix_reader_open(reader, arena, read_text, &source, message))
        return error_set(error, ERROR_INVALID, "%s: %s", file_name, message);
    if (reader->year_count > PLAN_DRAFT_MAX_YEARS)
        return error_set(error, ERROR_INVALID, "%s: demasiados años", file_name);
    const struct extra_columns extra = {find_column(reader, "responsable"),
                                        find_column(reader, "codigo_mga")};
    *draft = (struct plan_draft){.format_id = "matrix",
                                 .format_label = "Matriz de Atalaya (CSV)",
                                 .format_reason = "",
                                 .file_name = file_name,
                                 .plan_name = "",
                                 .first_year = reader->first_year,
                                 .year_count = reader->year_count};
    enum matrix_status status;
    while ((status = matrix_reader_next(reader, message)) == MATRIX_ROW) {
        draft->indicators = arena_grow(arena, draft->indicators, draft->indicator_count,
                                       sizeof draft->indicators[0]);
        fill(arena, reader, &extra, &draft->indicators[draft->indicator_count++]);
    }
    return status == MATRIX_END || error_set(error, ERROR_INVALID, "%s, línea %ld: %s", file_name,
                                             reader->csv.line, message);
}
