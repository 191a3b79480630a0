#include "web/report_view.h"

#include <string.h>

#include "base/env.h"
#include "reports/catalog/pronouncement/snapshot.h"
#include "reports/formats/html/report_html.h"
#include "reports/formats/report_format.h"
#include "web/html/widget.h"
#include "web/site.h"

#include "base/banned.h"

bool report_view_load(struct page_context *page, struct report_record **report)
{
    const struct object_key key = {page->council->id, page->parameters.id};
    if (!report_store_load(page->database, key, page->arena, report, &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (*report != NULL && ((*report)->is_approved || page_can(page, CAPABILITY_VIEW_COUNCIL)))
        return true;
    page_fail(page, 404);
    return false;
}

bool report_view_load_draft(struct page_context *page, struct report_record **report)
{
    if (!report_view_load(page, report))
        return false;
    if (!(*report)->is_approved)
        return true;
    page_redirect(page, "/c/%s/informes/%lld", page->council->code, (long long)(*report)->id);
    return false;
}

const char *report_view_address(const struct page_context *page)
{
    const char *url = page->site->base_url;
    const char *host = strstr(url, "://");
    return arena_printf(page->arena, "%s/v", host == NULL ? url : host + 3);
}

void report_view_way_back(struct strbuf *out, const struct page_context *page,
                          const struct report_record *report, const char *under, const char *here)
{
    const char *list = arena_printf(page->arena, "/c/%s/informes", page->council->code);
    struct widget_step steps[] = {{list, "Informes"}, {NULL, here}, {NULL, here}};
    size_t count = 2;
    if (report != NULL) {
        steps[1] = (struct widget_step){
            arena_printf(page->arena, "%s/%lld%s", list, (long long)report->id, under),
            report->title};
        count = 3;
    }
    if (here[0] == '\0')
        steps[--count - 1].path = NULL;
    widget_breadcrumbs(out, steps, count);
}

bool report_view_read(struct page_context *page, const struct report_record *report,
                      struct pronouncement *pronouncement, struct error *error)
{
    bool has_same_figures = false;
    char now[ENV_TIMESTAMP_SIZE];
    if (report->is_approved)
        return snapshot_read(report->snapshot_json, page->arena, pronouncement, &has_same_figures,
                             error);
    env_now_iso(now);
    const struct pronouncement_request request = {.council = page->council,
                                                  .report = report,
                                                  .view = BOARD_COUNCIL,
                                                  .today = page->today,
                                                  .created = arena_strdup(page->arena, now),
                                                  .address = report_view_address(page)};
    return pronouncement_gather(page->database, page->arena, &request, pronouncement, error);
}

/* "pronunciamiento-guatape-2025-v1-carta.pdf" */
static const char *make_file_name(struct page_context *page, const struct report_record *report,
                                  const struct report_format *format)
{
    const char *version =
        report->is_approved ? arena_printf(page->arena, "v%d", report->version) : "borrador";
    return arena_printf(page->arena, "pronunciamiento-%s-%d-%s%s.%s", page->council->code,
                        report->cut_year, version,
                        strcmp(format->name, "carta") == 0 ? "-carta" : "", format->ending);
}

/* False with an error, or where an approved report lacks its file (no error then). */
static bool fill_stored(struct page_context *page, const struct report_record *report,
                        const struct report_format *format, bool *is_there)
{
    const struct report_file key = {.council_id = report->council_id,
                                    .report_id = report->id,
                                    .format = format->format,
                                    .paper = format->paper};
    struct report_file *file = NULL;
    if (!report_store_find_file(page->database, &key, page->arena, &file, &page->action.error))
        return false;
    *is_there = file != NULL;
    if (file != NULL)
        strbuf_add_bytes(&page->response->body, file->bytes, file->size_bytes);
    return true;
}

static bool fill_draft(struct page_context *page, const struct report_record *report,
                       const struct report_format *format, bool *is_there)
{
    struct pronouncement pronouncement;
    struct error *error = &page->action.error;
    if (!report_view_read(page, report, &pronouncement, error))
        return false;
    *is_there = pronouncement.board != NULL;
    return !*is_there ||
           report_format_render(&page->response->body,
                                pronouncement_compose(page->arena, &pronouncement), format, error);
}

void report_view_download(struct page_context *page, const char *format_name)
{
    const struct report_format *format = report_format_find(format_name);
    struct report_record *report = NULL;
    bool is_there = false;
    if (!report_view_load(page, &report))
        return;
    if (!(report->is_approved ? fill_stored(page, report, format, &is_there)
                              : fill_draft(page, report, format, &is_there))) {
        page_fail_with(page, &page->action.error);
    } else if (!is_there) {
        page_fail(page, 404);
    } else {
        page->response->content_type = format->content_type;
        response_set_file_name(page->response, page->arena, make_file_name(page, report, format));
    }
}

bool report_view_fail_conflict(struct page_context *page, enum action_status status)
{
    if (status != ACTION_CONFLICT)
        return false;
    page_fail(page, 409);
    return true;
}

void report_view_render_body(struct strbuf *out, const char *markdown)
{
    enum { FIRST_LEVEL = 2 };
    struct document *document =
        document_create(out->arena, &(struct document_metadata){.title = ""});
    document_add_markdown(document, markdown, strlen(markdown), 0);
    report_html_render_body(out, document, FIRST_LEVEL);
}
