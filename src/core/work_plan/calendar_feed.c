#include "core/work_plan/calendar_feed.h"

#include <string.h>

#include "base/banned.h"

enum {
    LINE_BYTES = 75,
    CONTINUED_BYTE = 0x80,
    CONTINUED_MASK = 0xC0,
    FIRST_VISIBLE = 0x20,
    DELETE = 0x7f,
    AGENDA_LINES = 5,
    MINUTES_OF_AN_HOUR = 60
};

/* A line cut into pieces of at most 75 bytes; each further piece begins with the space that a
 * reader drops. A character of several bytes stays whole. */
static void add_folded(struct strbuf *out, const char *line)
{
    size_t room = LINE_BYTES, length = strlen(line);
    while (length > room) {
        size_t cut = room;
        while (((unsigned char)line[cut] & CONTINUED_MASK) == CONTINUED_BYTE)
            cut--;
        strbuf_add_bytes(out, line, cut);
        strbuf_add(out, "\r\n ");
        line += cut;
        length -= cut;
        room = LINE_BYTES - 1;
    }
    strbuf_add(out, line);
    strbuf_add(out, "\r\n");
}

static void add_escaped(struct strbuf *line, const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        unsigned char byte = (unsigned char)*c;
        if (*c == '\\' || *c == ';' || *c == ',')
            strbuf_add_char(line, '\\');
        if (*c == '\n')
            strbuf_add(line, "\\n");
        else if (*c != '\r')
            strbuf_add_char(line, byte < FIRST_VISIBLE || byte == DELETE ? ' ' : *c);
    }
}

void calendar_feed_add_text(struct strbuf *out, const char *name, const char *text)
{
    struct strbuf line;
    strbuf_init(&line, out->arena);
    strbuf_printf(&line, "%s:", name);
    add_escaped(&line, text);
    add_folded(out, line.data);
}

static void add_day(struct strbuf *out, const char *name, struct date date)
{
    strbuf_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, date.year, date.month, date.day);
}

/* "2026-03-01T12:00:00Z" as "20260301T120000Z". */
static void add_stamp(struct strbuf *out, const char *utc)
{
    strbuf_add(out, "DTSTAMP:");
    for (const char *c = utc; *c != '\0'; c++)
        if (*c != '-' && *c != ':')
            strbuf_add_char(out, *c);
    strbuf_add(out, "\r\n");
}

static void add_sentence(struct strbuf *text, const char *label, const char *value)
{
    if (value[0] != '\0')
        strbuf_printf(text, "%s%s%s", text->length > 0 ? "\n" : "", label, value);
}

static const char *describe(struct arena *arena, const struct work_plan_row *event)
{
    const struct work_activity *it = event->activity;
    struct strbuf text;
    strbuf_init(&text, arena);
    add_sentence(&text, "", it->description);
    add_sentence(&text, "Producto: ", it->product);
    add_sentence(&text, "Comisión: ", event->commission);
    add_sentence(&text, "Responsable: ", event->responsible);
    add_sentence(&text, "Estado: ", activity_state_label(it->state));
    add_sentence(&text,
                 "Origen: ", it->norm[0] != '\0' ? it->norm : activity_basis_label(it->basis));
    return text.data;
}

/* Which event of which kind, and how often it was changed. */
static void add_identity(struct strbuf *out, const struct calendar_feed *feed, const char *kind,
                         int64_t id)
{
    strbuf_add(out, "BEGIN:VEVENT\r\n");
    calendar_feed_add_text(
        out, "UID", arena_printf(out->arena, "%s-%lld@%s", kind, (long long)id, feed->place));
    add_stamp(out, feed->stamp_utc);
}

static void add_sequence(struct strbuf *out, int64_t version)
{
    strbuf_printf(out, "SEQUENCE:%lld\r\n", (long long)(version > 0 ? version - 1 : 0));
}

static void add_event(struct strbuf *out, const struct calendar_feed *feed,
                      const struct work_plan_row *event)
{
    const struct work_activity *it = event->activity;
    add_identity(out, feed, "actividad", it->id);
    add_day(out, "DTSTART", it->start);
    add_day(out, "DTEND", date_from_days(date_to_days(it->end) + 1));
    calendar_feed_add_text(out, "SUMMARY", it->title);
    calendar_feed_add_text(out, "DESCRIPTION", describe(out->arena, event));
    calendar_feed_add_text(out, "STATUS",
                           it->state == ACTIVITY_CANCELLED ? "CANCELLED" : "CONFIRMED");
    add_sequence(out, it->version);
    strbuf_add(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

static void add_zone(struct strbuf *out)
{
    strbuf_add(out, "BEGIN:VTIMEZONE\r\nTZID:America/Bogota\r\nBEGIN:STANDARD\r\n"
                    "DTSTART:19930404T000000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\n"
                    "TZNAME:-05\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n");
}

static void add_hour(struct strbuf *out, const char *name, struct date date, int minute)
{
    strbuf_printf(out, "%s;TZID=America/Bogota:%04d%02d%02dT%02d%02d00\r\n", name, date.year,
                  date.month, date.day, minute / MINUTES_OF_AN_HOUR, minute % MINUTES_OF_AN_HOUR);
}

static void add_time(struct strbuf *out, const struct council_session *session)
{
    int start = council_session_minute(session->start_time);
    int end = council_session_minute(session->end_time);
    if (start < 0) {
        add_day(out, "DTSTART", session->date);
        add_day(out, "DTEND", date_from_days(date_to_days(session->date) + 1));
        return;
    }
    add_hour(out, "DTSTART", session->date, start);
    if (end > start)
        add_hour(out, "DTEND", session->date, end);
}

static void add_session(struct strbuf *out, const struct calendar_feed *feed,
                        const struct council_session *session)
{
    const char *agenda = council_session_agenda_start(out->arena, session, AGENDA_LINES);
    add_identity(out, feed, "sesion", session->id);
    add_time(out, session);
    calendar_feed_add_text(out, "SUMMARY", session->title);
    if (session->place[0] != '\0')
        calendar_feed_add_text(out, "LOCATION", session->place);
    if (agenda[0] != '\0')
        calendar_feed_add_text(out, "DESCRIPTION",
                               arena_printf(out->arena, "Orden del día:\n%s", agenda));
    calendar_feed_add_text(out, "STATUS", "CONFIRMED");
    add_sequence(out, session->version);
    strbuf_add(out, "END:VEVENT\r\n");
}

void calendar_feed_write(struct strbuf *out, const struct calendar_feed *feed,
                         const struct work_plan_row *events, size_t count)
{
    strbuf_add(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                    "PRODID:-//Atalaya//Plan de trabajo//ES\r\nCALSCALE:GREGORIAN\r\n"
                    "METHOD:PUBLISH\r\n");
    calendar_feed_add_text(out, "X-WR-CALNAME", feed->name);
    if (feed->address[0] != '\0')
        add_folded(out, arena_printf(out->arena, "URL:%s", feed->address));
    if (feed->sessions.count > 0)
        add_zone(out);
    for (size_t i = 0; i < count; i++)
        add_event(out, feed, &events[i]);
    for (size_t i = 0; i < feed->sessions.count; i++)
        add_session(out, feed, &feed->sessions.items[i]);
    strbuf_add(out, "END:VCALENDAR\r\n");
}
