#include "reports/catalog/pronouncement/pronouncement.h"

#include <string.h>

#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

bool pronouncement_gather(struct database *database, struct arena *arena,
                          const struct board_request *request, struct pronouncement *pronouncement,
                          struct error *error)
{
    struct board *board = NULL;
    if (!board_gather(database, arena, request, &board, error))
        return false;
    pronouncement->board = board;
    return board == NULL || import_store_list_figures_of_plan(
                                database, (struct object_key){request->council_id, board->plan->id},
                                arena, &pronouncement->official, error);
}

static void add_text(struct document *document, const char *heading, const char *markdown)
{
    if (markdown == NULL || markdown[0] == '\0')
        return;
    document_add_heading(document, 2, heading);
    document_add_markdown(document, markdown, strlen(markdown), 2);
}

static struct document *begin(struct arena *arena, const struct pronouncement *pronouncement)
{
    const struct board *board = pronouncement->board;
    int year = board->request.cut_year;
    return document_create(
        arena, &(struct document_metadata){
                   .title = arena_printf(arena, "¿Cómo va el plan «%s»?", board->plan->name),
                   .kicker = arena_printf(arena, "Pronunciamiento anual · %s",
                                          pronouncement->council->name),
                   .council = pronouncement->council->name,
                   .version = pronouncement->version,
                   .running_head = arena_printf(arena, "Pronunciamiento anual %d", year),
                   .cut = arena_printf(arena, "%s · corte: 31 de diciembre de %d",
                                       board->plan->name, year),
                   .code = pronouncement->code,
                   .address = pronouncement->address,
                   .fingerprint = pronouncement->fingerprint,
                   .created = pronouncement->created,
                   .with_contents = true,
                   .with_numbers = true});
}

struct document *pronouncement_compose(struct arena *arena,
                                       const struct pronouncement *pronouncement)
{
    struct document *document = begin(arena, pronouncement);
    const struct pronouncement_part part = {arena, document, pronouncement, pronouncement->board};
    pronouncement_add_opening(&part);
    pronouncement_add_global_result(&part);
    pronouncement_add_lines(&part);
    document_add_heading(document, 1, "Matriz del plan");
    pronouncement_add_matrix(&part);
    document_add_heading(document, 1, "Avances y pendientes");
    add_text(document, "Lo que avanzó", pronouncement->texts.advances);
    pronouncement_add_pending(&part);
    add_text(document, "Lo que está pendiente", pronouncement->texts.pending);
    add_text(document, "Por qué", pronouncement->texts.causes);
    pronouncement_add_verification(&part);
    pronouncement_add_differences(&part);
    pronouncement_add_method(&part);
    add_text(document, "Conclusiones", pronouncement->texts.conclusions);
    pronouncement_add_signatures(&part);
    pronouncement_add_annex(&part);
    return document;
}
