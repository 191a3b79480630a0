#include "web/pages/council_rules/council_rules_page.h"

#include "actions/council_rules.h"
#include "storage/councillor_store.h"
#include "web/councillor_form.h"

#include "base/banned.h"

static void fill(struct council_rules_view *view, const struct council_rule *rule)
{
    struct arena *arena = view->page->arena;
    const struct date office = rule->office_date;
    view->version = rule->version;
    view->office = date_is_valid(office) ? arena_printf(arena, "%02d/%02d/%04d", office.day,
                                                        office.month, office.year)
                                         : "";
    view->quorum = quorum_kind_code(rule->quorum);
    view->quorum_number =
        rule->quorum_number == 0 ? "" : arena_printf(arena, "%d", rule->quorum_number);
}

static void show(struct page_context *page, bool is_conflict)
{
    struct council_rule rule;
    struct council_rules_view view = {.page = page,
                                      .version = councillor_form_typed_id(page, "version"),
                                      .office = page_typed(page, "posesion"),
                                      .quorum = page_typed(page, "quorum"),
                                      .quorum_number = page_typed(page, "quorum_numero"),
                                      .is_changed_meanwhile = is_conflict};
    if (!councillor_store_load_rule(page->database, page->council->id, &rule,
                                    &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (page->request->method == HTTP_GET)
        fill(&view, &rule);
    else if (is_conflict) /* whoever saves again has been told */
        view.version = rule.version;
    page_begin(page, &(struct layout){.title = "Reglas del consejo", .section = "condiciones"});
    council_rules_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    const struct save_rules input = {.version = councillor_form_typed_id(page, "version"),
                                     .office = page_typed(page, "posesion"),
                                     .quorum = page_typed(page, "quorum"),
                                     .quorum_number = page_typed(page, "quorum_numero")};
    enum action_status status = save_council_rules(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/plan-de-trabajo?hecho=reglas", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

static const struct page_field fields[] = {
    {.name = "posesion"}, {.name = "quorum"}, {.name = "quorum_numero"}, {.name = "version"}, {0}};

const struct page page_council_rules = {.path = "/c/{council}/plan-de-trabajo/reglas",
                                        .capability = CAPABILITY_MANAGE_COUNCILLORS,
                                        .get = get,
                                        .post = post,
                                        .fields = fields};
