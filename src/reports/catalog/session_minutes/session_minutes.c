#include "reports/catalog/session_minutes/session_minutes.h"

#include <string.h>

#include "base/banned.h"

static const struct document_column people_columns[] = {
    {.label = "Nombre", .kind = DOCUMENT_COLUMN_TEXT, .weight = 40, .is_row_header = true},
    {.label = "Sector", .kind = DOCUMENT_COLUMN_TEXT, .weight = 35},
    {.label = "Asistencia", .kind = DOCUMENT_COLUMN_TEXT, .weight = 25},
};
enum { PEOPLE_COLUMNS = sizeof people_columns / sizeof people_columns[0] };

static const struct document_signature signatures[] = {{"", "Presidencia del consejo"},
                                                       {"", "Secretaría técnica"}};
enum { SIGNATURE_COUNT = sizeof signatures / sizeof signatures[0] };

static void add_facts(struct arena *arena, struct document *document,
                      const struct council_session *session)
{
    enum { MOST = 3 };
    struct document_definition *items = ARENA_NEW_ARRAY(arena, MOST, struct document_definition);
    char day[DATE_LONG_SIZE];
    size_t count = 0;
    items[count++] = (struct document_definition){
        "Fecha", arena_strdup(arena, date_format_long(session->date, day))};
    if (session->start_time[0] != '\0')
        items[count++] = (struct document_definition){
            "Hora", session->end_time[0] == '\0'
                        ? session->start_time
                        : arena_printf(arena, "%s a %s", session->start_time, session->end_time)};
    if (session->place[0] != '\0')
        items[count++] = (struct document_definition){"Lugar", session->place};
    document_add_definitions(document, items, count);
}

/* What somebody typed line by line. */
static void add_lines(struct arena *arena, struct document *document, const char *text)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        if (length > 0)
            document_add_paragraph(document, arena_strndup(arena, text, length));
        text += length + (text[length] == '\n');
    }
}

static void add_people(struct document *document, const struct session_minutes *minutes)
{
    static const struct document_table_head head = {.caption = "Asistencia de los consejeros",
                                                    .sheet_name = "Asistencia",
                                                    .columns = people_columns,
                                                    .column_count = PEOPLE_COLUMNS};
    struct document_table *table = document_add_table(document, &head);
    for (size_t i = 0; i < minutes->people_count; i++) {
        const struct minutes_person *person = &minutes->people[i];
        struct document_cell *cells = document_table_add_row(table, DOCUMENT_ROW_DATA);
        cells[0] = document_cell_text(person->name);
        cells[1] = document_cell_text(person->sector);
        cells[2] = document_cell_text(attendance_answer_label(person->answer));
    }
}

static void add_quorum(struct arena *arena, struct document *document,
                       const struct session_minutes *minutes)
{
    const struct session_quorum *quorum = &minutes->quorum;
    document_add_paragraph(
        document,
        arena_printf(arena,
                     "En ejercicio: %d. Regla del consejo: %s. Se necesitan %d y asistieron %d.",
                     quorum->in_office, minutes->quorum_rule, quorum->needed, quorum->present));
    document_add_lead(document, quorum->is_reached ? "Hubo quórum." : "No hubo quórum.");
}

static void add_decisions(struct arena *arena, struct document *document,
                          const struct session_decision_list *decisions)
{
    document_add_heading(document, 1, "Decisiones");
    if (decisions->count == 0)
        document_add_paragraph(document, "No se tomaron decisiones.");
    for (size_t i = 0; i < decisions->count; i++) {
        const struct session_decision *it = &decisions->items[i];
        add_lines(arena, document, arena_printf(arena, "%zu. %s", i + 1, it->text));
        document_add_paragraph(
            document, arena_printf(arena, "%s: %d a favor, %d en contra, %d en blanco.",
                                   session_decision_is_carried(it) ? "Aprobada" : "No aprobada",
                                   it->votes_for, it->votes_against, it->votes_blank));
    }
}

struct document *session_minutes_compose(struct arena *arena, const struct session_minutes *minutes)
{
    const struct council_session *session = minutes->session;
    const char *title = arena_printf(arena, "Acta. %s", session->title);
    struct document *document = document_create(
        arena, &(struct document_metadata){.title = title,
                                           .kicker = session->is_held ? "Acta de sesión"
                                                                      : "Sesión convocada",
                                           .council = minutes->council,
                                           .version = title,
                                           .running_head = title,
                                           .created = minutes->created});
    add_facts(arena, document, session);
    if (session->agenda[0] != '\0') {
        document_add_heading(document, 1, "Orden del día");
        add_lines(arena, document, session->agenda);
    }
    document_add_heading(document, 1, "Asistencia y quórum");
    if (minutes->people_count > 0)
        add_people(document, minutes);
    add_quorum(arena, document, minutes);
    if (session->minutes[0] != '\0') {
        document_add_heading(document, 1, "Desarrollo");
        add_lines(arena, document, session->minutes);
    }
    add_decisions(arena, document, minutes->decisions);
    document_add_signatures(document, signatures, SIGNATURE_COUNT);
    return document;
}
