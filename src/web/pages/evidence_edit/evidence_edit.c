#include "web/pages/evidence_edit/evidence_edit_page.h"

#include <string.h>

#include "base/date.h"

#include "base/banned.h"

/* Present evidence of the council that this person may change; others are told as the actions do.
 */
static bool load(struct evidence_edit_view *view)
{
    struct page_context *page = view->page;
    struct object_key key = {page->council->id, page->parameters.id};
    struct evidence *evidence = NULL;
    struct measurement *measurement = NULL;
    struct error *error = &page->action.error;
    if (!evidence_store_load(page->database, key, page->arena, &evidence, error))
        return page_fail_with(page, error);
    key.id = evidence == NULL ? 0 : evidence->measurement_id;
    if (!measurement_store_load(page->database, key, page->arena, &measurement, error))
        return page_fail_with(page, error);
    view->evidence = evidence;
    view->measurement = measurement;
    bool is_there = measurement != NULL && evidence_is_present(evidence);
    if (is_there &&
        (page_can(page, CAPABILITY_RECORD) || evidence->uploaded_by == page->identity.person_id))
        return true;
    page_fail(page, is_there ? 403 : 404);
    return false;
}

static const char *show_date(struct arena *arena, const char *iso)
{
    struct date date;
    return date_parse_iso(iso, &date)
               ? arena_printf(arena, "%02d/%02d/%d", date.day, date.month, date.year)
               : "";
}

static void show(struct evidence_edit_view *view)
{
    struct page_context *page = view->page;
    page_begin(page, &(struct layout){.title = "Soporte", .section = "trabajo"});
    evidence_edit_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct evidence_edit_view view = {.page = page};
    if (!load(&view))
        return;
    view.words = (struct evidence_words){view.evidence->proves,
                                         show_date(page->arena, view.evidence->evidence_date),
                                         view.evidence->is_public, false};
    if (request_query(page->request, "guardado") != NULL)
        view.notice = "Los cambios quedaron guardados.";
    show(&view);
}

static enum action_status replace(struct evidence_edit_view *view)
{
    struct page_context *page = view->page;
    const struct request_file *file = request_file(page->request, "archivos");
    if (file == NULL || file->name[0] == '\0') {
        action_add_message(&page->action, "archivos", "Elija el archivo nuevo.");
        return ACTION_INVALID;
    }
    const struct replace_evidence input = {page->parameters.id,
                                           {file->name, file->bytes, file->length}};
    return replace_evidence(&page->action, &input);
}

static enum action_status take_step(struct evidence_edit_view *view)
{
    struct page_context *page = view->page;
    const char *step = page_typed(page, "paso");
    if (strcmp(step, "quitar") == 0)
        return remove_evidence(&page->action, page->parameters.id);
    if (strcmp(step, "cambiar") == 0)
        return replace(view);
    const struct change_evidence input = {page->parameters.id, view->words};
    return change_evidence(&page->action, &input);
}

static void post(struct page_context *page)
{
    struct evidence_edit_view view = {.page = page,
                                      .words = {page_typed(page, "prueba"),
                                                page_typed(page, "fecha_soporte"),
                                                page_typed(page, "publico")[0] != '\0',
                                                page_typed(page, "ubicacion")[0] != '\0'}};
    if (!load(&view))
        return;
    const int64_t indicator_id = view.measurement->indicator_id;
    enum action_status status = take_step(&view);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE && page->action.action == ACTION_CHANGE_EVIDENCE) {
        page_redirect(page, "/c/%s/soporte/%lld/datos?guardado=si", page->council->code,
                      (long long)page->parameters.id);
    } else if (status == ACTION_DONE) {
        page_redirect(page,
                      page->action.action == ACTION_REMOVE_EVIDENCE
                          ? "/c/%s/indicador/%lld?listo=soporte-quitado"
                          : "/c/%s/indicador/%lld?listo=soporte-cambiado",
                      page->council->code, (long long)indicator_id);
    } else {
        show(&view);
    }
}

static const struct page_field fields[] = {{.name = "archivos", .is_file = true},
                                           {.name = "fecha_soporte"},
                                           {.name = "paso"},
                                           {.name = "prueba", .max_bytes = 4000},
                                           {.name = "publico"},
                                           {.name = "ubicacion"},
                                           {0}};

const struct page page_evidence_edit = {.path = "/c/{council}/soporte/{id}/datos",
                                        .capability = CAPABILITY_ATTACH_EVIDENCE,
                                        .get = get,
                                        .post = post,
                                        .fields = fields,
                                        .max_upload_bytes = 12 * 1024 * 1024};
