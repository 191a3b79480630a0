#include "reports/catalog/plan_quality/quality_letter.h"

#include <string.h>

#include "base/banned.h"

enum { COLUMNS = 4 };

static const struct document_column columns[COLUMNS] = {
    {.key = "codigo", .label = "Código", .weight = 2},
    {.key = "indicador", .label = "Indicador", .weight = 5, .is_row_header = true},
    {.key = "responsable", .label = "Responsable", .weight = 3},
    {.key = "que_pasa", .label = "Qué pasa", .weight = 5},
};

static bool is_asked(const struct plan_quality *quality, int kind)
{
    return quality->counts[kind] > 0 && finding_kind_request((enum finding_kind)kind)[0] != '\0';
}

size_t quality_letter_count(const struct plan_quality *quality)
{
    size_t count = 0;
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        if (is_asked(quality, kind))
            count += quality->counts[kind];
    return count;
}

const char *quality_letter_suggest_opening(struct arena *arena, const struct plan_quality *quality)
{
    return arena_printf(
        arena,
        "El consejo revisó los %zu indicadores del plan «%s». Encontró asuntos que impiden hacerle "
        "seguimiento o que dejan dudas.\n\nCon respeto pedimos que la administración aclare o "
        "complete lo que sigue.",
        quality->plan->indicator_count, quality->plan->name);
}

const char *quality_letter_suggest_closing(void)
{
    return "Agradecemos una respuesta por escrito, con el documento que la soporta. El consejo "
           "está "
           "dispuesto a revisarla en una reunión.";
}

/* A line of the address is a paragraph of its own: Markdown would join them. */
static void add_lines(struct document *document, struct arena *arena, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        if (length > 0)
            document_add_paragraph(document, arena_strndup(arena, text, length));
        text += length + (text[length] == '\n');
    }
}

static void add_request(struct document *document, const struct plan_quality *quality,
                        enum finding_kind kind)
{
    document_add_heading(document, 1, finding_kind_title(kind));
    document_add_paragraph(document, finding_kind_request(kind));
    struct document_table *table = document_add_table(
        document, &(struct document_table_head){
                      .caption = "Los indicadores", .columns = columns, .column_count = COLUMNS});
    for (size_t i = 0; i < quality->counts[kind]; i++) {
        const struct plan_finding *finding = &quality->findings[quality->firsts[kind] + i];
        struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
        row[0] = document_cell_text(finding->indicator->code);
        row[1] = document_cell_text(finding->indicator->name);
        row[2] = document_cell_text(finding->indicator->responsible);
        row[3] = document_cell_text(finding->detail);
    }
}

static void add_signature(struct document *document, struct arena *arena,
                          const struct quality_letter *letter)
{
    struct document_signature *signature = ARENA_NEW(arena, struct document_signature);
    *signature = (struct document_signature){letter->signer, letter->office};
    document_add_signatures(document, signature, 1);
}

struct document *quality_letter_compose(struct arena *arena, const struct quality_letter *letter)
{
    struct document *document = document_create(
        arena, &(struct document_metadata){.title = "Solicitud de aclaraciones sobre el plan",
                                           .kicker = letter->place_date,
                                           .council = letter->council,
                                           .running_head = "Solicitud de aclaraciones",
                                           .cut = letter->quality->plan->name,
                                           .created = letter->created,
                                           .with_numbers = true});
    add_lines(document, arena, letter->addressee);
    document_add_markdown(document, letter->opening, strlen(letter->opening), 1);
    for (int kind = 0; kind < FINDING_KINDS; kind++)
        if (is_asked(letter->quality, kind))
            add_request(document, letter->quality, (enum finding_kind)kind);
    document_add_markdown(document, letter->closing, strlen(letter->closing), 1);
    if (letter->signer[0] != '\0')
        add_signature(document, arena, letter);
    return document;
}
