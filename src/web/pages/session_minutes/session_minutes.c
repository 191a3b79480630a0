/* The minutes of a session to print and sign: /c/{council}/sesiones/{id}/acta.pdf. The public reads
 * only the names that it may. */
#include "reports/catalog/session_minutes/session_minutes.h"
#include "base/env.h"
#include "reports/formats/pdf/report_pdf.h"
#include "web/session_view.h"

#include "base/banned.h"

static size_t list_people(const struct page_context *page, const struct session_view *view,
                          struct minutes_person *people)
{
    size_t count = 0;
    for (size_t i = 0; i < view->people.councillors.count; i++) {
        const struct councillor *it = &view->people.councillors.items[i];
        const struct sector *sector = council_people_sector(&view->people, it->sector);
        bool is_shown = council_people_shows(page, &view->people, it);
        if (session_view_lists(view, it))
            people[count++] =
                (struct minutes_person){council_people_name(page, &view->people, it->id),
                                        is_shown && sector != NULL ? sector->name : "",
                                        session_attendance_of(&view->attendance, it->id)};
    }
    return count;
}

static void get(struct page_context *page)
{
    struct session_view view = {.notice = NULL};
    char now[ENV_TIMESTAMP_SIZE];
    if (!session_view_load(page, &view))
        return;
    env_now_iso(now);
    struct minutes_person *people =
        ARENA_NEW_ARRAY(page->arena, view.people.councillors.count + 1, struct minutes_person);
    const struct session_minutes minutes = {.council = page->council->name,
                                            .session = view.it,
                                            .quorum = view.quorum,
                                            .quorum_rule = session_view_rule(&view),
                                            .people = people,
                                            .people_count = list_people(page, &view, people),
                                            .decisions = &view.decisions,
                                            .created = now};
    if (!report_pdf_render(&page->response->body, session_minutes_compose(page->arena, &minutes),
                           REPORT_PDF_LETTER, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = "application/pdf";
    response_set_file_name(page->response, page->arena,
                           arena_printf(page->arena, "acta-%s-%04d-%02d-%02d.pdf",
                                        page->council->code, view.it->date.year,
                                        view.it->date.month, view.it->date.day));
}

const struct page page_session_minutes = {.path = "/c/{council}/sesiones/{id}/acta.pdf",
                                          .capability = CAPABILITY_VIEW_PUBLIC,
                                          .get = get,
                                          .is_costly = true};
