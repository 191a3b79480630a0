#include "web/pages/session_attendance/session_attendance_page.h"

#include <string.h>

#include "base/banned.h"

static const char prefix[] = "asistencia_";

const char *session_attendance_value(const struct session_view *view, const char *field,
                                     int64_t councillor_id)
{
    if (view->page->request->method == HTTP_POST)
        return page_typed(view->page, field);
    return attendance_answer_code(session_attendance_of(&view->attendance, councillor_id));
}

static void show(struct page_context *page)
{
    struct session_view view = {.notice = NULL};
    if (!session_view_load(page, &view))
        return;
    page_begin(page, &(struct layout){.title = "Anotar la asistencia", .section = "condiciones"});
    session_attendance_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct request_fields *form = &page->request->form;
    struct typed_attendance *items =
        ARENA_NEW_ARRAY(page->arena, form->count + 1, struct typed_attendance);
    struct save_attendance input = {page->parameters.id, items, 0};
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, sizeof prefix - 1) == 0 &&
            request_parse_id(form->items[i].name + sizeof prefix - 1,
                             &items[input.count].councillor_id))
            items[input.count++].answer = form->items[i].value;
    enum action_status status = save_attendance(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/sesiones/%lld?hecho=asistencia", page->council->code,
                      (long long)page->parameters.id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

static const struct page_field fields[] = {{.name = prefix, .is_repeated = true}, {0}};

const struct page page_session_attendance = {.path = "/c/{council}/sesiones/{id}/asistencia",
                                             .capability = CAPABILITY_EDIT_WORK_PLAN,
                                             .get = show,
                                             .post = post,
                                             .fields = fields};
