#include "web/pages/analyse/analyse_page.h"

#include "actions/analyse_measurement.h"

#include "base/banned.h"

static void show(struct page_context *page, int64_t shown_version, const char *text)
{
    struct analyse_view view;
    if (!result_case_load(page, page->parameters.id, &view.result))
        return;
    view.shown_version = shown_version == 0 ? view.result.measurement->version : shown_version;
    view.text = text == NULL ? view.result.measurement->analysis : text;
    page_begin(page, &(struct layout){.title = arena_printf(page->arena, "Analizar %s",
                                                            result_case_title(&view.result)),
                                      .section = "trabajo"});
    analyse_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, 0, NULL);
}

static void post(struct page_context *page)
{
    struct analyse_measurement input = {.target.id = page->parameters.id,
                                        .text = page_typed(page, "analisis")};
    request_parse_id(page_typed(page, "version"), &input.target.version);
    enum action_status status = analyse_measurement(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/mi-trabajo?hecho=%lld", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        show(page, input.target.version, input.text);
}

static const struct page_field fields[] = {
    {.name = "version"},
    {.name = "analisis", .max_bytes = 4 * ANALYSIS_MAX_CHARACTERS + 1000},
    {0}};

const struct page page_analyse = {.path = "/c/{council}/analizar/{id}",
                                  .capability = CAPABILITY_ANALYSE,
                                  .get = get,
                                  .post = post,
                                  .fields = fields};
