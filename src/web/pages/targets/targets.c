#include "web/pages/targets/targets_page.h"

#include <string.h>

#include "base/banned.h"

const char *targets_label(struct arena *arena, const struct target_value *value)
{
    return value->year == 0 ? "Meta de los cuatro años"
                            : arena_printf(arena, "Programado %d", value->year);
}

const char *targets_field_value(const struct targets_view *view, const struct target_value *value)
{
    char text[DECIMAL_TEXT_SIZE];
    if (view->is_typed)
        return page_typed(view->page, value->field);
    if (value->before.state == QUANTITY_MISSING)
        return "";
    return arena_strdup(view->page->arena, quantity_format_es(value->before, text));
}

static void show(struct page_context *page, const struct targets_view *view, bool is_review)
{
    page_begin(page,
               &(struct layout){.title = is_review ? "Revise el cambio de metas" : "Cambiar metas",
                                .section = "tablero"});
    if (is_review)
        targets_render_review(&page->response->body, view);
    else
        targets_render_form(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct change_targets_answer answer;
    const struct targets_view view = {.page = page, .answer = &answer};
    if (!page_fail_for(page, load_targets(&page->action, page->parameters.id, &answer)))
        show(page, &view, false);
}

/* The planned values by year: "programado_2025" is planned[1] of a plan that begins in 2024. */
static void read_planned(const struct page_context *page, int first_year,
                         struct change_targets *input)
{
    for (int i = 0; i < PLAN_MAX_YEARS; i++)
        input->planned[i] =
            page_typed(page, arena_printf(page->arena, "programado_%d", first_year + i));
}

static struct change_targets read_form(struct page_context *page, int first_year)
{
    struct change_targets input = {.indicator_id = page->parameters.id,
                                   .act = {.kind = page_typed(page, "acto"),
                                           .number = page_typed(page, "numero"),
                                           .date = page_typed(page, "fecha"),
                                           .note = page_typed(page, "nota")},
                                   .target = page_typed(page, "meta"),
                                   .is_trial = strcmp(page_typed(page, "paso"), "guardar") != 0};
    if (!request_parse_id(page_typed(page, "version"), &input.version))
        input.version = 0;
    read_planned(page, first_year, &input);
    return input;
}

static void post(struct page_context *page)
{
    struct change_targets_answer answer;
    struct targets_view view = {.page = page, .answer = &answer, .is_typed = true};
    enum action_status status = load_targets(&page->action, page->parameters.id, &answer);
    if (page_fail_for(page, status))
        return;
    const struct change_targets input = read_form(page, answer.indicator->first_year);
    if (strcmp(page_typed(page, "paso"), "corregir") == 0) {
        show(page, &view, false);
        return;
    }
    status = change_targets(&page->action, &input, &answer);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE && !input.is_trial) {
        page_redirect(page, "/c/%s/indicador/%lld?listo=metas", page->council->code,
                      (long long)page->parameters.id);
        return;
    }
    view.is_conflict = status == ACTION_CONFLICT;
    show(page, &view, status == ACTION_DONE);
}

static const struct page_field fields[] = {{.name = "paso", .is_required = true},
                                           {.name = "version", .is_required = true},
                                           {.name = "meta"},
                                           {.name = "programado_", .is_repeated = true},
                                           {.name = "acto"},
                                           {.name = "numero"},
                                           {.name = "fecha"},
                                           {.name = "nota", .max_bytes = 8000},
                                           {0}};

const struct page page_targets = {.path = "/c/{council}/indicador/{id}/metas",
                                  .capability = CAPABILITY_CHANGE_TARGETS,
                                  .get = get,
                                  .post = post,
                                  .fields = fields};
