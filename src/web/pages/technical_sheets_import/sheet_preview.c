#include "web/pages/technical_sheets_import/sheet_preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

/* What one file is compared with. */
struct comparing {
    struct action_context *context;
    const struct sheet_book *book;
    const struct sheet_file *file;
    struct sheet_preview *preview;
    struct strbuf data;
};

/* A difference stands on a line of its own: sheet, version, key, value; a line break of the value
 * is \n and a backslash is \\. */
static void write_data(struct comparing *comparing, const struct sheet_entry *entry,
                       int64_t version, enum sheet_field field, const char *value)
{
    strbuf_printf(&comparing->data, "%lld\t%lld\t%s\t", (long long)entry->indicator->id,
                  (long long)version, sheet_field_facts(field)->key);
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            strbuf_add(&comparing->data, "\\n");
        else if (*value == '\\')
            strbuf_add(&comparing->data, "\\\\");
        else
            strbuf_add_char(&comparing->data, *value);
    }
    strbuf_add_char(&comparing->data, '\n');
}

static void note_plan(struct comparing *comparing, const struct sheet_file_row *row,
                      const struct sheet_entry *entry, enum sheet_field field)
{
    const char *value = row->values[field];
    if (sheet_field_facts(field)->origin != SHEET_FROM_PLAN || value == NULL ||
        strcmp(value, entry->sheet.values[field]) == 0)
        return;
    comparing->preview->notes[comparing->preview->note_count++] = (struct sheet_file_problem){
        sheet_file_place(comparing->context->arena, comparing->file, row->row, field),
        sheet_field_facts(field)->label};
}

static void add_difference(struct comparing *comparing, const struct sheet_entry *entry,
                           enum sheet_field field, const char *after)
{
    struct sheet_preview *preview = comparing->preview;
    size_t last = preview->difference_count;
    bool is_first = last == 0 || preview->differences[last - 1].indicator != entry->indicator;
    preview->sheet_count += is_first;
    preview->differences[preview->difference_count++] = (struct sheet_difference){
        entry->indicator, field, entry->sheet.values[field], after, is_first};
}

static void compare_row(struct comparing *comparing, const struct sheet_file_row *row)
{
    struct action_context *context = comparing->context;
    const struct sheet_entry *entry = sheet_book_find(comparing->book, row->indicator_id);
    struct save_technical_sheet input = {.indicator_id = row->indicator_id};
    if (entry == NULL) {
        action_add_message(context, arena_printf(context->arena, "%d/", row->row),
                           "El plan no tiene la ficha %lld.", (long long)row->indicator_id);
        return;
    }
    if (row->version >= 0 && row->version != entry->sheet.version)
        action_add_message(context, arena_printf(context->arena, "%d/", row->row),
                           "Alguien cambió esta ficha después de bajar el archivo. Baje otro.");
    struct technical_sheet after = entry->sheet;
    memcpy(input.values, row->values, sizeof input.values);
    check_technical_sheet(context, arena_printf(context->arena, "%d/", row->row), &input, &after);
    for (int i = 0; i < SHEET_FIELDS; i++) {
        enum sheet_field field = (enum sheet_field)i;
        note_plan(comparing, row, entry, field);
        if (!technical_sheet_differs(&entry->sheet, &after, field))
            continue;
        add_difference(comparing, entry, field, after.values[i]);
        write_data(comparing, entry, entry->sheet.version, field, after.values[i]);
    }
}

/* "12/rezago_dias" is what the action says; "H12" is what somebody sees in the spreadsheet. */
static const char *place_of(struct comparing *comparing, const char *name)
{
    enum sheet_field field;
    const char *slash = strchr(name, '/');
    int row = (int)strtol(name, NULL, 10);
    if (slash == NULL || !sheet_field_parse(slash + 1, &field))
        return arena_printf(comparing->context->arena, "%d", row);
    return sheet_file_place(comparing->context->arena, comparing->file, row, field);
}

static void collect_problems(struct comparing *comparing)
{
    const struct action_messages *messages = &comparing->context->messages;
    struct sheet_preview *preview = comparing->preview;
    preview->problems = ARENA_NEW_ARRAY(comparing->context->arena,
                                        comparing->file->problem_count + messages->count + 1,
                                        struct sheet_file_problem);
    for (size_t i = 0; i < comparing->file->problem_count; i++)
        preview->problems[preview->problem_count++] = comparing->file->problems[i];
    for (size_t i = 0; i < messages->count; i++)
        preview->problems[preview->problem_count++] = (struct sheet_file_problem){
            place_of(comparing, messages->items[i].field), messages->items[i].text};
    comparing->context->messages.count = 0;
}

void sheet_preview_compute(struct action_context *context, const struct sheet_book *book,
                           const struct sheet_file *file, struct sheet_preview *preview)
{
    struct comparing comparing = {context, book, file, preview, {0}};
    size_t most = file->count * SHEET_FIELDS + 1;
    *preview = (struct sheet_preview){0};
    preview->differences = ARENA_NEW_ARRAY(context->arena, most, struct sheet_difference);
    preview->notes = ARENA_NEW_ARRAY(context->arena, most, struct sheet_file_problem);
    strbuf_init(&comparing.data, context->arena);
    for (size_t i = 0; i < file->count; i++)
        compare_row(&comparing, &file->rows[i]);
    collect_problems(&comparing);
    preview->data = comparing.data.length == 0 ? "" : comparing.data.data;
}

/* Browsers send a line break of a hidden field as CR LF. */
static const char *next_part(struct arena *arena, const char **at, char end)
{
    const char *stop = strchr(*at, end);
    if (stop == NULL)
        return NULL;
    size_t length = (size_t)(stop - *at);
    if (length > 0 && (*at)[length - 1] == '\r')
        length--;
    const char *part = arena_strndup(arena, *at, length);
    *at = stop + 1;
    return part;
}

static const char *unescape(struct arena *arena, const char *value)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    for (; *value != '\0'; value++) {
        if (*value == '\\' && value[1] != '\0')
            strbuf_add_char(&out, *++value == 'n' ? '\n' : *value);
        else
            strbuf_add_char(&out, *value);
    }
    return out.length == 0 ? "" : out.data;
}

/* Lines of one sheet stand together. */
static bool parse_line(struct arena *arena, const char **at, struct save_technical_sheet *items,
                       size_t *count)
{
    enum sheet_field field;
    const char *id = next_part(arena, at, '\t'),
               *version = id == NULL ? NULL : next_part(arena, at, '\t');
    const char *key = version == NULL ? NULL : next_part(arena, at, '\t');
    const char *value = key == NULL ? NULL : next_part(arena, at, '\n');
    if (value == NULL || !sheet_field_parse(key, &field))
        return false;
    int64_t indicator_id = strtoll(id, NULL, 10);
    if (*count == 0 || items[*count - 1].indicator_id != indicator_id)
        items[(*count)++] = (struct save_technical_sheet){.indicator_id = indicator_id,
                                                          .version = strtoll(version, NULL, 10)};
    items[*count - 1].values[field] = unescape(arena, value);
    return true;
}

bool sheet_preview_parse(struct arena *arena, const char *data,
                         struct import_technical_sheets *sheets)
{
    size_t lines = 0;
    for (const char *at = data; *at != '\0'; at++)
        lines += *at == '\n';
    struct save_technical_sheet *items =
        ARENA_NEW_ARRAY(arena, lines + 1, struct save_technical_sheet);
    const char **places = ARENA_NEW_ARRAY(arena, lines + 1, const char *);
    *sheets = (struct import_technical_sheets){.items = items, .places = places};
    while (*data != '\0')
        if (!parse_line(arena, &data, items, &sheets->count))
            return false;
    for (size_t i = 0; i < sheets->count; i++)
        places[i] = arena_printf(arena, "%lld", (long long)items[i].indicator_id);
    return sheets->count > 0;
}
