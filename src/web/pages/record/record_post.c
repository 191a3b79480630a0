/* The forms of the page: what each button does with what was typed. */
#include <string.h>

#include "web/pages/record/record_page.h"

#include "base/banned.h"

/* A refused form keeps its status unless the page has a better one. */
static void show_form(struct record_view *view)
{
    if (action_has_messages(&view->page->action))
        view->page->response->status = 422;
    record_show(view, record_render_form, "Registrar un resultado");
}

static bool is_step(const struct page_context *page, const char *step)
{
    return strcmp(page_typed(page, "paso"), step) == 0;
}

/* What was typed, with the two buttons that stand for a value put in. */
static void read_form(struct record_view *view)
{
    struct page_context *page = view->page;
    struct measurement_entry *entry = &view->input.entry;
    const char *key = page_typed(page, "clave");
    request_parse_id(page_typed(page, "version"), &view->input.version);
    if (token_is_well_formed(key))
        memcpy(view->key, key, TOKEN_SIZE);
    view->input.key = view->key;
    *entry = (struct measurement_entry){.value = page_typed(page, "valor"),
                                        .mode = page_typed(page, "modo"),
                                        .cut_off_date = page_typed(page, "corte"),
                                        .source_kind = page_typed(page, "fuente"),
                                        .source_text = page_typed(page, "fuente_detalle"),
                                        .note = page_typed(page, "nota"),
                                        .odd_reason = page_typed(page, "razon")};
    entry->is_not_reported =
        is_step(page, "sin") ||
        (strcmp(page_typed(page, "caso"), "sin") == 0 && !is_step(page, "valor"));
    if (is_step(page, "cero")) {
        entry->value = "0";
        entry->mode = entry_mode_code(ENTRY_MODE_YEAR);
    }
    view->publish = page_typed(page, "publico");
    view->words = (struct evidence_words){.proves = page_typed(page, "prueba"),
                                          .date = page_typed(page, "fecha_soporte"),
                                          .is_public = view->publish[0] != '\0'};
}

static size_t count_files(const struct page_context *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->request->file_count; i++)
        count += page->request->files[i].name[0] != '\0';
    return count;
}

/* Files first, whatever else is wrong: they are kept. False: the page is answered. */
static bool attach(struct record_view *view)
{
    struct page_context *page = view->page;
    struct attach_answer answer = {0};
    size_t count = 0;
    struct evidence_upload *files =
        ARENA_NEW_ARRAY(page->arena, page->request->file_count + 1, struct evidence_upload);
    for (size_t i = 0; i < page->request->file_count; i++)
        if (page->request->files[i].name[0] != '\0')
            files[count++] = (struct evidence_upload){page->request->files[i].name,
                                                      page->request->files[i].bytes,
                                                      page->request->files[i].length};
    const struct attach_evidence input = {.indicator_id = view->input.indicator_id,
                                          .year = view->input.year,
                                          .files = files,
                                          .count = count,
                                          .words = view->words};
    enum action_status status = attach_evidence(&page->action, &input, &answer);
    if (page_fail_for(page, status))
        return false;
    if (status != ACTION_DONE)
        return true;
    view->located = answer.located;
    view->is_held_back = answer.is_held_back;
    view->words = (struct evidence_words){0};
    view->publish = "";
    if (answer.has_new_draft && view->input.version == 0)
        view->input.version = answer.version;
    return true;
}

/* Two people wrote: both are shown, and the form carries the version that was shown. */
static void show_conflict(struct record_view *view)
{
    if (!record_load(view))
        return;
    view->page->response->status = 409;
    if (view->refusal != NULL && view->place.measurement.state == MEASUREMENT_DRAFT) {
        record_show(view, record_render_closed, "Registrar un resultado"); /* not theirs to see */
        return;
    }
    record_read_quietly(view);
    view->input.version = view->place.measurement.version;
    token_create(view->key);
    record_show(view, record_render_conflict, "Dos datos distintos");
}

/* What every refused or unfinished form comes to. */
static void show_again(struct record_view *view, enum action_status status)
{
    if (page_fail_for(view->page, status))
        return;
    if (status == ACTION_CONFLICT) {
        show_conflict(view);
        return;
    }
    if (!record_load(view))
        return;
    record_read_quietly(view);
    show_form(view);
}

static void save_draft(struct record_view *view)
{
    struct page_context *page = view->page;
    struct record_answer answer;
    enum action_status status = save_measurement_draft(&page->action, &view->input, &answer);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/registrar/%lld/%d?guardado=si", page->council->code,
                      (long long)view->input.indicator_id, view->input.year);
    else
        show_again(view, status);
}

static void record(struct record_view *view)
{
    struct page_context *page = view->page;
    struct record_answer answer;
    enum action_status status = record_measurement(&page->action, &view->input, &answer);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/registrar/%lld/%d?recibo=%lld", page->council->code,
                      (long long)view->input.indicator_id, view->input.year,
                      (long long)answer.receipt);
    else
        show_again(view, status);
}

/* A draft on the way, where one may be kept; otherwise nobody may have saved meanwhile. */
static enum action_status keep_on_the_way(struct record_view *view)
{
    const struct measurement *stored = &view->place.measurement;
    struct record_answer answer;
    if (measurement_can_step(stored, MEASUREMENT_SAVE_DRAFT, 0) != MEASUREMENT_ALLOWED)
        return stored->version == view->input.version ? ACTION_DONE : ACTION_CONFLICT;
    enum action_status status = save_measurement_draft(&view->page->action, &view->input, &answer);
    if (status == ACTION_DONE)
        view->input.version = answer.version;
    return status;
}

/* Shows the whole once more before it counts. */
static void review(struct record_view *view)
{
    struct page_context *page = view->page;
    if (!record_load(view))
        return;
    if (view->refusal != NULL) {
        show_conflict(view);
        return;
    }
    measurement_entry_read(&page->action, &view->place, &view->input.entry,
                           MEASUREMENT_ENTRY_RECORD, &view->reading);
    record_evaluate(view);
    if (action_has_messages(&page->action)) {
        show_form(view);
        return;
    }
    enum action_status status = keep_on_the_way(view);
    if (status == ACTION_DONE)
        record_show(view, record_render_review, "Revisar el resultado");
    else
        show_again(view, status);
}

static void delete_draft(struct record_view *view)
{
    struct page_context *page = view->page;
    const struct delete_draft input = {.indicator_id = view->input.indicator_id,
                                       .year = view->input.year,
                                       .version = view->input.version};
    enum action_status status = delete_measurement_draft(&page->action, &input);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/indicador/%lld?listo=borrador", page->council->code,
                      (long long)view->input.indicator_id);
    else
        show_again(view, status);
}

static void ask_to_delete(struct record_view *view)
{
    if (!record_load(view))
        return;
    if (view->place.measurement.state == MEASUREMENT_DRAFT)
        record_show(view, record_render_delete, "Borrar el borrador");
    else
        show_conflict(view);
}

static void remove_file(struct record_view *view, int64_t evidence_id)
{
    enum action_status status = remove_evidence(&view->page->action, evidence_id);
    if (status == ACTION_DONE)
        view->notice = "El soporte se quitó. La historia guarda que existió.";
    show_again(view, status == ACTION_CONFLICT ? ACTION_INVALID : status);
}

static void take_step(struct record_view *view)
{
    struct page_context *page = view->page;
    if (is_step(page, "registrar"))
        record(view);
    else if (is_step(page, "borrador"))
        save_draft(view);
    else if (is_step(page, "borrar"))
        ask_to_delete(view);
    else if (is_step(page, "borrar_si"))
        delete_draft(view);
    else if (is_step(page, "adjuntar") || is_step(page, "cambiar") || is_step(page, "valor"))
        show_again(view, ACTION_DONE);
    else
        review(view); /* revisar, cero, sin, and Enter in a field */
}

void record_post(struct page_context *page)
{
    struct record_view view = record_make_view(page);
    int64_t evidence_id = 0;
    read_form(&view);
    if (request_parse_id(page_typed(page, "quitar"), &evidence_id)) {
        remove_file(&view, evidence_id);
        return;
    }
    bool has_files = count_files(page) > 0;
    if (has_files || is_step(page, "adjuntar")) {
        if (!attach(&view))
            return;
        if (has_files && !action_has_messages(&page->action))
            view.notice = "Los archivos quedaron guardados.";
    }
    take_step(&view);
}
