/* Council session: a meeting of the council with its agenda, who came, whether that made a quorum,
 * and what was decided. Pure; strings are never NULL. Storage: storage/council_session_store.h.
 *
 * Quorum: as many of those in office on the day as the council's rule asks for. When a session is
 * held, both numbers are written down with it, so that a later rule changes no old minutes. */
#ifndef ATALAYA_CORE_SESSION_COUNCIL_SESSION_H
#define ATALAYA_CORE_SESSION_COUNCIL_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "core/councillor/council_rule.h"
#include "core/councillor/councillor.h"

enum attendance_answer {
    ATTENDANCE_NONE,
#define ATTENDANCE(name, code, label) ATTENDANCE_##name,
#include "core/session/attendance_answer.def"
#undef ATTENDANCE
    ATTENDANCE_ANSWERS
};

const char *attendance_answer_code(enum attendance_answer answer);
const char *attendance_answer_label(enum attendance_answer answer); /* "Sin anotar" for NONE */
/* false for NONE's code "" too. */
bool attendance_answer_parse(const char *code, enum attendance_answer *answer);

struct council_session {
    int64_t id;
    int64_t council_id;
    const char *title; /* "Sesión ordinaria 3" */
    struct date date;
    const char *start_time, *end_time; /* "09:00"; "" */
    const char *place;
    const char *agenda, *minutes; /* lines */
    bool is_held;
    int quorum_needed, in_office; /* written down when it was held */
    bool is_public;
    int64_t version;
};

struct council_session_list {
    struct council_session *items; /* newest first */
    size_t count;
};

struct session_attendance {
    int64_t councillor_id;
    enum attendance_answer answer;
};

struct session_attendance_list {
    struct session_attendance *items;
    size_t count;
};

struct session_decision {
    int64_t id;
    const char *text;
    int votes_for, votes_against, votes_blank;
};

struct session_decision_list {
    struct session_decision *items; /* as they were written down */
    size_t count;
};

struct session_quorum {
    int in_office, needed, present, excused;
    bool is_reached;
};

/* Of a held session with the numbers of its day, otherwise with the rule of today.
 *     12 in office, more than half, 7 came  ->  needed 7, reached */
struct session_quorum council_session_quorum(const struct council_session *session,
                                             const struct council_rule *rule,
                                             const struct councillor_list *councillors,
                                             const struct session_attendance_list *attendance);
enum attendance_answer session_attendance_of(const struct session_attendance_list *attendance,
                                             int64_t councillor_id);

/* More votes for than against. */
bool session_decision_is_carried(const struct session_decision *decision);
/* "09:00", "9:30": a time of day. */
bool council_session_time_is_valid(const char *text);
/* Minutes since midnight; -1 for what is no time of day.  "9:30" -> 570 */
int council_session_minute(const char *text);
/* The agenda's first lines that are not empty, for where there is little room; "…" as a last line
 * where there are more.
 *     "1. Quórum\n\n2. Informe\n3. Varios", 2  ->  "1. Quórum\n2. Informe\n…" */
const char *council_session_agenda_start(struct arena *arena, const struct council_session *session,
                                         int lines);

#endif
