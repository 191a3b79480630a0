#include "exchange/workbook/xlsx/xlsx_styles.h"

#include <string.h>
#include <strings.h>

#include "base/banned.h"

enum { MAX_STYLES = 65536, MAX_FORMATS = 5000, MAX_ID = 1000000 };

struct format {
    int id;
    struct xlsx_style style;
};

struct styles_reader {
    struct workbook_budget *budget;
    struct format *formats;
    size_t format_count;
    struct xlsx_style *styles;
    size_t style_count;
    bool is_in_cell_styles;
};

static bool is_elapsed_time(const char *bracket)
{
    return strchr("hmsHMS", bracket[1]) != NULL && bracket[1] != '\0' &&
           (bracket[2] == ']' || bracket[2] == bracket[1]);
}

/* Moves over what is shown as it is: quoted text, an escaped or padding character, "[Red]". */
static const char *skip_literal(const char *format)
{
    if (*format == '"' || *format == '[') {
        const char *end = strchr(format + 1, *format == '"' ? '"' : ']');
        return end == NULL ? format + strlen(format) : end + 1;
    }
    return format[1] == '\0' ? format + 1 : format + 2;
}

struct xlsx_style xlsx_styles_classify(const char *format)
{
    struct xlsx_style style = {0};
    if (strncasecmp(format, "general", 7) == 0)
        return style;
    while (*format != '\0' && *format != ';') {
        if (strchr("\"[\\_*", *format) != NULL) {
            style.is_date |= *format == '[' && is_elapsed_time(format);
            format = skip_literal(format);
            continue;
        }
        style.is_percent |= *format == '%';
        style.is_date |= strchr("yYmMdDhHsS", *format) != NULL;
        format++;
    }
    style.is_date &= !style.is_percent;
    return style;
}

/* The formats that files name by number only (ECMA-376 part 1, 18.8.30). */
static struct xlsx_style built_in(int id)
{
    bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
                   (id >= 50 && id <= 58);
    return (struct xlsx_style){.is_percent = id == 9 || id == 10, .is_date = is_date};
}

static struct xlsx_style style_of_format(const struct styles_reader *reader, int id)
{
    for (size_t i = 0; i < reader->format_count; i++) {
        if (reader->formats[i].id == id)
            return reader->formats[i].style;
    }
    return built_in(id);
}

static bool refuse_count(struct styles_reader *reader)
{
    return error_set(reader->budget->error, ERROR_TOO_LARGE,
                     "El archivo está dañado: tiene demasiados estilos de celda. Copie sus hojas a "
                     "un libro nuevo y vuelva a intentarlo.");
}

static bool add_format(struct styles_reader *reader, const char **attributes)
{
    int id = xlsx_xml_integer(xlsx_xml_attribute(attributes, "numFmtId"), MAX_ID);
    const char *code = xlsx_xml_attribute(attributes, "formatCode");
    if (id < 0 || code == NULL)
        return true;
    if (reader->format_count == MAX_FORMATS)
        return refuse_count(reader);
    reader->formats = arena_grow(&reader->budget->scratch, reader->formats, reader->format_count,
                                 sizeof reader->formats[0]);
    reader->formats[reader->format_count++] = (struct format){id, xlsx_styles_classify(code)};
    return true;
}

static bool add_style(struct styles_reader *reader, const char **attributes)
{
    int id = xlsx_xml_integer(xlsx_xml_attribute(attributes, "numFmtId"), MAX_ID);
    if (reader->style_count == MAX_STYLES)
        return refuse_count(reader);
    reader->styles = arena_grow(&reader->budget->scratch, reader->styles, reader->style_count,
                                sizeof reader->styles[0]);
    reader->styles[reader->style_count++] = style_of_format(reader, id);
    return true;
}

static bool start_element(void *context, int depth, const char *name, const char **attributes)
{
    struct styles_reader *reader = context;
    if (depth == 2)
        reader->is_in_cell_styles = strcmp(name, "cellXfs") == 0;
    if (depth == 3 && strcmp(name, "numFmt") == 0)
        return add_format(reader, attributes);
    if (depth == 3 && reader->is_in_cell_styles && strcmp(name, "xf") == 0)
        return add_style(reader, attributes);
    return true;
}

bool xlsx_styles_read(struct workbook_budget *budget, struct xlsx_package *package,
                      const char *part, struct xlsx_styles *styles)
{
    struct styles_reader reader = {.budget = budget};
    struct xlsx_xml_handler handler = {.start = start_element, .context = &reader};
    if (!xlsx_package_read_xml(package, part, &handler))
        return false;
    struct xlsx_style *items =
        ARENA_NEW_ARRAY(budget->arena, reader.style_count, struct xlsx_style);
    if (reader.style_count > 0)
        memcpy(items, reader.styles, reader.style_count * sizeof *items);
    *styles = (struct xlsx_styles){items, reader.style_count};
    arena_clear(&budget->scratch);
    return true;
}
