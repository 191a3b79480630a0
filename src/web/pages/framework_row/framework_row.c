#include "web/pages/framework_row/framework_row_page.h"

#include "web/topic_view.h"

#include "base/banned.h"

static void read_form(const struct page_context *page, struct save_framework *input)
{
    *input = (struct save_framework){
        .topic_id = page->parameters.id,
        .node_id = page->parameters.other_id,
        .version = topic_view_typed_id(page, "version"),
        .summary = page_typed(page, "resumen"),
        .indicators = page_typed(page, "indicadores"),
        .verification = page_typed(page, "verificacion"),
        .assumptions = page_typed(page, "supuestos"),
        .likelihood = page_typed(page, "probabilidad"),
        .is_external = page_typed(page, "externo")[0] != '\0',
    };
}

static void fill_form(const struct framework_row *row, struct save_framework *input)
{
    *input = (struct save_framework){
        .version = row->version,
        .summary = row->summary,
        .indicators = row->indicators,
        .verification = row->verification,
        .assumptions = row->assumptions,
        .likelihood = framework_likelihood_code(row->likelihood),
        .is_external = row->is_external,
    };
}

static void show(struct page_context *page, bool is_conflict)
{
    struct planning_view planning;
    if (!planning_view_load(page, &planning))
        return;
    struct framework_row_view view = {
        .view = &planning,
        .row = logical_framework_find(&planning.planning.framework, page->parameters.other_id),
        .is_changed_meanwhile = is_conflict};
    if (view.row == NULL) {
        page_fail(page, 404);
        return;
    }
    if (page->request->method == HTTP_GET)
        fill_form(view.row, &view.input);
    else
        read_form(page, &view.input);
    if (is_conflict) /* whoever saves again has been told */
        view.input.version = view.row->version;
    page_begin(page,
               &(struct layout){.title = "Cambiar el marco lógico", .section = "condiciones"});
    framework_row_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_framework input;
    read_form(page, &input);
    enum action_status status = save_framework(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/temas/%lld/marco-logico?hecho=guardado#f%lld",
                      page->council->code, (long long)input.topic_id, (long long)input.node_id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

static const struct page_field fields[] = {{.name = "version"},
                                           {.name = "resumen", .max_bytes = 3000},
                                           {.name = "indicadores", .max_bytes = 3000},
                                           {.name = "verificacion", .max_bytes = 3000},
                                           {.name = "supuestos", .max_bytes = 3000},
                                           {.name = "probabilidad"},
                                           {.name = "externo"},
                                           {0}};

const struct page page_framework_row = {.path = "/c/{council}/temas/{id}/marco-logico/{other_id}",
                                        .capability = CAPABILITY_EDIT_TOPICS,
                                        .get = get,
                                        .post = post,
                                        .fields = fields};
