#include "exchange/workbook/xlsx/xlsx_reader.h"

#include <string.h>

#include "base/strbuf.h"
#include "exchange/workbook/workbook_sniff.h"
#include "exchange/workbook/xlsx/xlsx_relations.h"
#include "exchange/workbook/xlsx/xlsx_sheet.h"

#include "base/banned.h"

struct listed_sheet {
    const char *name;
    const char *relation_id;
    bool is_hidden;
};

struct workbook_reader {
    struct workbook_budget *budget;
    struct xlsx_package *package;
    struct workbook *workbook;
    struct xlsx_relations relations; /* of the workbook part */
    struct xlsx_strings strings;
    struct xlsx_styles styles;
    struct listed_sheet *listed;
    size_t listed_count;
};

/* The start of a small part as text; "" when it is not there. */
static const char *peek(struct workbook_reader *reader, const char *name)
{
    char *text = arena_alloc(reader->budget->arena, 129);
    struct xlsx_part part;
    struct error *kept = reader->budget->error;
    reader->budget->error = NULL;
    size_t length = 0;
    if (xlsx_package_has(reader->package, name) && xlsx_part_open(&part, reader->package, name)) {
        if (!xlsx_part_read(&part, text, 128, &length))
            text[0] = '\0';
        xlsx_part_close(&part);
    }
    reader->budget->error = kept;
    return text;
}

static bool refuse_other_zip(struct workbook_reader *reader)
{
    struct error *error = reader->budget->error;
    const char *type = peek(reader, "mimetype");
    if (strstr(type, "opendocument.spreadsheet") != NULL)
        return error_set(
            error, ERROR_INVALID,
            "El archivo es una hoja de cálculo de LibreOffice (.ods). " WORKBOOK_ADVICE);
    if (strstr(type, "opendocument") != NULL)
        return error_set(error, ERROR_INVALID,
                         "El archivo es un documento de LibreOffice, no una hoja de cálculo. Copie "
                         "la tabla a una hoja y guárdela como Libro de Excel (.xlsx).");
    if (xlsx_package_has(reader->package, "EncryptionInfo"))
        return error_set(error, ERROR_INVALID,
                         "El archivo está protegido con contraseña. Quítele la contraseña y vuelva "
                         "a intentarlo.");
    return error_set(
        error, ERROR_INVALID,
        "El archivo es un comprimido (ZIP) que no es un libro de Excel. Descomprímalo y "
        "cargue la hoja de cálculo (.xlsx o .csv) que está dentro.");
}

static bool has_ending(const char *text, const char *ending)
{
    size_t length = strlen(text);
    size_t ending_length = strlen(ending);
    return length >= ending_length && strcmp(text + length - ending_length, ending) == 0;
}

/* Finds the main part and refuses the packages that hold something else. */
static bool find_workbook_part(struct workbook_reader *reader, const char **part)
{
    struct xlsx_relations relations;
    struct error *error = reader->budget->error;
    if (!xlsx_relations_read(reader->budget, reader->package, "", &relations))
        return false;
    const struct xlsx_relation *main = xlsx_relations_find_type(&relations, "officeDocument");
    if (main == NULL)
        return refuse_other_zip(reader);
    if (has_ending(main->part, ".bin"))
        return error_set(error, ERROR_INVALID,
                         "El archivo es un libro binario de Excel (.xlsb). " WORKBOOK_ADVICE);
    if (strncmp(main->part, "word/", 5) == 0 || strncmp(main->part, "ppt/", 4) == 0)
        return error_set(
            error, ERROR_INVALID,
            "El archivo es un documento de %s, no una hoja de cálculo. Copie la tabla a "
            "una hoja de Excel o LibreOffice y guárdela como Libro de Excel (.xlsx).",
            main->part[0] == 'w' ? "Word" : "PowerPoint");
    *part = main->part;
    return true;
}

static bool list_sheet(struct workbook_reader *reader, const char **attributes)
{
    const struct workbook_limits *limits = reader->budget->limits;
    const char *name = xlsx_xml_attribute(attributes, "name");
    const char *id = xlsx_xml_attribute(attributes, "id");
    const char *state = xlsx_xml_attribute(attributes, "state");
    if (reader->listed_count == limits->sheets)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "El libro tiene más de %u hojas. Deje en él solo las hojas del plan y "
                         "vuelva a intentarlo.",
                         limits->sheets);
    struct arena *arena = reader->budget->arena;
    char *text = arena_strdup(arena, name == NULL ? "" : name);
    xlsx_strings_unescape(text, strlen(text));
    reader->listed[reader->listed_count++] = (struct listed_sheet){
        .name = text,
        .relation_id = arena_strdup(arena, id == NULL ? "" : id),
        .is_hidden = state != NULL && strcmp(state, "visible") != 0,
    };
    return true;
}

static bool start_element(void *context, int depth, const char *name, const char **attributes)
{
    struct workbook_reader *reader = context;
    if (depth == 1 && strcmp(name, "workbook") != 0)
        return refuse_other_zip(reader);
    if (depth == 2 && strcmp(name, "workbookPr") == 0)
        reader->workbook->is_1904 = xlsx_xml_is_true(xlsx_xml_attribute(attributes, "date1904"));
    return depth != 3 || strcmp(name, "sheet") != 0 || list_sheet(reader, attributes);
}

static bool read_shared_parts(struct workbook_reader *reader)
{
    struct workbook_budget *budget = reader->budget;
    const struct xlsx_relation *strings =
        xlsx_relations_find_type(&reader->relations, "sharedStrings");
    const struct xlsx_relation *styles = xlsx_relations_find_type(&reader->relations, "styles");
    if (strings != NULL && xlsx_package_has(reader->package, strings->part) &&
        !xlsx_strings_read(budget, reader->package, strings->part, &reader->strings))
        return false;
    return styles == NULL || !xlsx_package_has(reader->package, styles->part) ||
           xlsx_styles_read(budget, reader->package, styles->part, &reader->styles);
}

static bool read_piece(void *context, char *bytes, size_t size, size_t *length)
{
    return xlsx_part_read(context, bytes, size, length);
}

static bool read_sheet(struct workbook_reader *reader, const char *part, struct sheet *sheet)
{
    struct xlsx_part opened;
    if (!xlsx_part_open(&opened, reader->package, part))
        return error_add_context(reader->budget->error, "Hoja «%s»", sheet->name);
    struct xlsx_sheet_context context = {reader->budget, &reader->strings, &reader->styles};
    struct xlsx_xml_source source = {read_piece, &opened, part};
    bool is_read = xlsx_sheet_read(&context, &source, sheet);
    xlsx_part_close(&opened);
    return is_read;
}

/* The part of a listed sheet; NULL for charts, dialogs and macro sheets, which hold no table. */
static const struct xlsx_relation *sheet_part(struct workbook_reader *reader, size_t index)
{
    const struct xlsx_relation *relation =
        xlsx_relations_find_id(&reader->relations, reader->listed[index].relation_id);
    bool is_table = relation != NULL && strcmp(relation->type, "worksheet") == 0;
    return is_table ? relation : NULL;
}

static bool check_once(struct workbook_reader *reader, size_t index,
                       const struct xlsx_relation *relation)
{
    for (size_t i = 0; i < index; i++) {
        const struct xlsx_relation *other = sheet_part(reader, i);
        if (other != NULL && strcmp(other->part, relation->part) == 0)
            return error_set(reader->budget->error, ERROR_INVALID,
                             "El archivo está dañado: las hojas «%s» y «%s» son la misma "
                             "parte. " WORKBOOK_ADVICE,
                             reader->listed[i].name, reader->listed[index].name);
    }
    return true;
}

static bool read_sheets(struct workbook_reader *reader)
{
    struct workbook *workbook = reader->workbook;
    workbook->sheets = ARENA_NEW_ARRAY(reader->budget->arena, reader->listed_count, struct sheet);
    for (size_t i = 0; i < reader->listed_count; i++) {
        const struct xlsx_relation *relation = sheet_part(reader, i);
        if (relation == NULL)
            continue;
        struct sheet *sheet = &workbook->sheets[workbook->sheet_count];
        sheet->name = reader->listed[i].name;
        sheet->hidden = reader->listed[i].is_hidden;
        if (!check_once(reader, i, relation) || !read_sheet(reader, relation->part, sheet))
            return false;
        workbook->sheet_count++;
    }
    if (workbook->sheet_count == 0)
        return error_set(reader->budget->error, ERROR_INVALID,
                         "El libro no tiene ninguna hoja con celdas. Revise que sea el archivo "
                         "correcto.");
    return true;
}

static size_t expected_bytes(const struct workbook_reader *reader)
{
    size_t bytes = 0;
    for (size_t i = 0; i < reader->relations.count; i++) {
        const struct xlsx_relation *relation = &reader->relations.items[i];
        if (strcmp(relation->type, "worksheet") == 0 ||
            strcmp(relation->type, "sharedStrings") == 0 || strcmp(relation->type, "styles") == 0)
            bytes += xlsx_package_part_bytes(reader->package, relation->part);
    }
    return bytes;
}

static bool read_workbook(struct workbook_reader *reader)
{
    struct workbook_budget *budget = reader->budget;
    const char *part = NULL;
    if (!find_workbook_part(reader, &part) ||
        !xlsx_relations_read(budget, reader->package, part, &reader->relations))
        return false;
    reader->listed = ARENA_NEW_ARRAY(budget->arena, budget->limits->sheets, struct listed_sheet);
    budget->expected_bytes = budget->done_bytes + expected_bytes(reader);
    struct xlsx_xml_handler handler = {.start = start_element, .context = reader};
    if (!xlsx_package_read_xml(reader->package, part, &handler))
        return false;
    reader->workbook->has_macros =
        xlsx_relations_find_type(&reader->relations, "vbaProject") != NULL;
    return read_shared_parts(reader) && read_sheets(reader);
}

bool xlsx_reader_read(struct workbook_budget *budget, const struct workbook_request *request,
                      struct workbook *workbook)
{
    struct workbook_reader reader = {.budget = budget, .workbook = workbook};
    workbook->encoding = "UTF-8";
    reader.package = xlsx_package_open(budget, request);
    if (reader.package == NULL)
        return false;
    bool is_read = read_workbook(&reader);
    xlsx_package_close(reader.package);
    return is_read;
}
