/* The demonstration's work plan and sessions: the rest of demo_council.h. */
#include <string.h>

#include "actions/council_session.h"
#include "actions/work_activity.h"
#include "actions/work_file.h"
#include "base/env.h"
#include "cli/demo_council.h"
#include "core/work_plan/legal_calendar.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/work_plan_store.h"

#include "base/banned.h"

static const struct date office = {2024, 1, 1};

static const char *type_date(struct arena *arena, struct date date)
{
    return arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year);
}

static enum action_status accept_this_year(struct action_context *context, int year)
{
    const struct legal_event_list events = legal_calendar_compute(context->arena, office);
    const char **codes = ARENA_NEW_ARRAY(context->arena, events.count, const char *);
    size_t count = 0, added = 0;
    for (size_t i = 0; i < events.count; i++)
        if (events.items[i].end.year == year)
            codes[count++] = events.items[i].code;
    return accept_legal_events(context, &(struct accept_events){codes, count}, &added);
}

/* What ended before today was done on its last day, but for the half-year follow-up, which is late.
 */
static enum action_status settle(struct action_context *context, const struct work_activity *it,
                                 const struct commission_list *commissions, size_t index)
{
    struct arena *arena = context->arena;
    int64_t id = 0;
    bool has_ended = date_compare(it->end, env_today()) < 0;
    bool is_late = strncmp(it->legal_code, "sgp-primer", sizeof "sgp-primer" - 1) == 0;
    const struct commission *commission = &commissions->items[index % commissions->count];
    const struct save_activity input = {
        .id = it->id,
        .version = it->version,
        .title = it->title,
        .description = "Ejemplo construido.",
        .step = work_step_code(it->step),
        .commission = arena_printf(arena, "%lld", (long long)commission->id),
        .responsible = arena_printf(arena, "%lld", (long long)commission->coordinator_id),
        .start = type_date(arena, it->start),
        .end = type_date(arena, it->end),
        .product = it->product,
        .state = has_ended && !is_late ? "hecha" : "pendiente",
        .done = has_ended ? type_date(arena, it->end) : "",
        .is_public = true};
    return save_activity(context, &input, &id);
}

static enum action_status settle_all(struct action_context *context)
{
    const int64_t council_id = context->identity->council_id;
    struct work_activity_list activities;
    struct commission_list commissions;
    enum action_status status = ACTION_DONE;
    if (!work_plan_store_list(context->database, council_id, context->arena, &activities,
                              &context->error) ||
        !commission_store_list(context->database, council_id, context->arena, &commissions,
                               &context->error))
        return ACTION_FAILED;
    for (size_t i = 0; i < activities.count && status == ACTION_DONE; i++)
        status = settle(context, &activities.items[i], &commissions, i);
    return status;
}

static const char minutes_text[] =
    "Acta de la visita\n\nEjemplo construido. La comisión visitó la vereda y tomó nota.\n";

/* An activity of the council's own, with its minutes. */
static enum action_status add_visit(struct action_context *context)
{
    struct arena *arena = context->arena;
    int64_t id = 0;
    const struct date day = date_from_days(date_to_days(env_today()) - 7);
    const struct save_activity input = {.title = "Visitar la vía de la vereda El Roble",
                                        .description = "Ejemplo construido.",
                                        .step = work_step_code(WORK_STEP_FURTHER),
                                        .start = type_date(arena, day),
                                        .end = type_date(arena, day),
                                        .product = "Acta con fotos",
                                        .state = "hecha",
                                        .done = type_date(arena, day)};
    enum action_status status = save_activity(context, &input, &id);
    const struct attach_work_file file = {
        .activity_id = id,
        .file = {"acta-visita-el-roble.txt", minutes_text, sizeof minutes_text - 1},
        .is_minutes = true,
        .is_public = false};
    return status == ACTION_DONE ? attach_work_file(context, &file) : status;
}

/* Everybody came but the last two in the list, one of whom sent word. */
static enum action_status call_roll(struct action_context *context, int64_t session_id)
{
    struct councillor_list all;
    if (!councillor_store_list(context->database, context->identity->council_id, context->arena,
                               &all, &context->error))
        return ACTION_FAILED;
    struct typed_attendance *items =
        ARENA_NEW_ARRAY(context->arena, all.count + 1, struct typed_attendance);
    for (size_t i = 0; i < all.count; i++)
        items[i] = (struct typed_attendance){all.items[i].id, i + 2 < all.count   ? "asistio"
                                                              : i + 1 < all.count ? "excusa"
                                                                                  : "no_asistio"};
    return save_attendance(context, &(struct save_attendance){session_id, items, all.count});
}

static enum action_status hold_session(struct action_context *context, int64_t *id)
{
    const struct date day = date_from_days(date_to_days(env_today()) - 14);
    const struct save_session input = {
        .title = "Sesión ordinaria 3",
        .date = type_date(context->arena, day),
        .start_time = "14:00",
        .end_time = "16:30",
        .place = "Casa de la cultura (ejemplo construido)",
        .agenda = "1. Llamado a lista y quórum\n2. Avance de los temas prioritarios\n3. Decisiones",
        .minutes = "Ejemplo construido. La secretaría técnica mostró el tablero.",
        .is_held = true,
        .is_public = true};
    return save_session(context, &input, id);
}

static enum action_status add_sessions(struct action_context *context)
{
    int64_t id = 0, next = 0;
    const struct date day = date_from_days(date_to_days(env_today()) + 21);
    const struct save_session coming = {.title = "Sesión ordinaria 4",
                                        .date = type_date(context->arena, day),
                                        .start_time = "14:00",
                                        .place = "Casa de la cultura (ejemplo construido)",
                                        .agenda = "1. Llamado a lista y quórum\n2. Informe a la "
                                                  "ciudadanía",
                                        .is_public = true};
    enum action_status status = hold_session(context, &id);
    const struct add_decision decision = {
        .session_id = id,
        .text = "Pedir a la alcaldía el estado de la vía terciaria. (Ejemplo construido.)",
        .votes_for = "9",
        .votes_blank = "1"};
    if (status == ACTION_DONE)
        status = call_roll(context, id);
    if (status == ACTION_DONE)
        status = add_decision(context, &decision);
    return status == ACTION_DONE ? save_session(context, &coming, &next) : status;
}

enum action_status demo_council_plan(struct installation *installation,
                                     const struct demo_people *people)
{
    struct action_context *context = &installation->context;
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    enum action_status status = accept_this_year(context, env_today().year);
    if (status == ACTION_DONE)
        status = settle_all(context);
    if (status == ACTION_DONE)
        status = add_visit(context);
    return status == ACTION_DONE ? add_sessions(context) : status;
}
