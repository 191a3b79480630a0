#include "reports/catalog/pronouncement/pronouncement.h"

#include <string.h>

#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/banned.h"

enum { FINGERPRINT_GROUPS = 4, GROUP_DIGITS = 4 };

static bool is_approved(const struct pronouncement *pronouncement)
{
    return pronouncement->seal.code[0] != '\0';
}

/* "4f9a 10d7 55be c21e": enough to compare by eye; /v/CODE shows the whole sum. */
static const char *shorten_fingerprint(struct arena *arena, const char *sum)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    for (int i = 0; i < FINGERPRINT_GROUPS && strlen(sum) >= GROUP_DIGITS * (size_t)(i + 1); i++)
        strbuf_printf(&out, "%s%.4s", i == 0 ? "" : " ", sum + GROUP_DIGITS * i);
    return out.data;
}

static const char *or_null(const char *text)
{
    return text[0] == '\0' ? NULL : text;
}

static const char *name_kind(struct arena *arena, const struct pronouncement *pronouncement)
{
    return pronouncement->title[0] != '\0' ? pronouncement->title
                                           : arena_printf(arena, "Pronunciamiento anual %d",
                                                          pronouncement->board->request.cut_year);
}

static struct document *begin(struct arena *arena, const struct pronouncement *p)
{
    const struct board *board = p->board;
    const char *kind = name_kind(arena, p);
    return document_create(
        arena,
        &(struct document_metadata){
            .title = arena_printf(arena, "¿Cómo va el plan «%s»?", board->plan->name),
            .kicker = arena_printf(arena, "%s · %s", kind, p->council_name),
            .council = p->council_name,
            .version = is_approved(p) ? arena_printf(arena, "%s, versión %d", kind, p->version)
                                      : arena_printf(arena, "%s, borrador sin aprobar", kind),
            .running_head = kind,
            .cut = arena_printf(arena, "%s · corte: 31 de diciembre de %d", board->plan->name,
                                board->request.cut_year),
            .code = or_null(p->seal.code),
            .address = is_approved(p) ? or_null(p->address) : NULL,
            .fingerprint = or_null(shorten_fingerprint(arena, p->fingerprint)),
            .created = p->created,
            .with_contents = true,
            .with_numbers = true});
}

void pronouncement_add_text(const struct pronouncement_part *part, enum report_section section,
                            int level)
{
    const char *markdown = part->pronouncement->texts[section];
    if (markdown[0] == '\0')
        return;
    document_add_heading(part->document, level, report_section_heading(section));
    document_add_markdown(part->document, markdown, strlen(markdown), level);
}

struct explain_context pronouncement_explain(const struct pronouncement_part *part,
                                             const struct board_row *row)
{
    return (struct explain_context){.arena = part->arena,
                                    .input = &row->input,
                                    .evaluation = &row->evaluation,
                                    .bands = &part->board->request.bands,
                                    .first_year = part->board->plan->first_year,
                                    .cut = part->board->cut,
                                    .unit = row->indicator->unit,
                                    .is_before_deadline = !part->board->is_deadline_passed};
}

struct document *pronouncement_compose(struct arena *arena,
                                       const struct pronouncement *pronouncement)
{
    struct document *document = begin(arena, pronouncement);
    const struct pronouncement_part part = {arena, document, pronouncement, pronouncement->board};
    pronouncement_add_opening(&part);
    pronouncement_add_text(&part, REPORT_SECTION_PRESENTATION, 1);
    pronouncement_add_global_result(&part);
    pronouncement_add_topics(&part);
    pronouncement_add_lines(&part);
    pronouncement_add_matrix(&part);
    pronouncement_add_advances(&part);
    pronouncement_add_pending(&part);
    pronouncement_add_text(&part, REPORT_SECTION_CAUSES, 1);
    pronouncement_add_verification(&part);
    pronouncement_add_differences(&part);
    pronouncement_add_text(&part, REPORT_SECTION_REQUESTS, 1);
    pronouncement_add_text(&part, REPORT_SECTION_CONCLUSIONS, 1);
    pronouncement_add_method(&part);
    pronouncement_add_text(&part, REPORT_SECTION_RECORD, 1);
    pronouncement_add_signatures(&part);
    pronouncement_add_annex(&part);
    pronouncement_add_assumptions(&part);
    pronouncement_add_verified_annex(&part);
    return document;
}
