#include "reports/catalog/technical_sheet/sheet_document.h"

#include "base/moment.h"

#include "base/banned.h"

/* Shares of a line of twelve, in the order of the numbers: each line is full. */
static const int widths[SHEET_ITEMS] = {3, 9, 12, 6, 6, 3, 9, 3, 9, 12, 3,  3, 6, 3,
                                        9, 3, 3,  6, 6, 6, 6, 6, 6, 6,  12, 4, 8};

/* What one document is written with. */
struct writing {
    struct document *document;
    struct arena *arena;
    bool is_public;
};

static int count_fields(int number)
{
    int count = 0;
    for (int i = 0; i < SHEET_FIELDS; i++)
        count += sheet_field_facts((enum sheet_field)i)->number == number;
    return count;
}

/* The values of a field one under the other, each with its name where there are several. */
static const char *item_text(const struct writing *writing, const struct technical_sheet *sheet,
                             int number)
{
    bool is_alone = count_fields(number) == 1;
    const char *all = "";
    for (int i = 0; i < SHEET_FIELDS; i++) {
        enum sheet_field field = (enum sheet_field)i;
        const struct sheet_field_facts *facts = sheet_field_facts(field);
        if (facts->number != number || sheet->values[i][0] == '\0')
            continue;
        all = arena_printf(writing->arena, "%s%s%s%s%s", all, all[0] == '\0' ? "" : "\n",
                           is_alone ? "" : facts->label, is_alone ? "" : ": ",
                           technical_sheet_show(writing->arena, field, sheet->values[i]));
    }
    return all;
}

/* Whose answer is missing: of the first value that is not there. */
static const char *missing_text(const struct writing *writing, const struct technical_sheet *sheet,
                                int number)
{
    if (writing->is_public)
        return "Sin dato";
    for (int i = 0; i < SHEET_FIELDS; i++) {
        const struct sheet_field_facts *facts = sheet_field_facts((enum sheet_field)i);
        if (facts->number == number && !facts->is_optional && sheet->values[i][0] == '\0')
            return arena_printf(writing->arena, "Falta. Lo sabe %s.",
                                sheet_filler_label(facts->filler));
    }
    return "Falta.";
}

static struct document_box make_box(const struct writing *writing,
                                    const struct technical_sheet *sheet, int number)
{
    const char *text = item_text(writing, sheet, number);
    struct document_box box = {
        .label = arena_printf(writing->arena, "%d. %s", number, technical_sheet_item_label(number)),
        .text = text,
        .width = widths[number - 1],
        .is_missing = text[0] == '\0'};
    if (box.is_missing)
        box.text = missing_text(writing, sheet, number);
    return box;
}

static struct document_box quality_box(const struct writing *writing,
                                       const struct technical_sheet *sheet, int test)
{
    enum { NARROW = 4, WIDE = 6, FIRST_LINE = 3 };
    enum sheet_field field = crema_answer_field(test);
    const char *answer = sheet->values[field], *note = sheet->values[crema_note_field(test)];
    return (struct document_box){
        .label = sheet_field_facts(field)->label,
        .text =
            arena_printf(writing->arena, "%s\n%s%s%s", sheet_field_facts(field)->help,
                         answer[0] == '\0' ? "Sin responder"
                                           : technical_sheet_show(writing->arena, field, answer),
                         note[0] == '\0' ? "" : ". ", note),
        .width = test < FIRST_LINE ? NARROW : WIDE};
}

static void add_quality(const struct writing *writing, const struct sheet_entry *entry)
{
    struct document_box *boxes = ARENA_NEW_ARRAY(writing->arena, CREMA_TESTS, struct document_box);
    for (int i = 0; i < CREMA_TESTS; i++)
        boxes[i] = quality_box(writing, &entry->sheet, i);
    document_add_heading(writing->document, 3, "¿Es un buen indicador?");
    document_add_boxes(writing->document, boxes, CREMA_TESTS);
    if (entry->crema.percent >= 0)
        document_add_source(writing->document,
                            arena_printf(writing->arena, "Calidad: %d de %d puntos.",
                                         entry->crema.sum, entry->crema.most));
}

static void add_sheet(const struct writing *writing, const struct sheet_entry *entry)
{
    struct document_box *boxes = ARENA_NEW_ARRAY(writing->arena, SHEET_ITEMS, struct document_box);
    for (int number = 1; number <= SHEET_ITEMS; number++)
        boxes[number - 1] = make_box(writing, &entry->sheet, number);
    document_add_boxes(writing->document, boxes, SHEET_ITEMS);
    document_add_source(writing->document,
                        arena_printf(writing->arena, "%d de %d campos llenos.",
                                     entry->completeness.count, (int)SHEET_ITEMS));
    if (!writing->is_public)
        add_quality(writing, entry);
}

static const char *version_text(struct arena *arena, const struct technical_sheet *sheet)
{
    return sheet->version == 0 ? "Solo lo que dice el plan"
                               : arena_printf(arena, "Versión %lld, %s", (long long)sheet->version,
                                              moment_format_day_of_utc(arena, sheet->time_utc));
}

struct document *sheet_document_one(struct arena *arena, const struct sheet_book *book,
                                    const struct sheet_entry *entry,
                                    const struct sheet_paper *paper)
{
    const struct writing writing = {
        .document = document_create(
            arena, &(struct document_metadata){.title = entry->indicator->name,
                                               .kicker = "Ficha técnica de indicador",
                                               .council = paper->council,
                                               .version = version_text(arena, &entry->sheet),
                                               .running_head = entry->indicator->name,
                                               .cut = book->plan->name,
                                               .created = paper->created}),
        .arena = arena,
        .is_public = book->is_public};
    add_sheet(&writing, entry);
    return writing.document;
}

static struct document *start_booklet(struct arena *arena, const struct sheet_selection *selection,
                                      const struct sheet_paper *paper)
{
    struct document *document = document_create(
        arena, &(struct document_metadata){.title = "Fichas técnicas de los indicadores",
                                           .kicker = paper->subject,
                                           .council = paper->council,
                                           .running_head = "Fichas técnicas",
                                           .cut = selection->book->plan->name,
                                           .created = paper->created,
                                           .with_contents = true});
    document_add_lead(document, arena_printf(arena, "%zu de %zu fichas están completas.",
                                             selection->complete_count, selection->count));
    document_add_paragraph(
        document, "Cada ficha dice qué mide un indicador, con qué fórmula, cada cuánto y quién "
                  "responde. Lo que falta se pide a quien lo sabe.");
    return document;
}

struct document *sheet_document_booklet(struct arena *arena,
                                        const struct sheet_selection *selection,
                                        const struct sheet_paper *paper)
{
    const struct writing writing = {.document = start_booklet(arena, selection, paper),
                                    .arena = arena,
                                    .is_public = selection->book->is_public};
    const struct plan_node *line = NULL;
    for (size_t i = 0; i < selection->count; i++) {
        const struct sheet_entry *entry = selection->entries[i];
        document_add_page_break(writing.document);
        if (entry->line != NULL && entry->line != line)
            document_add_heading(writing.document, 1, entry->line->name);
        line = entry->line;
        document_add_heading(
            writing.document, 2,
            arena_printf(arena, "%s %s", entry->indicator->code, entry->indicator->name));
        add_sheet(&writing, entry);
    }
    return writing.document;
}
