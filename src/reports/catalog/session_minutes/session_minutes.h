/* Session minutes: the minutes of a council's session as a document to print and sign: agenda, who
 * came, the quorum and how it was counted, what happened, what was decided, and the lines for the
 * signatures. */
#ifndef ATALAYA_REPORTS_CATALOG_SESSION_MINUTES_SESSION_MINUTES_H
#define ATALAYA_REPORTS_CATALOG_SESSION_MINUTES_SESSION_MINUTES_H

#include "core/session/council_session.h"
#include "reports/document.h"

/* A councillor as whoever reads may see them. */
struct minutes_person {
    const char *name, *sector;
    enum attendance_answer answer;
};

struct session_minutes {
    const char *council;
    const struct council_session *session;
    struct session_quorum quorum;
    const char *quorum_rule; /* "Más de la mitad de los consejeros en ejercicio" */
    const struct minutes_person *people;
    size_t people_count;
    const struct session_decision_list *decisions;
    const char *created; /* "2026-04-15T12:00:00Z" */
};

struct document *session_minutes_compose(struct arena *arena,
                                         const struct session_minutes *minutes);

#endif
