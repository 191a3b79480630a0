#include "actions/council_session.h"

#include <stdlib.h>
#include <string.h>

#include "actions/typed_date.h"
#include "base/env.h"
#include "base/text.h"
#include "storage/council_session_store.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

static const struct action_text_rule title_rule = {
    .field = "titulo", .label = "el nombre de la sesión", .max_characters = 120};
static const struct action_text_rule place_rule = {
    .field = "lugar", .label = "el lugar", .max_characters = 160, .is_optional = true};
static const struct action_text_rule agenda_rule = {.field = "orden",
                                                    .label = "el orden del día",
                                                    .max_characters = 4000,
                                                    .is_optional = true,
                                                    .has_lines = true};
static const struct action_text_rule minutes_rule = {.field = "desarrollo",
                                                     .label = "el desarrollo",
                                                     .max_characters = 20000,
                                                     .is_optional = true,
                                                     .has_lines = true};

static const char *object_of(struct action_context *context, int64_t id)
{
    return arena_printf(context->arena, "council_session:%lld", (long long)id);
}

static const char *check_time(struct action_context *context, const char *field, const char *typed)
{
    const char *time = text_trim(context->arena, typed == NULL ? "" : typed);
    if (time[0] != '\0' && !council_session_time_is_valid(time)) {
        action_add_message(context, field, "Escriba la hora como 09:00 o 14:30.");
        return "";
    }
    return time;
}

/* The numbers of the day stay with the session from the first time that it is said to be held. */
static enum action_status freeze(struct action_context *context, struct council_session *it)
{
    struct council_rule rule;
    struct councillor_list councillors;
    if (!councillor_store_load_rule(context->database, it->council_id, &rule, &context->error) ||
        !councillor_store_list(context->database, it->council_id, context->arena, &councillors,
                               &context->error))
        return ACTION_FAILED;
    it->in_office = (int)councillor_count_in_office(&councillors, it->date);
    it->quorum_needed = council_rule_quorum(&rule, it->in_office);
    return ACTION_DONE;
}

static enum action_status check(struct action_context *context, const struct save_session *input,
                                struct council_session *it)
{
    bool was_held = it->is_held;
    const struct date before = it->date;
    it->title = action_check_text(context, &title_rule, input->title);
    it->place = action_check_text(context, &place_rule, input->place);
    it->agenda = action_check_text(context, &agenda_rule, input->agenda);
    it->minutes = action_check_text(context, &minutes_rule, input->minutes);
    it->date = typed_date_require(context, "fecha", "el día de la sesión", input->date);
    it->start_time = check_time(context, "hora_inicio", input->start_time);
    it->end_time = check_time(context, "hora_fin", input->end_time);
    it->is_held = input->is_held;
    it->is_public = input->is_public;
    if (it->is_held && date_compare(it->date, env_today()) > 0)
        action_add_message(context, "hecha", "Ese día aún no llega: la sesión no se ha hecho.");
    if (action_has_messages(context))
        return ACTION_INVALID;
    bool is_same_day = date_compare(before, it->date) == 0;
    return it->is_held && !(was_held && is_same_day) ? freeze(context, it) : ACTION_DONE;
}

static enum action_status find(struct action_context *context, int64_t id,
                               struct council_session **it)
{
    const struct object_key key = {context->identity->council_id, id};
    *it = ARENA_NEW(context->arena, struct council_session);
    (*it)->council_id = key.council_id;
    if (id == 0)
        return ACTION_DONE;
    if (!council_session_store_load(context->database, key, context->arena, it, &context->error))
        return ACTION_FAILED;
    return *it == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status write(struct action_context *context, struct council_session *it)
{
    bool is_done = it->id == 0 ? council_session_store_add(context->database, it, &context->error)
                               : council_session_store_save(context->database, it, &context->error);
    if (is_done)
        return ACTION_DONE;
    return action_failure(context);
}

enum action_status save_session(struct action_context *context, const struct save_session *input,
                                int64_t *session_id)
{
    struct council_session *it = NULL;
    char day[DATE_ISO_SIZE];
    if (!action_is_allowed(context, input->id == 0 ? ACTION_ADD_SESSION : ACTION_SAVE_SESSION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status = find(context, input->id, &it);
    if (status == ACTION_DONE)
        status = check(context, input, it);
    if (status == ACTION_DONE && input->id != 0)
        it->version = input->version;
    if (status == ACTION_DONE)
        status = write(context, it);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    *session_id = it->id;
    return action_commit(context, object_of(context, it->id),
                         arena_printf(context->arena, "%s; %s%s", it->title,
                                      date_format_iso(it->date, day),
                                      it->is_held ? "; realizada" : ""));
}

enum action_status remove_session(struct action_context *context, int64_t session_id)
{
    const struct object_key key = {context->identity->council_id, session_id};
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_SESSION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!council_session_store_delete(context->database, key, &was_there, &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, object_of(context, session_id), NULL);
}

static enum action_status write_attendance(struct action_context *context,
                                           const struct save_attendance *input)
{
    struct councillor_list councillors;
    const struct object_key key = {context->identity->council_id, input->session_id};
    if (!councillor_store_list(context->database, key.council_id, context->arena, &councillors,
                               &context->error))
        return ACTION_FAILED;
    for (size_t i = 0; i < input->count; i++) {
        struct session_attendance row = {input->items[i].councillor_id, ATTENDANCE_NONE};
        const char *answer = input->items[i].answer;
        if (councillor_find(&councillors, row.councillor_id) == NULL)
            return ACTION_NOT_FOUND;
        if (answer[0] != '\0' && !attendance_answer_parse(answer, &row.answer)) {
            action_add_message(context, "asistencia", "Elija una respuesta de la lista.");
            return ACTION_INVALID;
        }
        if (!council_session_store_save_attendance(context->database, key, row, &context->error))
            return ACTION_FAILED;
    }
    return ACTION_DONE;
}

enum action_status save_attendance(struct action_context *context,
                                   const struct save_attendance *input)
{
    struct council_session *it = NULL;
    if (!action_is_allowed(context, ACTION_SAVE_ATTENDANCE))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status =
        input->session_id == 0 ? ACTION_NOT_FOUND : find(context, input->session_id, &it);
    if (status == ACTION_DONE)
        status = write_attendance(context, input);
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, input->session_id), "asistencia");
}

static int read_votes(struct action_context *context, const char *field, const char *typed)
{
    enum { MAX_DIGITS = 3, DECIMAL = 10 };
    const char *text = text_trim(context->arena, typed == NULL ? "" : typed);
    size_t length = strlen(text);
    if (length == 0)
        return 0;
    if (length <= MAX_DIGITS && strspn(text, "0123456789") == length)
        return (int)strtol(text, NULL, DECIMAL);
    action_add_message(context, field, "Escriba cuántos votos, con números.");
    return 0;
}

static void check_votes(struct action_context *context, const struct session_quorum *quorum,
                        const struct session_decision *decision)
{
    int votes = decision->votes_for + decision->votes_against + decision->votes_blank;
    if (!quorum->is_reached)
        action_add_message(context, "",
                           "Sin quórum no se decide. Revise primero la asistencia: hay %d de %d.",
                           quorum->present, quorum->needed);
    else if (votes > quorum->present && !action_has_messages(context))
        action_add_message(context, "a_favor", "Hay más votos que asistentes: asistieron %d.",
                           quorum->present);
}

static enum action_status check_decision(struct action_context *context,
                                         const struct add_decision *input,
                                         const struct council_session *session,
                                         struct session_decision *decision)
{
    static const struct action_text_rule rule = {.field = "decision",
                                                 .label = "lo que se decidió",
                                                 .max_characters = 1000,
                                                 .has_lines = true};
    struct council_rule council_rule;
    struct councillor_list councillors;
    struct session_attendance_list attendance;
    const struct object_key key = {session->council_id, session->id};
    if (!councillor_store_load_rule(context->database, key.council_id, &council_rule,
                                    &context->error) ||
        !councillor_store_list(context->database, key.council_id, context->arena, &councillors,
                               &context->error) ||
        !council_session_store_list_attendance(context->database, key, context->arena, &attendance,
                                               &context->error))
        return ACTION_FAILED;
    const struct session_quorum quorum =
        council_session_quorum(session, &council_rule, &councillors, &attendance);
    decision->text = action_check_text(context, &rule, input->text);
    decision->votes_for = read_votes(context, "a_favor", input->votes_for);
    decision->votes_against = read_votes(context, "en_contra", input->votes_against);
    decision->votes_blank = read_votes(context, "en_blanco", input->votes_blank);
    check_votes(context, &quorum, decision);
    return action_has_messages(context) ? ACTION_INVALID : ACTION_DONE;
}

enum action_status add_decision(struct action_context *context, const struct add_decision *input)
{
    struct council_session *it = NULL;
    struct session_decision decision = {0};
    const struct object_key key = {context->identity->council_id, input->session_id};
    if (!action_is_allowed(context, ACTION_ADD_DECISION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    enum action_status status =
        input->session_id == 0 ? ACTION_NOT_FOUND : find(context, input->session_id, &it);
    if (status == ACTION_DONE)
        status = check_decision(context, input, it, &decision);
    if (status == ACTION_DONE &&
        !council_session_store_add_decision(context->database, key, &decision, &context->error))
        status = ACTION_FAILED;
    if (status != ACTION_DONE)
        return action_abandon(context, status);
    return action_commit(context, object_of(context, input->session_id),
                         arena_printf(context->arena, "decisión:%lld; %d a favor, %d en contra",
                                      (long long)decision.id, decision.votes_for,
                                      decision.votes_against));
}

enum action_status remove_decision(struct action_context *context, int64_t session_id,
                                   int64_t decision_id)
{
    const struct object_key key = {context->identity->council_id, session_id};
    bool was_there = false;
    if (!action_is_allowed(context, ACTION_REMOVE_DECISION))
        return ACTION_FORBIDDEN;
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!council_session_store_delete_decision(context->database, key, decision_id, &was_there,
                                               &context->error))
        return action_abandon(context, ACTION_FAILED);
    if (!was_there)
        return action_abandon(context, ACTION_NOT_FOUND);
    return action_commit(context, object_of(context, session_id),
                         arena_printf(context->arena, "decisión:%lld", (long long)decision_id));
}
