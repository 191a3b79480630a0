#include "storage/council_session_store.h"

#include "storage/database.h"
#include "storage/stored_date.h"

#include "base/banned.h"

enum { MAX_PEOPLE = 9999 };

static struct council_session read_session(struct query *query, struct arena *arena)
{
    enum {
        ID,
        COUNCIL,
        TITLE,
        DATE,
        START,
        END,
        PLACE,
        AGENDA,
        MINUTES,
        HELD,
        NEEDED,
        IN_OFFICE,
        IS_PUBLIC,
        VERSION
    };
    return (struct council_session){
        .id = query_integer(query, ID),
        .council_id = query_integer(query, COUNCIL),
        .title = query_string(query, TITLE, arena),
        .date = stored_date(query, DATE),
        .start_time = query_string(query, START, arena),
        .end_time = query_string(query, END, arena),
        .place = query_string(query, PLACE, arena),
        .agenda = query_string(query, AGENDA, arena),
        .minutes = query_string(query, MINUTES, arena),
        .is_held = query_integer(query, HELD) != 0,
        .quorum_needed = query_within(query, NEEDED, 0, MAX_PEOPLE),
        .in_office = query_within(query, IN_OFFICE, 0, MAX_PEOPLE),
        .is_public = query_integer(query, IS_PUBLIC) != 0,
        .version = query_integer(query, VERSION),
    };
}

bool council_session_store_list(struct database *database, int64_t council_id, struct arena *arena,
                                struct council_session_list *sessions, struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SESSION_LIST);
    query_bind_integer(&query, council_id);
    *sessions = (struct council_session_list){0};
    while (query_step(&query)) {
        sessions->items =
            arena_grow(arena, sessions->items, sessions->count, sizeof(struct council_session));
        sessions->items[sessions->count++] = read_session(&query, arena);
    }
    return query_end(&query, error);
}

bool council_session_store_load(struct database *database, struct object_key key,
                                struct arena *arena, struct council_session **session,
                                struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SESSION_LOAD);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    *session = NULL;
    if (query_step(&query)) {
        *session = ARENA_NEW(arena, struct council_session);
        **session = read_session(&query, arena);
    }
    return query_end(&query, error);
}

/* day holds its text until query_end. */
static void bind_content(struct query *query, const struct council_session *session,
                         char day[DATE_ISO_SIZE])
{
    query_bind_text(query, session->title);
    query_bind_text(query, date_format_iso(session->date, day));
    query_bind_text(query, session->start_time);
    query_bind_text(query, session->end_time);
    query_bind_text(query, session->place);
    query_bind_text(query, session->agenda);
    query_bind_text(query, session->minutes);
    query_bind_integer(query, session->is_held);
    query_bind_integer(query, session->quorum_needed);
    query_bind_integer(query, session->in_office);
    query_bind_integer(query, session->is_public);
    query_bind_integer(query, session->council_id);
}

bool council_session_store_add(struct database *database, struct council_session *session,
                               struct error *error)
{
    char day[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_COUNCIL_SESSION_ADD);
    bind_content(&query, session, day);
    if (query_step(&query))
        session->id = query_integer(&query, 0);
    session->version = 1;
    return query_end(&query, error);
}

bool council_session_store_save(struct database *database, struct council_session *session,
                                struct error *error)
{
    char day[DATE_ISO_SIZE];
    struct query query = query_start(database, SQL_COUNCIL_SESSION_SAVE);
    bind_content(&query, session, day);
    query_bind_integer(&query, session->id);
    query_bind_integer(&query, session->version);
    if (!query_end(&query, error))
        return false;
    if (query_changed_rows(&query) == 0)
        return error_set(error, ERROR_CONFLICT, "otra persona cambió la sesión %lld",
                         (long long)session->id);
    session->version++;
    return true;
}

bool council_session_store_delete(struct database *database, struct object_key key, bool *was_there,
                                  struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SESSION_DELETE);
    query_bind_integer(&query, key.council_id);
    query_bind_integer(&query, key.id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}

bool council_session_store_count(struct database *database, int64_t council_id, int *held,
                                 struct error *error)
{
    struct query query = query_start(database, SQL_COUNCIL_SESSION_COUNT);
    query_bind_integer(&query, council_id);
    *held = query_step(&query) ? (int)query_integer(&query, 0) : 0;
    return query_end(&query, error);
}

bool council_session_store_list_attendance(struct database *database, struct object_key session,
                                           struct arena *arena,
                                           struct session_attendance_list *attendance,
                                           struct error *error)
{
    char code[QUERY_CODE_SIZE];
    struct query query = query_start(database, SQL_SESSION_ATTENDANCE_LIST);
    query_bind_integer(&query, session.council_id);
    query_bind_integer(&query, session.id);
    *attendance = (struct session_attendance_list){0};
    while (query_step(&query)) {
        struct session_attendance row = {.councillor_id = query_integer(&query, 0)};
        if (!attendance_answer_parse(query_code(&query, 1, code), &row.answer))
            query_fail_damaged(&query, 1);
        attendance->items = arena_grow(arena, attendance->items, attendance->count,
                                       sizeof(struct session_attendance));
        attendance->items[attendance->count++] = row;
    }
    return query_end(&query, error);
}

bool council_session_store_save_attendance(struct database *database, struct object_key session,
                                           struct session_attendance attendance,
                                           struct error *error)
{
    bool is_known = attendance.answer != ATTENDANCE_NONE;
    struct query query = query_start(database, is_known ? SQL_SESSION_ATTENDANCE_SAVE
                                                        : SQL_SESSION_ATTENDANCE_DELETE);
    query_bind_integer(&query, session.council_id);
    query_bind_integer(&query, session.id);
    query_bind_integer(&query, attendance.councillor_id);
    if (is_known)
        query_bind_text(&query, attendance_answer_code(attendance.answer));
    return query_end(&query, error);
}

bool council_session_store_list_decisions(struct database *database, struct object_key session,
                                          struct arena *arena,
                                          struct session_decision_list *decisions,
                                          struct error *error)
{
    enum { ID, TEXT, FOR, AGAINST, BLANK };
    struct query query = query_start(database, SQL_SESSION_DECISION_LIST);
    query_bind_integer(&query, session.council_id);
    query_bind_integer(&query, session.id);
    *decisions = (struct session_decision_list){0};
    while (query_step(&query)) {
        decisions->items =
            arena_grow(arena, decisions->items, decisions->count, sizeof(struct session_decision));
        decisions->items[decisions->count++] =
            (struct session_decision){.id = query_integer(&query, ID),
                                      .text = query_string(&query, TEXT, arena),
                                      .votes_for = query_within(&query, FOR, 0, MAX_PEOPLE),
                                      .votes_against = query_within(&query, AGAINST, 0, MAX_PEOPLE),
                                      .votes_blank = query_within(&query, BLANK, 0, MAX_PEOPLE)};
    }
    return query_end(&query, error);
}

bool council_session_store_add_decision(struct database *database, struct object_key session,
                                        struct session_decision *decision, struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_DECISION_ADD);
    query_bind_integer(&query, session.council_id);
    query_bind_integer(&query, session.id);
    query_bind_text(&query, decision->text);
    query_bind_integer(&query, decision->votes_for);
    query_bind_integer(&query, decision->votes_against);
    query_bind_integer(&query, decision->votes_blank);
    if (query_step(&query))
        decision->id = query_integer(&query, 0);
    return query_end(&query, error);
}

bool council_session_store_delete_decision(struct database *database, struct object_key session,
                                           int64_t decision_id, bool *was_there,
                                           struct error *error)
{
    struct query query = query_start(database, SQL_SESSION_DECISION_DELETE);
    query_bind_integer(&query, session.council_id);
    query_bind_integer(&query, session.id);
    query_bind_integer(&query, decision_id);
    bool is_done = query_end(&query, error);
    *was_there = is_done && query_changed_rows(&query) > 0;
    return is_done;
}
