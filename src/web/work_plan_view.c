#include "web/work_plan_view.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "core/work_plan/calendar_feed.h"
#include "storage/council_session_store.h"
#include "web/councillor_form.h"

#include "base/banned.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099, DECIMAL = 10 };

static void keep_public(struct work_activity_list *activities)
{
    size_t kept = 0;
    for (size_t i = 0; i < activities->count; i++)
        if (activities->items[i].is_public)
            activities->items[kept++] = activities->items[i];
    activities->count = kept;
}

/* Members and their calendar programs see all; the public what is said to be public. */
static bool sees_all(const struct page_context *page, const struct work_plan_view *view)
{
    return view->is_member_feed || page_can(page, CAPABILITY_VIEW_COUNCIL);
}

static const char *name_of(const struct work_plan_view *view, int64_t councillor_id)
{
    const struct councillor *it = councillor_find(&view->people.councillors, councillor_id);
    if (view->is_member_feed)
        return it == NULL ? "" : councillor_name(it);
    return council_people_name(view->page, &view->people, councillor_id);
}

static struct work_plan_row make_row(const struct work_plan_view *view,
                                     const struct work_activity *activity)
{
    const struct commission *commission =
        council_people_commission(&view->people, activity->commission_id);
    return (struct work_plan_row){activity, commission == NULL ? "" : commission->name,
                                  name_of(view, activity->responsible_id)};
}

bool work_plan_view_load(struct page_context *page, struct work_plan_view *view)
{
    struct error *error = &page->action.error;
    const int64_t council_id = page->council->id;
    view->page = page;
    if (!council_people_load(page, &view->people))
        return false;
    if (!work_plan_store_list(page->database, council_id, page->arena, &view->activities, error) ||
        !councillor_store_load_rule(page->database, council_id, &view->rule, error))
        return page_fail_with(page, error);
    if (!sees_all(page, view))
        keep_public(&view->activities);
    view->rows = ARENA_NEW_ARRAY(page->arena, view->activities.count + 1, struct work_plan_row);
    for (size_t i = 0; i < view->activities.count; i++)
        view->rows[i] = make_row(view, &view->activities.items[i]);
    return true;
}

bool work_plan_view_load_sessions(struct page_context *page, const struct work_plan_view *view,
                                  struct council_session_list *sessions)
{
    size_t kept = 0;
    if (!council_session_store_list(page->database, page->council->id, page->arena, sessions,
                                    &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < sessions->count; i++)
        if (sessions->items[i].is_public || sees_all(page, view))
            sessions->items[kept++] = sessions->items[i];
    sessions->count = kept;
    return true;
}

bool work_plan_view_find(struct page_context *page, const struct work_plan_view *view,
                         const struct work_plan_row **row)
{
    for (size_t i = 0; i < view->activities.count; i++)
        if (view->activities.items[i].id == page->parameters.id) {
            *row = &view->rows[i];
            return true;
        }
    page_fail(page, 404);
    return false;
}

int work_plan_view_year(const struct page_context *page)
{
    const char *typed = request_query(page->request, "anio");
    long year = typed == NULL ? 0 : strtol(typed, NULL, DECIMAL);
    return year >= FIRST_YEAR && year <= LAST_YEAR ? (int)year : page->today.year;
}

struct work_plan_report work_plan_view_report(const struct work_plan_view *view, int year)
{
    struct arena *arena = view->page->arena;
    char now[ENV_TIMESTAMP_SIZE];
    struct work_plan_row *rows =
        ARENA_NEW_ARRAY(arena, view->activities.count + 1, struct work_plan_row);
    env_now_iso(now);
    return (struct work_plan_report){
        .council = view->page->council->name,
        .rows = rows,
        .count = work_plan_report_select(view->rows, view->activities.count, year, rows),
        .year = year,
        .today = view->page->today,
        .created = arena_strdup(arena, now)};
}

void work_plan_view_send_feed(struct page_context *page, const struct work_plan_view *view)
{
    char now[ENV_TIMESTAMP_SIZE];
    struct council_session_list sessions;
    if (!work_plan_view_load_sessions(page, view, &sessions))
        return;
    env_now_iso(now);
    const struct calendar_feed feed = {
        .name = arena_printf(page->arena, "Plan de trabajo, %s", page->council->name),
        .place = arena_printf(page->arena, "%s.atalaya", page->council->code),
        .stamp_utc = now,
        .address = "",
        .sessions = sessions};
    calendar_feed_write(&page->response->body, &feed, view->rows, view->activities.count);
    page->response->content_type = "text/calendar; charset=utf-8";
    response_set_file_name(
        page->response, page->arena,
        arena_printf(page->arena, "plan-de-trabajo-%s.ics", page->council->code));
}

const struct page_field activity_form_fields[] = {{.name = "titulo"},
                                                  {.name = "descripcion", .max_bytes = 9000},
                                                  {.name = "paso"},
                                                  {.name = "comision"},
                                                  {.name = "responsable"},
                                                  {.name = "inicio"},
                                                  {.name = "fin"},
                                                  {.name = "producto"},
                                                  {.name = "estado"},
                                                  {.name = "hecha"},
                                                  {.name = "publica"},
                                                  {.name = "version"},
                                                  {0}};

void activity_form_input(const struct page_context *page, struct save_activity *input)
{
    *input = (struct save_activity){
        .version = councillor_form_typed_id(page, "version"),
        .title = page_typed(page, "titulo"),
        .description = page_typed(page, "descripcion"),
        .step = page_typed(page, "paso"),
        .commission = page_typed(page, "comision"),
        .responsible = page_typed(page, "responsable"),
        .start = page_typed(page, "inicio"),
        .end = page_typed(page, "fin"),
        .product = page_typed(page, "producto"),
        .state = page_typed(page, "estado"),
        .done = page_typed(page, "hecha"),
        .is_public = page_typed(page, "publica")[0] != '\0',
    };
}

bool activity_form_load(struct page_context *page, struct activity_form *form)
{
    *form = (struct activity_form){
        .page = page,
        .cancel_path = arena_printf(page->arena, "/c/%s/plan-de-trabajo", page->council->code)};
    return council_people_load(page, &form->people);
}

void activity_form_read(struct activity_form *form)
{
    struct save_activity typed;
    activity_form_input(form->page, &typed);
    form->version = typed.version;
    form->title = typed.title;
    form->description = typed.description;
    form->step = typed.step;
    form->commission = typed.commission;
    form->responsible = typed.responsible;
    form->start = typed.start;
    form->end = typed.end;
    form->product = typed.product;
    form->state = typed.state[0] == '\0' ? activity_state_code(ACTIVITY_PLANNED) : typed.state;
    form->done = typed.done;
    form->is_public = typed.is_public;
}

static const char *type_date(struct arena *arena, struct date date)
{
    return date_is_valid(date)
               ? arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year)
               : "";
}

static const char *type_id(struct arena *arena, int64_t id)
{
    return id == 0 ? "" : arena_printf(arena, "%lld", (long long)id);
}

void activity_form_fill(struct activity_form *form, const struct work_activity *activity)
{
    struct arena *arena = form->page->arena;
    form->version = activity->version;
    form->title = activity->title;
    form->description = activity->description;
    form->step = work_step_code(activity->step);
    form->commission = type_id(arena, activity->commission_id);
    form->responsible = type_id(arena, activity->responsible_id);
    form->start = type_date(arena, activity->start);
    form->end = type_date(arena, activity->end);
    form->product = activity->product;
    form->state = activity_state_code(activity->state);
    form->done = type_date(arena, activity->done);
    form->is_public = activity->is_public;
}
