/* Calendar feed: activities and the council's sessions as an iCalendar text (RFC 5545) to which a
 * telephone or mail program can subscribe. Pure.
 *
 * Each activity is a whole-day event; DTEND is the day after its last one, as the standard wants.
 * Texts are escaped (backslash, semicolon, comma, line ends), lines end with CR LF and are folded
 * at 75 bytes, never inside a character. Control characters become spaces.
 *
 * A session is an event at its hour in Colombia's zone, which has had no summer time since 1993 and
 * is described in the feed as §3.6.5 wants; without an hour it takes the whole day. It ends where
 * it begins when nobody wrote a later end. Its text is the beginning of its agenda: neither minutes
 * nor names. UIDs ("actividad-7@", "sesion-7@") never change, so that a program moves what moved.
 */
#ifndef ATALAYA_CORE_WORK_PLAN_CALENDAR_FEED_H
#define ATALAYA_CORE_WORK_PLAN_CALENDAR_FEED_H

#include "base/strbuf.h"
#include "core/session/council_session.h"
#include "core/work_plan/work_activity.h"

struct calendar_feed {
    const char *name;      /* shown by the program: "Plan de trabajo, Consejo de Guatapé" */
    const char *place;     /* makes numbers unique in the world: "guatape.example.org" */
    const char *stamp_utc; /* when it was written: "2026-03-01T12:00:00Z" */
    const char *address;   /* of the plan's page; "" for none */
    struct council_session_list sessions;
};

void calendar_feed_write(struct strbuf *out, const struct calendar_feed *feed,
                         const struct work_plan_row *events, size_t count);

/* One content line, "NAME:" and the escaped text, folded. For tests and for calendar_feed_write. */
void calendar_feed_add_text(struct strbuf *out, const char *name, const char *text);

#endif
