#include "web/pages/import_review/import_review.h"

#include <string.h>

#include "actions/pending_import.h"
#include "exchange/plan_file/plan_options.h"
#include "web/import_reader.h"
#include "web/site.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Traer el plan: revisar", .section = "condiciones"};

static enum plan_file_answer answer_of(const struct page_context *page, const char *question)
{
    const char *value = request_form(page->request, question);
    if (value == NULL)
        return ANSWER_DEFAULT;
    return strcmp(value, "si") == 0 ? ANSWER_YES : ANSWER_NO;
}

static void count(struct import_review_view *view)
{
    const struct plan_draft *draft = view->draft;
    view->totals = preview_count(view->page->arena, draft);
    for (size_t i = 0; i < draft->indicator_count; i++)
        for (int year = 0; year < draft->year_count; year++)
            view->result_count +=
                quantity_is_number(draft->indicators[i].years[year].actual.quantity);
}

static void read_draft(struct page_context *page, struct import_review_view *view)
{
    struct error error = {0};
    struct plan_file_options *options = &view->file.options;
    struct plan_draft *draft = ARENA_NEW(page->arena, struct plan_draft);
#define QUESTION(id) options->id = answer_of(page, #id);
#include "exchange/plan_file/questions.def"
#undef QUESTION
    if (!plan_file_read(page->arena, view->file.workbook, options, draft, &error)) {
        view->problem = arena_strdup(page->arena, error.message);
        return;
    }
    view->draft = draft;
    count(view);
}

/* Finds the waiting file and reads it; false when the failure was answered. */
static bool load(struct page_context *page, struct import_review_view *view)
{
    *view = (struct import_review_view){.page = page};
    if (!import_file_load(page, &view->file))
        return false;
    view->problem = view->file.problem;
    view->shows_all_notes = request_query(page->request, "notas") != NULL;
    if (view->file.workbook != NULL)
        read_draft(page, view);
    return true;
}

static void show(struct page_context *page, const struct import_review_view *view)
{
    page_begin(page, &layout);
    import_review_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct import_review_view view;
    if (!load(page, &view))
        return;
    show(page, &view);
    import_file_close(&view.file);
}

/* "Reconocer" also passes over a mapping that the council keeps. */
static void choose_format(struct page_context *page)
{
    const char *format = page_typed(page, "formato");
    const struct plan_file_options options = {
        .format_id = plan_file_is_format(format) ? format : PLAN_OPTIONS_AUTO};
    const struct map_import input = {.token = page->parameters.token,
                                     .options_json = import_file_options(page, &options, NULL)};
    if (!page_fail_for(page, map_import(&page->action, &input)))
        page_redirect(page, "/c/%s/importar/%s", page->council->code, page->parameters.token);
}

static void give_up(struct page_context *page)
{
    import_reader_forget(page->site->import_readers, page->parameters.token);
    if (!page_fail_for(page, forget_import(&page->action, page->parameters.token)))
        page_redirect(page, "/c/%s/importar?listo=archivo", page->council->code);
}

static enum import_targets targets_of(const struct page_context *page)
{
    const char *value = page_typed(page, "metas");
    return strcmp(value, "acto") == 0       ? IMPORT_TARGETS_BY_ACT
           : strcmp(value, "corregir") == 0 ? IMPORT_TARGETS_CORRECT
                                            : IMPORT_TARGETS_KEEP;
}

static struct import_plan make_input(struct page_context *page,
                                     const struct import_review_view *view)
{
    return (struct import_plan){.draft = view->draft,
                                .plan_name = page_typed(page, "nombre"),
                                .options_json =
                                    import_file_options(page, &view->file.options, view->draft),
                                .targets = targets_of(page),
                                .act = {.kind = page_typed(page, "acto"),
                                        .number = page_typed(page, "numero"),
                                        .date = page_typed(page, "fecha"),
                                        .note = page_typed(page, "nota")}};
}

/* Whether other targets wait for an answer that nobody gave: then nothing is saved yet. */
static bool must_ask_targets(struct page_context *page, struct import_plan *input,
                             struct import_plan_answer *answer, enum action_status *status)
{
    if (page_typed(page, "metas")[0] != '\0')
        return false;
    input->is_trial = true;
    *status = import_plan(&page->action, input, answer);
    input->is_trial = false;
    return *status != ACTION_DONE || answer->targets_kept > 0;
}

/* Saves, or only says what would change. False when it was answered. */
static bool import_draft(struct page_context *page, struct import_review_view *view, bool is_trial)
{
    struct import_plan_answer *answer = ARENA_NEW(page->arena, struct import_plan_answer);
    struct import_plan input = make_input(page, view);
    enum action_status status = ACTION_DONE;
    if (!is_trial && must_ask_targets(page, &input, answer, &status))
        is_trial = true;
    input.is_trial = is_trial;
    if (status == ACTION_DONE)
        status = import_plan(&page->action, &input, answer);
    if (page_fail_for(page, status))
        return false;
    if (status == ACTION_DONE && !is_trial) {
        /* The plan is saved; a file that could not be forgotten is so within a day. */
        forget_import(&page->action, page->parameters.token);
        import_reader_forget(page->site->import_readers, page->parameters.token);
        page_redirect(page, "/c/%s/tablero?traido=si", page->council->code);
        return false;
    }
    view->changes = status == ACTION_DONE ? answer : NULL;
    view->asks_targets = answer->targets_kept > 0 || page_typed(page, "metas")[0] != '\0';
    return true;
}

static void review(struct page_context *page, const char *step)
{
    struct import_review_view view;
    if (!load(page, &view))
        return;
    if (view.draft == NULL || import_draft(page, &view, strcmp(step, "guardar") != 0)) {
        if (view.draft == NULL || action_has_messages(&page->action))
            page->response->status = 422;
        show(page, &view);
    }
    import_file_close(&view.file);
}

static void post(struct page_context *page)
{
    const char *step = page_typed(page, "paso");
    if (strcmp(step, "cancelar") == 0)
        give_up(page);
    else if (strcmp(step, "formato") == 0)
        choose_format(page);
    else
        review(page, step);
}

static const struct page_field fields[] = {{.name = "paso", .is_required = true},
                                           {.name = "nombre"},
                                           {.name = "formato"},
                                           {.name = "metas"},
                                           {.name = "acto"},
                                           {.name = "numero"},
                                           {.name = "fecha"},
                                           {.name = "nota", .max_bytes = 8000},
#define QUESTION(id) {.name = #id},
#include "exchange/plan_file/questions.def"
#undef QUESTION
                                           {0}};

const struct page page_import_review = {.path = "/c/{council}/importar/{token}",
                                        .capability = CAPABILITY_IMPORT_PLAN,
                                        .get = get,
                                        .post = post,
                                        .fields = fields};
