#include "web/pages/record/record_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

void record_show(struct record_view *view, record_template render, const char *title)
{
    struct page_context *page = view->page;
    page_begin(page, &(struct layout){.title = title, .section = "trabajo"});
    render(&page->response->body, view);
    page_end(page);
}

bool record_load(struct record_view *view)
{
    struct page_context *page = view->page;
    enum action_status status = measurement_case_load(&page->action, page->parameters.id,
                                                      page->parameters.year, &view->place);
    if (page_fail_for(page, status))
        return false;
    view->refusal = measurement_case_refuse(&view->place, &page->identity);
    return true;
}

/* Reads what was typed without messages: for what the page says was understood. */
void record_read_quietly(struct record_view *view)
{
    struct action_context quiet = view->page->action;
    quiet.messages = (struct action_messages){0};
    measurement_entry_read(&quiet, &view->place, &view->input.entry, MEASUREMENT_ENTRY_DRAFT,
                           &view->reading);
    record_evaluate(view);
}

struct record_view record_make_view(struct page_context *page)
{
    struct record_view view = {.page = page};
    view.input.indicator_id = page->parameters.id;
    view.input.year = page->parameters.year;
    view.publish = "";
    token_create(view.key);
    return view;
}

/* The chain's entry with a number, where it is about this very result. */
/* Drafts leave their trace too, but have no receipt: what they say is for who may record. */
static bool find_receipt(struct record_view *view, int64_t sequence)
{
    struct page_context *page = view->page;
    struct audit_record_list found = {0};
    const struct audit_query query = {page->council->id, sequence + 1, 1};
    if (!audit_store_list(page->database, &query, page->arena, &found, &page->action.error))
        return page_fail_with(page, &page->action.error);
    const char *object = action_object(&page->action, "measurement", view->place.measurement.id);
    if (found.count == 0 || found.items[0].sequence != sequence ||
        strcmp(found.items[0].object, object) != 0) {
        page_fail(page, 404);
        return false;
    }
    view->receipt = &found.items[0];
    int64_t version = record_measurement_version_of(view->receipt->detail);
    for (size_t i = 0; i < view->place.versions.count; i++)
        if (view->place.versions.items[i].measurement.version == version &&
            view->place.versions.items[i].measurement.state != MEASUREMENT_DRAFT)
            view->recorded = &view->place.versions.items[i];
    if (view->recorded != NULL)
        return true;
    page_fail(page, 404);
    return false;
}

static void get(struct page_context *page)
{
    struct record_view view = record_make_view(page);
    int64_t sequence = 0;
    if (!record_load(&view))
        return;
    if (request_parse_id(request_query(page->request, "recibo"), &sequence)) {
        if (find_receipt(&view, sequence))
            record_show(&view, record_render_receipt, "Recibo");
        return;
    }
    if (view.refusal != NULL) {
        record_show(&view, record_render_closed, "Registrar un resultado");
        return;
    }
    view.input.version = view.place.measurement.version;
    view.input.entry = measurement_entry_from(&page->action, &view.place);
    if (request_query(page->request, "guardado") != NULL)
        view.notice = "El borrador quedó guardado. Puede seguir ahora u otro día.";
    record_read_quietly(&view);
    record_show(&view, record_render_form, "Registrar un resultado");
}

static const struct page_field fields[] = {{.name = "archivos", .is_file = true},
                                           {.name = "caso"},
                                           {.name = "clave"},
                                           {.name = "corte"},
                                           {.name = "fecha_soporte"},
                                           {.name = "fuente"},
                                           {.name = "fuente_detalle", .max_bytes = 4000},
                                           {.name = "modo"},
                                           {.name = "nota", .max_bytes = 20000},
                                           {.name = "paso"},
                                           {.name = "prueba", .max_bytes = 4000},
                                           {.name = "publico"},
                                           {.name = "quitar"},
                                           {.name = "razon", .max_bytes = 10000},
                                           {.name = "valor"},
                                           {.name = "version"},
                                           {0}};

const struct page page_record = {.path = "/c/{council}/registrar/{id}/{year}",
                                 .capability = CAPABILITY_RECORD_OFFICIAL,
                                 .get = get,
                                 .post = record_post,
                                 .fields = fields,
                                 .max_upload_bytes = RECORD_MAX_UPLOAD_MB * 1024 * 1024};
