#include "web/session_view.h"

#include "storage/council_session_store.h"
#include "storage/councillor_store.h"
#include "web/councillor_form.h"

#include "base/banned.h"

static bool load_parts(struct page_context *page, struct session_view *view, struct object_key key)
{
    struct error *error = &page->action.error;
    return councillor_store_load_rule(page->database, key.council_id, &view->rule, error) &&
           council_session_store_list_attendance(page->database, key, page->arena,
                                                 &view->attendance, error) &&
           council_session_store_list_decisions(page->database, key, page->arena, &view->decisions,
                                                error);
}

bool session_view_load(struct page_context *page, struct session_view *view)
{
    struct council_session *it = NULL;
    const struct object_key key = {page->council->id, page->parameters.id};
    view->page = page;
    if (!council_session_store_load(page->database, key, page->arena, &it, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (it == NULL || !(it->is_public || page_can(page, CAPABILITY_VIEW_COUNCIL))) {
        page_fail(page, 404);
        return false;
    }
    view->it = it;
    if (!council_people_load(page, &view->people))
        return false;
    if (!load_parts(page, view, key))
        return page_fail_with(page, &page->action.error);
    view->quorum =
        council_session_quorum(it, &view->rule, &view->people.councillors, &view->attendance);
    return true;
}

bool session_view_lists(const struct session_view *view, const struct councillor *councillor)
{
    return councillor_is_in_office(councillor, view->it->date) ||
           session_attendance_of(&view->attendance, councillor->id) != ATTENDANCE_NONE;
}

const char *session_view_rule(const struct session_view *view)
{
    return quorum_kind_label(view->rule.quorum);
}

const struct page_field session_form_fields[] = {{.name = "titulo"},
                                                 {.name = "fecha"},
                                                 {.name = "hora_inicio"},
                                                 {.name = "hora_fin"},
                                                 {.name = "lugar"},
                                                 {.name = "orden", .max_bytes = 17000},
                                                 {.name = "desarrollo", .max_bytes = 85000},
                                                 {.name = "hecha"},
                                                 {.name = "publica"},
                                                 {.name = "version"},
                                                 {0}};

void session_form_input(const struct page_context *page, struct save_session *input)
{
    *input = (struct save_session){.version = councillor_form_typed_id(page, "version"),
                                   .title = page_typed(page, "titulo"),
                                   .date = page_typed(page, "fecha"),
                                   .start_time = page_typed(page, "hora_inicio"),
                                   .end_time = page_typed(page, "hora_fin"),
                                   .place = page_typed(page, "lugar"),
                                   .agenda = page_typed(page, "orden"),
                                   .minutes = page_typed(page, "desarrollo"),
                                   .is_held = page_typed(page, "hecha")[0] != '\0',
                                   .is_public = page_typed(page, "publica")[0] != '\0'};
}

void session_form_read(const struct page_context *page, struct session_form *form)
{
    struct save_session typed;
    session_form_input(page, &typed);
    *form = (struct session_form){
        .page = page,
        .version = typed.version,
        .title = typed.title,
        .date = typed.date,
        .start_time = typed.start_time,
        .end_time = typed.end_time,
        .place = typed.place,
        .agenda = typed.agenda,
        .minutes = typed.minutes,
        .is_held = typed.is_held,
        .is_public = typed.is_public,
        .cancel_path = arena_printf(page->arena, "/c/%s/sesiones", page->council->code)};
}

void session_form_fill(struct session_form *form, const struct council_session *session)
{
    form->version = session->version;
    form->title = session->title;
    form->date = arena_printf(form->page->arena, "%02d/%02d/%04d", session->date.day,
                              session->date.month, session->date.year);
    form->start_time = session->start_time;
    form->end_time = session->end_time;
    form->place = session->place;
    form->agenda = session->agenda;
    form->minutes = session->minutes;
    form->is_held = session->is_held;
    form->is_public = session->is_public;
}
