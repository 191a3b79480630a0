#include "actions/load_territories.h"

#include <string.h>

#include "base/count_text.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "storage/territory_store.h"

#include "base/banned.h"

enum { COLUMNS = 7, CODE_DIGITS_DEPARTMENT = 2, CODE_DIGITS = 5, DEGREE_DIGITS = 6 };

enum column { CODE, NAME, LEVEL, SUBREGION, LATITUDE, LONGITUDE, PDET };

static const char header[] = "codigo,nombre,nivel,subregion,lat,lon,pdet";

struct line {
    int number;
    const char *cells[COLUMNS];
};

/* The list is plain: no cell holds a comma, a quote or a line end. */
static bool split(struct action_context *context, char *text, struct line *line)
{
    if (strchr(text, '"') == NULL) {
        for (int column = 0; column < COLUMNS; column++) {
            line->cells[column] = text;
            char *comma = strchr(text, ',');
            if ((comma == NULL) != (column == COLUMNS - 1))
                break;
            if (comma == NULL)
                return true;
            *comma = '\0';
            text = comma + 1;
        }
    }
    action_add_message(context, "archivo", "Línea %d: se esperaban siete columnas sin comillas.",
                       line->number);
    return false;
}

/* "-75.581775" is -75581775; at most six decimals. */
static bool read_degrees(const char *text, int64_t *degrees_e6)
{
    int64_t value = 0;
    int decimals = -1;
    bool is_negative = *text == '-';
    for (text += is_negative; *text != '\0'; text++) {
        if (*text == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*text < '0' || *text > '9' || decimals == DEGREE_DIGITS || value > 1000000000)
            return false;
        value = value * 10 + (*text - '0');
        decimals += decimals >= 0;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < DEGREE_DIGITS; i++)
        value *= 10;
    *degrees_e6 = is_negative ? -value : value;
    return value <= INT64_C(180000000);
}

static bool is_code(const char *code)
{
    size_t length = strlen(code);
    return strspn(code, "0123456789") == length &&
           (length == CODE_DIGITS_DEPARTMENT || length == CODE_DIGITS);
}

static bool is_level(const char *level)
{
    static const char *const levels[] = {"departamento", "municipio", "distrito",
                                         "area_no_municipalizada"};
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++)
        if (strcmp(levels[i], level) == 0)
            return true;
    return false;
}

static bool read_territory(struct action_context *context, const struct line *line,
                           struct territory *territory)
{
    const char *const *cells = line->cells;
    *territory = (struct territory){
        .code = cells[CODE],
        .name = cells[NAME],
        .kind = cells[LEVEL],
        .department_code = arena_strndup(context->arena, cells[CODE], CODE_DIGITS_DEPARTMENT),
        .subregion_name = *cells[SUBREGION] == '\0' ? NULL : cells[SUBREGION],
        .has_position = *cells[LATITUDE] != '\0' && *cells[LONGITUDE] != '\0',
        .is_pdet = strcmp(cells[PDET], "1") == 0,
    };
    if (is_code(territory->code) && *territory->name != '\0' && is_level(territory->kind) &&
        read_degrees(cells[LATITUDE], &territory->latitude_e6) &&
        read_degrees(cells[LONGITUDE], &territory->longitude_e6))
        return true;
    action_add_message(context, "archivo", "Línea %d: revise código, nombre, nivel y coordenadas.",
                       line->number);
    return false;
}

/* "05" and "Valle de Aburrá" make "05-valle-de-aburra". */
static const char *make_subregion_code(struct action_context *context,
                                       const struct territory *territory)
{
    char *name = text_fold(context->arena, territory->subregion_name);
    for (char *p = name; *p != '\0'; p++)
        if (*p == ' ')
            *p = '-';
    return arena_printf(context->arena, "%s-%s", territory->department_code, name);
}

static bool save(struct action_context *context, struct territory *territory)
{
    if (territory->subregion_name != NULL) {
        struct subregion subregion = {
            .code = make_subregion_code(context, territory),
            .department_code = territory->department_code,
            .name = territory->subregion_name,
        };
        territory->subregion_code = subregion.code;
        if (!territory_store_save_subregion(context->database, &subregion, &context->error))
            return false;
    }
    return territory_store_save(context->database, territory, &context->error);
}

static enum action_status load_lines(struct action_context *context, char *csv, size_t *count)
{
    struct line line = {0};
    char *rest = csv;
    *count = 0;
    for (char *text = strsep(&rest, "\n"); text != NULL; text = strsep(&rest, "\n")) {
        struct territory territory;
        size_t length = strlen(text);
        if (length > 0 && text[length - 1] == '\r')
            text[length - 1] = '\0';
        if (++line.number == 1 && strcmp(text, header) != 0) {
            action_add_message(context, "archivo", "La primera línea debe ser: %s.", header);
            return ACTION_INVALID;
        }
        if (line.number == 1 || *text == '\0')
            continue;
        if (!split(context, text, &line) || !read_territory(context, &line, &territory))
            continue;
        if (!save(context, &territory))
            return ACTION_FAILED;
        ++*count;
    }
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

enum action_status load_territories(struct action_context *context, const char *csv,
                                    size_t *territory_count)
{
    if (!action_is_allowed(context, ACTION_LOAD_TERRITORIES))
        return ACTION_FORBIDDEN;
    if (!text_is_utf8(csv, strlen(csv))) {
        action_add_message(context, "archivo", "El archivo no está en UTF-8.");
        return ACTION_INVALID;
    }
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status =
        load_lines(context, arena_strdup(context->arena, csv), territory_count);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(
        context, "territories",
        count_text(context->arena, (int64_t)*territory_count, "entidad", "entidades"));
}
