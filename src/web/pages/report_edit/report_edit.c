#include "web/pages/report_edit/report_edit_page.h"

#include "actions/report_draft.h"
#include "web/report_view.h"

#include "base/banned.h"

/* The topics that are shown to everybody, as the report will be. */
static bool load_topics(struct page_context *page, struct report_edit_view *view,
                        const struct report_text_list *texts)
{
    const struct object_key plan = {view->report->council_id, view->report->plan_id};
    size_t kept = 0;
    int64_t id = 0;
    if (!topic_store_list(page->database, plan, page->arena, &view->topics, &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < view->topics.count; i++)
        if (view->topics.items[i].is_public)
            view->topics.items[kept++] = view->topics.items[i];
    view->topics.count = kept;
    view->topic_texts = ARENA_NEW_ARRAY(page->arena, kept + 1, const struct report_text *);
    for (size_t i = 0; i < kept; i++)
        for (size_t j = 0; j < texts->count; j++)
            if (texts->items[j].markdown[0] != '\0' &&
                report_section_parse_topic(texts->items[j].section, &id) &&
                id == view->topics.items[i].id)
                view->topic_texts[i] = &texts->items[j];
    return true;
}

static bool load(struct page_context *page, struct report_edit_view *view)
{
    struct report_record *report = NULL;
    struct report_text_list texts;
    enum report_section section;
    if (!report_view_load_draft(page, &report))
        return false;
    const struct object_key key = {report->council_id, report->id};
    if (!report_store_list_texts(page->database, key, page->arena, &texts, &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < texts.count; i++)
        if (texts.items[i].markdown[0] != '\0' &&
            report_section_parse(texts.items[i].section, &section))
            view->texts[section] = &texts.items[i];
    view->report = report;
    view->title = report->title;
    view->correction_note = report->correction_note;
    view->seen = report_mark_data(page->arena, report);
    report_settings_read(report->settings_json, page->arena, &view->settings);
    return load_topics(page, view, &texts);
}

/* What is typed stays in its boxes; what is stored stands beside it where another stored it. */
static void keep_typed(struct page_context *page, struct report_edit_view *view)
{
    if (page->response->status == 409) {
        struct report_settings *other = ARENA_NEW(page->arena, struct report_settings);
        *other = view->settings;
        view->other = other;
    }
    view->title = page_typed(page, "titulo");
    view->correction_note = page_typed(page, "correccion");
    view->settings.addressee = page_typed(page, "dirigido");
    view->settings.approval_note = page_typed(page, "acta");
    view->settings.president = page_typed(page, "presidencia");
    view->settings.secretary = page_typed(page, "secretaria");
}

static void show(struct page_context *page)
{
    struct report_edit_view view = {.page = page};
    if (!load(page, &view))
        return;
    if (page->request->method != HTTP_GET)
        keep_typed(page, &view);
    page_begin(page, &(struct layout){.title = "Editar el informe", .section = "informes"});
    report_edit_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct save_report input = {.report_id = page->parameters.id,
                                      .title = page_typed(page, "titulo"),
                                      .addressee = page_typed(page, "dirigido"),
                                      .approval_note = page_typed(page, "acta"),
                                      .president = page_typed(page, "presidencia"),
                                      .secretary = page_typed(page, "secretaria"),
                                      .correction_note = page_typed(page, "correccion"),
                                      .seen = page_typed(page, "visto")};
    enum action_status status = save_report(&page->action, &input);
    if (page_fail_for(page, status) ||
        (!action_has_messages(&page->action) && report_view_fail_conflict(page, status)))
        return;
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/informes/%lld/editar?listo=informe", page->council->code,
                      (long long)page->parameters.id);
        return;
    }
    show(page);
}

static const struct page_field fields[] = {{.name = "titulo"},
                                           {.name = "dirigido"},
                                           {.name = "acta"},
                                           {.name = "presidencia"},
                                           {.name = "secretaria"},
                                           {.name = "visto"},
                                           {.name = "correccion", .max_bytes = 8000},
                                           {0}};

const struct page page_report_edit = {.path = "/c/{council}/informes/{id}/editar",
                                      .capability = CAPABILITY_EDIT_REPORT,
                                      .get = show,
                                      .post = post,
                                      .fields = fields};
