#include "web/pages/return_result/return_result_page.h"

#include "actions/return_measurement.h"
#include "actions/verify_measurement.h"

#include "base/banned.h"

static void show(struct page_context *page, int64_t shown_version, const char *text)
{
    struct return_view view = {.reason = page_typed(page, "motivo"), .text = text};
    if (!result_case_load(page, page->parameters.id, &view.result))
        return;
    const struct measurement *measurement = view.result.measurement;
    view.shown_version = shown_version == 0 ? measurement->version : shown_version;
    view.may_return = return_measurement_is_allowed(&page->identity, measurement->state) &&
                      measurement_can_step(measurement, MEASUREMENT_RETURN,
                                           page->identity.person_id) == MEASUREMENT_ALLOWED;
    page_begin(page, &(struct layout){.title = arena_printf(page->arena, "Devolver %s",
                                                            result_case_title(&view.result)),
                                      .section = "trabajo"});
    return_result_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, 0, "");
}

static void give_back(struct page_context *page, int64_t version)
{
    const struct return_measurement input = {.target = {page->parameters.id, version},
                                             .reason = page_typed(page, "motivo"),
                                             .text = page_typed(page, "explicacion")};
    enum action_status status = return_measurement(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/mi-trabajo?hecho=%lld", page->council->code,
                      (long long)page->parameters.id);
    else if (!page_fail_for(page, status))
        show(page, version, input.text);
}

/* The page that verifies sends its form here when the verifier decides to return: what was written
 * there comes along as the explanation. */
static void post(struct page_context *page)
{
    int64_t version = 0;
    request_parse_id(page_typed(page, "version"), &version);
    if (request_form(page->request, "paso") != NULL)
        give_back(page, version);
    else
        show(page, version, page_typed(page, "nota"));
}

static const struct page_field fields[] = {
    {.name = "version"},
    {.name = "paso"},
    {.name = "motivo"},
    {.name = "explicacion", .max_bytes = 4 * RETURN_TEXT_MAX_CHARACTERS + 1000},
    {.name = "veredicto"},
    {.name = "cifra"},
    {.name = "nota", .max_bytes = 4 * VERDICT_NOTE_MAX_CHARACTERS + 1000},
    {0}};

const struct page page_return_result = {.path = "/c/{council}/devolver/{id}",
                                        .capability = CAPABILITY_RETURN,
                                        .get = get,
                                        .post = post,
                                        .fields = fields};
