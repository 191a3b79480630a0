/* The words of a row that stand for codes: type, sense, whether the target includes the baseline.
 */
#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/table_reader.h"
#include "exchange/plan_file/table_row.h"

#include "base/banned.h"

/* In the matrix an unknown word leaves the row out. */
static bool refuse(struct table_reader *reader, int row, const struct draft_indicator *indicator,
                   enum column_meaning meaning)
{
    if (!reader->builder->is_matrix)
        return true;
    const struct layout_column *column = layout_column_of(reader->layout, meaning);
    table_reader_add_fault(
        reader, indicator,
        draft_builder_source(reader->builder, reader->layout->sheet, row, column->column),
        &(struct table_fault){PROBLEM_ERROR, "PALABRA_DESCONOCIDA",
                              arena_printf(reader->builder->arena,
                                           "No se conoce esta palabra en «%s».",
                                           column_label(meaning)),
                              "La fila queda fuera."});
    return false;
}

static bool read_type(struct table_reader *reader, int row, struct draft_indicator *indicator)
{
    const char *text = table_row_text(reader, row, COLUMN_TYPE);
    if (!reader->builder->is_matrix || *text == '\0')
        return true;
    if (!accumulation_type_parse(text_fold(reader->builder->arena, text), &indicator->type))
        return refuse(reader, row, indicator, COLUMN_TYPE);
    indicator->type_confirmed = true;
    indicator->type_reason = "El archivo dice el tipo.";
    return true;
}

static bool read_direction(struct table_reader *reader, int row, struct draft_indicator *indicator)
{
    const char *text =
        text_fold(reader->builder->arena, table_row_text(reader, row, COLUMN_DIRECTION));
    if (*text == '\0' || indicator_direction_parse(text, &indicator->direction))
        return true;
    return refuse(reader, row, indicator, COLUMN_DIRECTION);
}

static bool read_includes_baseline(struct table_reader *reader, int row,
                                   struct draft_indicator *indicator)
{
    const char *text =
        text_fold(reader->builder->arena, table_row_text(reader, row, COLUMN_INCLUDES_BASELINE));
    if (*text == '\0' || strcmp(text, "no") == 0)
        return true;
    indicator->target_includes_baseline = strcmp(text, "si") == 0;
    return indicator->target_includes_baseline ||
           refuse(reader, row, indicator, COLUMN_INCLUDES_BASELINE);
}

static bool read_level(struct table_reader *reader, int row,
                       const struct draft_indicator *indicator)
{
    const char *text = text_fold(reader->builder->arena, table_row_text(reader, row, COLUMN_LEVEL));
    enum indicator_level level;
    return *text == '\0' || indicator_level_parse(text, &level) ||
           refuse(reader, row, indicator, COLUMN_LEVEL);
}

bool table_reader_read_words(struct table_reader *reader, int row,
                             struct draft_indicator *indicator)
{
    bool is_good = read_type(reader, row, indicator);
    is_good &= read_direction(reader, row, indicator);
    is_good &= read_includes_baseline(reader, row, indicator);
    return read_level(reader, row, indicator) && is_good;
}
