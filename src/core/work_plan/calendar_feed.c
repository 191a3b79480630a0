#include "core/work_plan/calendar_feed.h"

#include <string.h>

#include "base/banned.h"

enum {
    LINE_BYTES = 75,
    CONTINUED_BYTE = 0x80,
    CONTINUED_MASK = 0xC0,
    FIRST_VISIBLE = 0x20,
    DELETE = 0x7f
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

static void add_event(struct strbuf *out, const struct calendar_feed *feed,
                      const struct work_plan_row *event)
{
    const struct work_activity *it = event->activity;
    strbuf_add(out, "BEGIN:VEVENT\r\n");
    calendar_feed_add_text(
        out, "UID", arena_printf(out->arena, "actividad-%lld@%s", (long long)it->id, feed->place));
    add_stamp(out, feed->stamp_utc);
    add_day(out, "DTSTART", it->start);
    add_day(out, "DTEND", date_from_days(date_to_days(it->end) + 1));
    calendar_feed_add_text(out, "SUMMARY", it->title);
    calendar_feed_add_text(out, "DESCRIPTION", describe(out->arena, event));
    calendar_feed_add_text(out, "STATUS",
                           it->state == ACTIVITY_CANCELLED ? "CANCELLED" : "CONFIRMED");
    strbuf_printf(out, "SEQUENCE:%lld\r\n", (long long)(it->version > 0 ? it->version - 1 : 0));
    strbuf_add(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
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
    for (size_t i = 0; i < count; i++)
        add_event(out, feed, &events[i]);
    strbuf_add(out, "END:VCALENDAR\r\n");
}
