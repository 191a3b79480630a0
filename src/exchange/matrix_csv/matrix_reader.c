#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "exchange/matrix_csv/matrix_csv.h"

#include "base/banned.h"

static const struct {
    const char *name;
    bool is_needed;
} columns[MATRIX_COLUMN_COUNT] = {
    [MATRIX_CODE] = {"codigo", true},
    [MATRIX_NAME] = {"nombre", false},
    [MATRIX_LINE] = {"linea", false},
    [MATRIX_COMPONENT] = {"componente", false},
    [MATRIX_PROGRAMME] = {"programa", false},
    [MATRIX_LEVEL] = {"nivel", false},
    [MATRIX_UNIT] = {"unidad", false},
    [MATRIX_TYPE] = {"tipo_acumulacion", true},
    [MATRIX_BASELINE] = {"linea_base", false},
    [MATRIX_INCLUDES_BASELINE] = {"meta_incluye_lb", false},
    [MATRIX_DIRECTION] = {"sentido", false},
    [MATRIX_TARGET] = {"meta_cuatrienio", true},
    [MATRIX_WEIGHT] = {"peso", false},
};

static struct csv_field trim(struct csv_field field)
{
    while (field.length > 0 && (field.text[0] == ' ' || field.text[0] == '\t')) {
        field.text++;
        field.length--;
    }
    while (field.length > 0 &&
           (field.text[field.length - 1] == ' ' || field.text[field.length - 1] == '\t'))
        field.length--;
    return field;
}

static bool is_word(struct csv_field field, const char *word)
{
    return field.length == strlen(word) && strncasecmp(field.text, word, field.length) == 0;
}

/* "programado_2024": the year, or 0. */
static int year_of(struct csv_field field, const char *prefix)
{
    size_t length = strlen(prefix);
    if (field.length != length + 4 || strncasecmp(field.text, prefix, length) != 0)
        return 0;
    int year = 0;
    for (size_t i = length; i < field.length; i++) {
        if (field.text[i] < '0' || field.text[i] > '9')
            return 0;
        year = year * 10 + (field.text[i] - '0');
    }
    return year;
}

static bool find_period(struct matrix_reader *reader, char *message)
{
    int first = 0, last = 0;
    for (size_t i = 0; i < reader->field_count; i++) {
        int year = year_of(trim(reader->csv.fields[i]), "programado_");
        if (year == 0)
            continue;
        first = first == 0 || year < first ? year : first;
        last = year > last ? year : last;
    }
    reader->first_year = first;
    reader->year_count = last - first + 1;
    if (first == 0)
        snprintf(message, MATRIX_MESSAGE_SIZE, "falta una columna programado_AAAA");
    else if (reader->year_count > EVALUATION_MAX_YEARS)
        snprintf(message, MATRIX_MESSAGE_SIZE, "el periodo %d-%d pasa de %d años", first, last,
                 EVALUATION_MAX_YEARS);
    return first != 0 && reader->year_count <= EVALUATION_MAX_YEARS;
}

static void place_year(struct matrix_reader *reader, int *places, int year, int place)
{
    int index = year - reader->first_year;
    if (year != 0 && index >= 0 && index < reader->year_count && places[index] < 0)
        places[index] = place;
}

static void place_columns(struct matrix_reader *reader)
{
    memset(reader->columns, -1, sizeof reader->columns);
    memset(reader->planned, -1, sizeof reader->planned);
    memset(reader->actual, -1, sizeof reader->actual);
    for (size_t i = 0; i < reader->field_count; i++) {
        struct csv_field field = trim(reader->csv.fields[i]);
        for (int c = 0; c < MATRIX_COLUMN_COUNT; c++)
            if (reader->columns[c] < 0 && is_word(field, columns[c].name))
                reader->columns[c] = (int)i;
        place_year(reader, reader->planned, year_of(field, "programado_"), (int)i);
        place_year(reader, reader->actual, year_of(field, "ejecutado_"), (int)i);
    }
}

static bool check_columns(const struct matrix_reader *reader, char *message)
{
    for (int c = 0; c < MATRIX_COLUMN_COUNT; c++)
        if (columns[c].is_needed && reader->columns[c] < 0) {
            snprintf(message, MATRIX_MESSAGE_SIZE, "falta la columna %s", columns[c].name);
            return false;
        }
    for (int i = 0; i < reader->year_count; i++)
        if (reader->planned[i] < 0) {
            snprintf(message, MATRIX_MESSAGE_SIZE,
                     "el periodo tiene un hueco: falta la columna programado_%d",
                     reader->first_year + i);
            return false;
        }
    return true;
}

bool matrix_reader_open(struct matrix_reader *reader, struct arena *arena, csv_source source,
                        void *context, char message[MATRIX_MESSAGE_SIZE])
{
    csv_stream_init(&reader->csv, arena, source, context);
    enum csv_status status = csv_stream_next(&reader->csv);
    if (status != CSV_RECORD) {
        snprintf(message, MATRIX_MESSAGE_SIZE, "%s",
                 status == CSV_END          ? "el archivo está vacío"
                 : status == CSV_READ_ERROR ? "no se pudo leer el archivo"
                                            : "el encabezado no se puede leer");
        return false;
    }
    reader->field_count = reader->csv.field_count;
    reader->style = reader->csv.separator == ';' ? DECIMAL_STYLE_ES_CO : DECIMAL_STYLE_POINT;
    if (reader->field_count > CSV_STREAM_MAX_FIELDS) {
        snprintf(message, MATRIX_MESSAGE_SIZE, "el archivo tiene más de %d columnas",
                 CSV_STREAM_MAX_FIELDS);
        return false;
    }
    if (!find_period(reader, message))
        return false;
    place_columns(reader);
    return check_columns(reader, message);
}

static struct csv_field field_at(const struct matrix_reader *reader, int place)
{
    return place < 0 ? (struct csv_field){"", 0} : trim(reader->csv.fields[place]);
}

enum { SHOWN_BYTES = 40 };

static bool refuse(char *message, const char *column, struct csv_field field, const char *why)
{
    char shown[SHOWN_BYTES + 4];
    size_t length = field.length;
    const char *rest = length > SHOWN_BYTES ? "…" : "";
    if (length > SHOWN_BYTES) /* never half a letter */
        for (length = SHOWN_BYTES;
             length > 0 && ((unsigned char)field.text[length] & 0xC0) == 0x80;)
            length--;
    for (size_t i = 0; i < length; i++) /* nor what moves the terminal */
        shown[i] = (unsigned char)field.text[i] < ' ' ? ' ' : field.text[i];
    snprintf(message, MATRIX_MESSAGE_SIZE, "columna %s: «%.*s%s» %s", column, (int)length, shown,
             rest, why);
    return false;
}

static bool read_number(struct matrix_reader *reader, struct csv_field field, const char *column,
                        struct quantity *quantity, char *message)
{
    *quantity = (struct quantity){0};
    if (field.length == 0)
        return true;
    if (!decimal_parse(field.text, field.length, reader->style, &quantity->value_e4))
        return refuse(message, column, field, "no es un número");
    quantity->state = QUANTITY_NUMBER;
    return true;
}

static bool read_planned(struct matrix_reader *reader, int index, char *message)
{
    struct csv_field field = field_at(reader, reader->planned[index]);
    struct quantity *quantity = &reader->row.input.planned[index];
    if (is_word(field, "NP")) {
        *quantity = (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
        return true;
    }
    char column[32];
    snprintf(column, sizeof column, "programado_%d", reader->first_year + index);
    return read_number(reader, field, column, quantity, message);
}

static bool read_actual(struct matrix_reader *reader, int index, char *message)
{
    char column[32];
    snprintf(column, sizeof column, "ejecutado_%d", reader->first_year + index);
    return read_number(reader, field_at(reader, reader->actual[index]), column,
                       &reader->row.input.actual[index], message);
}

/* A word of the shared tables; they take NUL-ended text. */
#define WORD_SIZE 32
static const char *copy_word(struct csv_field field, char word[WORD_SIZE])
{
    size_t length = field.length < WORD_SIZE - 1 ? field.length : WORD_SIZE - 1;
    memcpy(word, field.text, length);
    word[length] = '\0';
    return word;
}

static bool read_words(struct matrix_reader *reader, char *message)
{
    struct matrix_row *row = &reader->row;
    char word[WORD_SIZE];
    struct csv_field type = field_at(reader, reader->columns[MATRIX_TYPE]);
    if (!accumulation_type_parse(copy_word(type, word), &row->input.type))
        return refuse(message, "tipo_acumulacion", type, "no es un tipo de acumulación");
    struct csv_field level = field_at(reader, reader->columns[MATRIX_LEVEL]);
    row->level = INDICATOR_LEVEL_PRODUCT;
    if (level.length > 0 && !indicator_level_parse(copy_word(level, word), &row->level))
        return refuse(message, "nivel", level, "no es producto ni resultado");
    struct csv_field direction = field_at(reader, reader->columns[MATRIX_DIRECTION]);
    row->input.direction = DIRECTION_HIGHER_IS_BETTER;
    if (direction.length > 0 &&
        !indicator_direction_parse(copy_word(direction, word), &row->input.direction))
        return refuse(message, "sentido", direction, "no es MAYOR_ES_MEJOR ni MENOR_ES_MEJOR");
    struct csv_field includes = field_at(reader, reader->columns[MATRIX_INCLUDES_BASELINE]);
    row->input.target_includes_baseline =
        is_word(includes, "si") || is_word(includes, "sí") || is_word(includes, "sÍ");
    if (!row->input.target_includes_baseline && includes.length > 0 && !is_word(includes, "no"))
        return refuse(message, "meta_incluye_lb", includes, "no es si ni no");
    return true;
}

static bool read_numbers(struct matrix_reader *reader, char *message)
{
    struct matrix_row *row = &reader->row;
    struct csv_field weight_field = field_at(reader, reader->columns[MATRIX_WEIGHT]);
    struct quantity weight;
    row->input.year_count = reader->year_count;
    if (!read_number(reader, field_at(reader, reader->columns[MATRIX_BASELINE]), "linea_base",
                     &row->input.baseline, message) ||
        !read_number(reader, field_at(reader, reader->columns[MATRIX_TARGET]), "meta_cuatrienio",
                     &row->input.target, message) ||
        !read_number(reader, weight_field, "peso", &weight, message))
        return false;
    if (weight.value_e4 < 0)
        return refuse(message, "peso", weight_field, "es negativo");
    row->weight_e4 = quantity_is_number(weight) ? weight.value_e4 : DECIMAL_SCALE;
    for (int i = 0; i < reader->year_count; i++)
        if (!read_planned(reader, i, message) || !read_actual(reader, i, message))
            return false;
    return true;
}

static bool read_row(struct matrix_reader *reader, char *message)
{
    struct matrix_row *row = &reader->row;
    if (reader->csv.field_count != reader->field_count) {
        size_t last = reader->csv.field_count < reader->field_count ? reader->csv.field_count
                                                                    : reader->field_count;
        snprintf(message, MATRIX_MESSAGE_SIZE, "columna %zu: la fila tiene %zu campos y no %zu",
                 last, reader->csv.field_count, reader->field_count);
        return false;
    }
    row->code = field_at(reader, reader->columns[MATRIX_CODE]);
    row->name = field_at(reader, reader->columns[MATRIX_NAME]);
    row->unit = field_at(reader, reader->columns[MATRIX_UNIT]);
    for (int i = 0; i < MATRIX_CSV_PATH_LEVELS; i++)
        row->path[i] = field_at(reader, reader->columns[MATRIX_LINE + i]);
    return read_words(reader, message) && read_numbers(reader, message);
}

enum matrix_status matrix_reader_next(struct matrix_reader *reader,
                                      char message[MATRIX_MESSAGE_SIZE])
{
    switch (csv_stream_next(&reader->csv)) {
    case CSV_RECORD:
        return read_row(reader, message) ? MATRIX_ROW : MATRIX_BAD_ROW;
    case CSV_TOO_LARGE:
        snprintf(message, MATRIX_MESSAGE_SIZE, "columna 1: la fila es demasiado larga");
        return MATRIX_BAD_ROW;
    case CSV_OPEN_QUOTE:
        snprintf(message, MATRIX_MESSAGE_SIZE, "columna 1: hay comillas que no se cierran");
        return MATRIX_BAD_ROW;
    case CSV_NUL_BYTE:
        snprintf(message, MATRIX_MESSAGE_SIZE,
                 "columna 1: la fila no es texto; guarde el archivo como CSV UTF-8");
        return MATRIX_BAD_ROW;
    case CSV_END:
        return MATRIX_END;
    case CSV_READ_ERROR:
        break;
    }
    snprintf(message, MATRIX_MESSAGE_SIZE, "no se pudo leer el archivo");
    return MATRIX_FAILED;
}
