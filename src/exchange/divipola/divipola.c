#include "exchange/divipola/divipola.h"

#include <stdarg.h>
#include <string.h>

#include "base/text.h"
#include "exchange/divipola/divipola_parts.h"

#include "base/banned.h"

enum { MAX_PROBLEMS = 200, MAX_ENTITIES = 5000, CODE_DIGITS = 5, DEPARTMENT_DIGITS = 2 };

/* Colombia with its islands, in millionths of a degree. */
enum { SOUTH = -4300000, NORTH = 13700000, WEST = -82000000, EAST = -66800000 };

struct reading {
    struct arena *arena;
    struct divipola *list;
    int row;
};

__attribute__((format(printf, 2, 3))) static void add_problem(struct reading *reading,
                                                              const char *format, ...)
{
    struct divipola *list = reading->list;
    if (list->problem_count == MAX_PROBLEMS)
        return;
    if (list->problems == NULL)
        list->problems = ARENA_NEW_ARRAY(reading->arena, MAX_PROBLEMS, struct divipola_problem);
    va_list arguments;
    va_start(arguments, format);
    list->problems[list->problem_count++] =
        (struct divipola_problem){reading->row, arena_vprintf(reading->arena, format, arguments)};
    va_end(arguments);
}

static const struct territory *find(const struct divipola *list, const char *code)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].code, code) == 0)
            return &list->items[i];
    return NULL;
}

static void add(struct reading *reading, const struct territory *territory)
{
    struct divipola *list = reading->list;
    list->items = arena_grow(reading->arena, list->items, list->count, sizeof list->items[0]);
    list->items[list->count++] = *territory;
}

static bool read_position(struct reading *reading, const struct divipola_row *row,
                          struct territory *territory)
{
    const char *latitude = row->values[DIVIPOLA_LATITUDE];
    const char *longitude = row->values[DIVIPOLA_LONGITUDE];
    territory->has_position = !text_is_blank(latitude) && !text_is_blank(longitude);
    if (!territory->has_position)
        return true;
    if (divipola_degrees(latitude, &territory->latitude_e6) &&
        divipola_degrees(longitude, &territory->longitude_e6) && territory->latitude_e6 > SOUTH &&
        territory->latitude_e6 < NORTH && territory->longitude_e6 > WEST &&
        territory->longitude_e6 < EAST)
        return true;
    add_problem(reading, "La posición %s, %s no está en Colombia.", latitude, longitude);
    return false;
}

static bool read_code(struct reading *reading, const struct divipola_row *row,
                      struct territory *territory)
{
    const char *department = row->values[DIVIPOLA_DEPARTMENT_CODE];
    territory->code = divipola_code(reading->arena, row->values[DIVIPOLA_CODE], CODE_DIGITS);
    if (territory->code == NULL) {
        add_problem(reading, "«%s» no es el código de un municipio: son cinco cifras.",
                    row->values[DIVIPOLA_CODE]);
        return false;
    }
    territory->department_code = arena_strndup(reading->arena, territory->code, DEPARTMENT_DIGITS);
    const char *stated = divipola_code(reading->arena, department, DEPARTMENT_DIGITS);
    if (!text_is_blank(department) &&
        (stated == NULL || strcmp(stated, territory->department_code) != 0)) {
        add_problem(reading, "El código %s no es del departamento %s.", territory->code,
                    department);
        return false;
    }
    if (find(reading->list, territory->code) != NULL) {
        add_problem(reading, "El código %s está dos veces.", territory->code);
        return false;
    }
    return true;
}

static void add_department(struct reading *reading, const struct divipola_row *row,
                           const char *code)
{
    const char *name = divipola_name(reading->arena, row->values[DIVIPOLA_DEPARTMENT_NAME]);
    if (name[0] == '\0' || find(reading->list, code) != NULL)
        return;
    add(reading, &(struct territory){
                     .code = code, .name = name, .kind = "departamento", .department_code = code});
    reading->list->department_count++;
}

static void read_row(struct reading *reading, const struct divipola_layout *layout,
                     const struct sheet *sheet)
{
    struct divipola_row row;
    struct territory territory = {0};
    if (!divipola_align(reading->arena, layout, sheet, reading->row, &row)) {
        add_problem(reading, "Las celdas no corresponden a los títulos: revise comas y códigos.");
        return;
    }
    const char *kind = row.values[DIVIPOLA_KIND];
    territory.name = divipola_name(reading->arena, row.values[DIVIPOLA_NAME]);
    territory.kind = text_is_blank(kind) ? "municipio" : divipola_kind(reading->arena, kind);
    if (!read_code(reading, &row, &territory) || !read_position(reading, &row, &territory))
        return;
    if (territory.kind == NULL) {
        add_problem(reading, "No conocemos la clase «%s» de entidad.", kind);
        return;
    }
    add_department(reading, &row, territory.department_code);
    add(reading, &territory);
}

static void read_sheet(struct reading *reading, const struct divipola_layout *layout,
                       const struct sheet *sheet)
{
    for (int row = sheet_next_row(sheet, layout->header_row); row != 0;
         row = sheet_next_row(sheet, row)) {
        reading->row = row;
        if (reading->list->count > MAX_ENTITIES)
            add_problem(reading, "El archivo tiene más de %d entidades: no es la lista del DANE.",
                        MAX_ENTITIES);
        if (reading->list->count > MAX_ENTITIES || reading->list->problem_count == MAX_PROBLEMS)
            return;
        if (!divipola_is_note(sheet, row))
            read_row(reading, layout, sheet);
    }
}

bool divipola_read(struct arena *arena, const struct workbook *workbook, struct divipola *list,
                   struct error *error)
{
    struct reading reading = {.arena = arena, .list = list};
    *list = (struct divipola){.sheet = ""};
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct divipola_layout layout = divipola_find_layout(arena, &workbook->sheets[i]);
        if (layout.header_row == 0)
            continue;
        list->sheet = workbook->sheets[i].name;
        read_sheet(&reading, &layout, &workbook->sheets[i]);
        return true;
    }
    return error_set(error, ERROR_INVALID,
                     "no encontramos la lista: debe tener una columna con el código del municipio "
                     "y otra con su nombre");
}
