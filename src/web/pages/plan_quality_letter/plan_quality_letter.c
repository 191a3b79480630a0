#include "web/pages/plan_quality_letter/plan_quality_letter_page.h"

#include <string.h>

#include "base/env.h"
#include "reports/formats/report_format.h"
#include "web/quality_view.h"

#include "base/banned.h"

enum { MAX_TEXT = 3000, MAX_LINES = 400, MAX_NAME = 120, MAX_TEXT_BYTES = 4 * MAX_TEXT };

static const char *tell_today(struct page_context *page)
{
    char text[DATE_LONG_SIZE];
    return arena_strdup(page->arena, date_format_long(page->today, text));
}

static void suggest(struct page_context *page, struct plan_quality_letter_view *view)
{
    view->letter.place_date = tell_today(page);
    view->letter.addressee = "Señora alcaldesa o señor alcalde\nSecretaría de Planeación";
    view->letter.opening = quality_letter_suggest_opening(page->arena, &view->quality);
    view->letter.closing = quality_letter_suggest_closing();
    view->letter.signer = "";
    view->letter.office = "Presidencia del consejo";
}

static void read_typed(struct page_context *page, struct plan_quality_letter_view *view)
{
    struct action_context *action = &page->action;
    const struct action_text_rule rules[] = {
        {"fecha", "el lugar y la fecha", MAX_NAME, false, false},
        {"destinatario", "a quién se dirige", MAX_LINES, false, true},
        {"apertura", "el comienzo de la carta", MAX_TEXT, false, true},
        {"cierre", "el final de la carta", MAX_TEXT, false, true},
        {"firma", "el nombre de quien firma", MAX_NAME, true, false},
        {"cargo", "el cargo de quien firma", MAX_NAME, true, false},
    };
    const char **texts[] = {&view->letter.place_date, &view->letter.addressee,
                            &view->letter.opening,    &view->letter.closing,
                            &view->letter.signer,     &view->letter.office};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        *texts[i] = action_check_text(action, &rules[i], page_typed(page, rules[i].field));
}

static bool load(struct page_context *page, struct plan_quality_letter_view *view)
{
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    *view = (struct plan_quality_letter_view){.page = page};
    if (!quality_view_load_plan(page, &view->quality))
        return false;
    view->letter.quality = &view->quality;
    view->letter.council = page->council->name;
    view->letter.created = arena_strdup(page->arena, now);
    view->asked = quality_letter_count(&view->quality);
    return true;
}

static void show(struct page_context *page, const struct plan_quality_letter_view *view)
{
    page_begin(page, &(struct layout){.title = "Carta sobre el plan", .section = "condiciones"});
    plan_quality_letter_render(&page->response->body, view);
    page_end(page);
}

static void get(struct page_context *page)
{
    struct plan_quality_letter_view view;
    if (!load(page, &view))
        return;
    suggest(page, &view);
    show(page, &view);
}

/* The file is the answer; the form stays open in the browser as it was. */
static void download(struct page_context *page, const struct plan_quality_letter_view *view)
{
    const char *wanted = page_typed(page, "formato");
    const struct report_format *format =
        report_format_find(strcmp(wanted, "html") == 0 ? "html" : "carta");
    if (!report_format_render(&page->response->body,
                              quality_letter_compose(page->arena, &view->letter), format,
                              &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    page->response->content_type = format->content_type;
    response_set_file_name(
        page->response, page->arena,
        arena_printf(page->arena, "carta-calidad-%s.%s", page->council->code, format->ending));
}

static void post(struct page_context *page)
{
    struct plan_quality_letter_view view;
    if (!load(page, &view))
        return;
    read_typed(page, &view);
    if (!action_has_messages(&page->action)) {
        download(page, &view);
        return;
    }
    page->response->status = 422;
    show(page, &view);
}

static const struct page_field fields[] = {{.name = "fecha"},
                                           {.name = "destinatario", .max_bytes = MAX_TEXT_BYTES},
                                           {.name = "apertura", .max_bytes = MAX_TEXT_BYTES},
                                           {.name = "cierre", .max_bytes = MAX_TEXT_BYTES},
                                           {.name = "firma"},
                                           {.name = "cargo"},
                                           {.name = "formato"},
                                           {0}};

const struct page page_plan_quality_letter = {.path = "/c/{council}/calidad/carta",
                                              .capability = CAPABILITY_EDIT_REPORT,
                                              .get = get,
                                              .post = post,
                                              .fields = fields};
