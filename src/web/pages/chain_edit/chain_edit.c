#include "web/pages/chain_edit/chain_edit_page.h"

#include <string.h>

#include "web/topic_view.h"

#include "base/banned.h"

static const char product_prefix[] = "producto_", project_prefix[] = "proyecto_",
                  money_prefix[] = "dinero_";

/* "17_4" after a prefix: the two ends of a link. */
static bool parse_pair(struct arena *arena, const char *text, struct chain_link *link)
{
    const char *middle = strchr(text, '_');
    return middle != NULL &&
           request_parse_id(arena_printf(arena, "%.*s", (int)(middle - text), text),
                            &link->from_id) &&
           request_parse_id(middle + 1, &link->to_id);
}

static struct chain_links read_links(const struct page_context *page, const char *prefix)
{
    const struct request_fields *form = &page->request->form;
    struct chain_links links = {ARENA_NEW_ARRAY(page->arena, form->count + 1, struct chain_link),
                                0};
    size_t length = strlen(prefix);
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, prefix, length) == 0 &&
            parse_pair(page->arena, form->items[i].name + length, &links.items[links.count]))
            links.count++;
    return links;
}

static void read_money(const struct page_context *page, struct save_chain *input)
{
    const struct request_fields *form = &page->request->form;
    struct typed_money *money = ARENA_NEW_ARRAY(page->arena, form->count + 1, struct typed_money);
    size_t length = strlen(money_prefix);
    for (size_t i = 0; i < form->count; i++)
        if (strncmp(form->items[i].name, money_prefix, length) == 0 &&
            request_parse_id(form->items[i].name + length, &money[input->money_count].project_id))
            money[input->money_count++].text = page_typed(page, form->items[i].name);
    input->money = money;
}

static void read_form(const struct page_context *page, struct save_chain *input)
{
    *input = (struct save_chain){.topic_id = page->parameters.id,
                                 .version = topic_view_typed_id(page, "version"),
                                 .products_of_results = read_links(page, product_prefix),
                                 .projects_of_products = read_links(page, project_prefix)};
    read_money(page, input);
}

/* As people write it: "1.200.000.000". */
static const char *write_pesos(struct arena *arena, int64_t pesos)
{
    char text[DECIMAL_TEXT_SIZE];
    return pesos == 0
               ? ""
               : arena_printf(arena, "%s", decimal_format_es(pesos * DECIMAL_SCALE, 0, text));
}

static void fill_form(struct arena *arena, const struct value_chain *chain,
                      struct save_chain *input)
{
    struct typed_money *money =
        ARENA_NEW_ARRAY(arena, chain->projects.count + 1, struct typed_money);
    for (size_t i = 0; i < chain->projects.count; i++)
        money[i] = (struct typed_money){chain->projects.items[i].id,
                                        write_pesos(arena, chain->projects.items[i].pesos)};
    *input = (struct save_chain){.version = chain->version,
                                 .products_of_results = chain->products_of_results,
                                 .projects_of_products = chain->projects_of_products,
                                 .money = money,
                                 .money_count = chain->projects.count};
}

static void show(struct page_context *page, bool is_conflict)
{
    struct planning_view planning;
    struct chain_edit_view view = {.view = &planning, .is_changed_meanwhile = is_conflict};
    if (!planning_view_load(page, &planning))
        return;
    if (page->request->method == HTTP_GET)
        fill_form(page->arena, &planning.planning.chain, &view.input);
    else
        read_form(page, &view.input);
    if (is_conflict) /* whoever saves again has been told */
        view.input.version = planning.planning.chain.version;
    page_begin(page, &(struct layout){.title = "Vincular la cadena", .section = "condiciones"});
    chain_edit_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, false);
}

static void post(struct page_context *page)
{
    struct save_chain input;
    read_form(page, &input);
    enum action_status status = save_chain(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/temas/%lld/cadena-de-valor?hecho=guardado", page->council->code,
                      (long long)input.topic_id);
    } else if (!page_fail_for(page, status)) {
        page->response->status = status == ACTION_CONFLICT ? 409 : 422;
        show(page, status == ACTION_CONFLICT);
    }
}

static const struct page_field fields[] = {{.name = "version"},
                                           {.name = "producto_", .is_repeated = true},
                                           {.name = "proyecto_", .is_repeated = true},
                                           {.name = "dinero_", .is_repeated = true},
                                           {0}};

const struct page page_chain_edit = {.path = "/c/{council}/temas/{id}/cadena-de-valor/vincular",
                                     .capability = CAPABILITY_EDIT_TOPICS,
                                     .get = get,
                                     .post = post,
                                     .fields = fields};
