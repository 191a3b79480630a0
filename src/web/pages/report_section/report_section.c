#include "web/pages/report_section/report_section_page.h"

#include <string.h>

#include "actions/report_draft.h"
#include "storage/topic_store.h"
#include "web/report_view.h"

#include "base/banned.h"

/* The section as it is stored; *text is NULL where it was never written. */
static bool load_text(struct page_context *page, const struct report_section_view *view,
                      const struct report_text **text)
{
    const struct object_key key = {view->report->council_id, view->report->id};
    struct report_text_list texts;
    *text = NULL;
    if (!report_store_list_texts(page->database, key, page->arena, &texts, &page->action.error))
        return page_fail_with(page, &page->action.error);
    for (size_t i = 0; i < texts.count; i++)
        if (strcmp(texts.items[i].section, page->parameters.code) == 0)
            *text = &texts.items[i];
    return true;
}

static bool load_section(struct page_context *page, enum report_section section,
                         struct report_section_view *view)
{
    struct pronouncement pronouncement;
    if (!report_view_read(page, view->report, &pronouncement, &page->action.error))
        return page_fail_with(page, &page->action.error);
    view->heading = report_section_heading(section);
    view->help = report_section_help(section);
    view->suggestion = pronouncement_suggest(page->arena, &pronouncement, section);
    return true;
}

/* "tema_17": a topic of the report's plan. */
static bool load_topic(struct page_context *page, struct report_section_view *view)
{
    struct object_key key = {view->report->council_id, 0};
    struct priority_topic *topic = NULL;
    if (report_section_parse_topic(page->parameters.code, &key.id) &&
        !topic_store_load(page->database, key, page->arena, &topic, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (topic == NULL || topic->plan_id != view->report->plan_id) {
        page_fail(page, 404);
        return false;
    }
    view->heading = topic->name;
    view->help = "Qué avanzó, qué falta y por qué, en este tema.";
    view->suggestion = "";
    return true;
}

static bool load(struct page_context *page, struct report_section_view *view,
                 const struct report_text **stored)
{
    struct report_record *report = NULL;
    enum report_section section;
    if (!report_view_load_draft(page, &report))
        return false;
    view->report = report;
    return (report_section_parse(page->parameters.code, &section)
                ? load_section(page, section, view)
                : load_topic(page, view)) &&
           load_text(page, view, stored);
}

static void show(struct page_context *page, const struct report_section_view *view)
{
    page_begin(page, &(struct layout){.title = view->heading, .section = "informes"});
    report_section_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct report_section_view view = {.page = page, .markdown = ""};
    const struct report_text *stored = NULL;
    if (!load(page, &view, &stored))
        return;
    if (stored != NULL) {
        view.markdown = stored->markdown;
        view.version = stored->version;
    }
    show(page, &view);
}

static int64_t read_version(const struct page_context *page)
{
    int64_t version = 0;
    return request_parse_id(page_typed(page, "version"), &version) ? version : 0;
}

/* The form again with what was typed; with the figures' sentence before it where that was asked. */
static void show_again(struct page_context *page, const char *step, bool is_conflict)
{
    struct report_section_view view = {.page = page,
                                       .markdown = page_typed(page, "texto"),
                                       .version = read_version(page),
                                       .is_preview = strcmp(step, "ver") == 0};
    const struct report_text *stored = NULL;
    if (!load(page, &view, &stored))
        return;
    if (strcmp(step, "usar") == 0)
        view.markdown = view.markdown[0] == '\0'
                            ? view.suggestion
                            : arena_printf(page->arena, "%s\n\n%s", view.suggestion, view.markdown);
    if (is_conflict && stored != NULL) {
        view.other = stored;
        view.version = stored->version;
    }
    show(page, &view);
}

static void save(struct page_context *page)
{
    const struct save_report_text input = {.report_id = page->parameters.id,
                                           .section = page->parameters.code,
                                           .markdown = page_typed(page, "texto"),
                                           .version = read_version(page)};
    enum action_status status = save_report_text(&page->action, &input);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/informes/%lld/editar?listo=texto", page->council->code,
                      (long long)page->parameters.id);
        return;
    }
    show_again(page, "", status == ACTION_CONFLICT);
}

static void post(struct page_context *page)
{
    const char *step = page_typed(page, "paso");
    if (strcmp(step, "ver") == 0 || strcmp(step, "usar") == 0)
        show_again(page, step, false);
    else
        save(page);
}

static const struct page_field fields[] = {{.name = "texto", .max_bytes = 90000},
                                           {.name = "version"},
                                           {.name = "paso", .is_required = true},
                                           {0}};

const struct page page_report_section = {.path = "/c/{council}/informes/{id}/texto/{code}",
                                         .capability = CAPABILITY_EDIT_REPORT,
                                         .get = get,
                                         .post = post,
                                         .fields = fields};
