#include "web/pages/duties_proposal/duties_proposal.h"

#include <string.h>

#include "actions/assign_duties.h"

#include "base/banned.h"

static const char field[] = "propuesta";

const char *duties_proposal_code(struct arena *arena, const struct duty_row_proposal *row)
{
    struct strbuf code;
    strbuf_init(&code, arena);
    strbuf_printf(&code, "%s:", follow_up_step_code(row->step));
    for (size_t i = 0; i < row->count; i++)
        strbuf_printf(&code, "%s%lld-%s", i == 0 ? "" : ",", (long long)row->holders[i].actor_id,
                      raci_code(row->holders[i].raci));
    return code.data;
}

/* "12-RA" of a code, as typed; an actor that there is not is left to the action to refuse. */
static struct typed_duty read_item(char *item)
{
    struct typed_duty typed = {0, ""};
    char *dash = strchr(item, '-');
    if (dash == NULL)
        return typed;
    *dash = '\0';
    if (request_parse_id(item, &typed.actor_id))
        typed.letters = dash + 1;
    return typed;
}

static struct assign_duties read_code(struct arena *arena, const char *sent)
{
    char *code = arena_strdup(arena, sent), *rest = strchr(code, ':');
    size_t most = 1;
    for (const char *c = code; *c != '\0'; c++)
        most += *c == ',';
    struct typed_duty *items = ARENA_NEW_ARRAY(arena, most, struct typed_duty);
    struct assign_duties input = {.step = code, .items = items};
    if (rest == NULL)
        return input;
    *rest++ = '\0';
    for (char *item = strtok_r(rest, ",", &rest); item != NULL; item = strtok_r(NULL, ",", &rest))
        items[input.count++] = read_item(item);
    return input;
}

bool duties_proposal_is_marked(const struct duties_proposal_view *view, const char *code)
{
    const struct request *request = view->duties.page->request;
    for (size_t i = 0; i < request->form.count; i++)
        if (strcmp(request->form.items[i].name, field) == 0 &&
            strcmp(request->form.items[i].value, code) == 0)
            return true;
    return request->method == HTTP_GET;
}

static void show(struct page_context *page)
{
    struct duties_proposal_view view;
    if (!duty_view_load(page, &view.duties))
        return;
    duty_propose_rows(page->arena, &view.duties.book, &view.proposals);
    page_begin(page, &(struct layout){.title = "Roles propuestos", .section = "condiciones"});
    duties_proposal_render(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    const struct request_fields *form = &page->request->form;
    struct assign_duties *inputs =
        ARENA_NEW_ARRAY(page->arena, form->count + 1, struct assign_duties);
    size_t count = 0, assigned = 0;
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->items[i].name, field) == 0)
            inputs[count++] = read_code(page->arena, form->items[i].value);
    enum action_status status = assign_proposed_duties(&page->action, inputs, count, &assigned);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/roles?hecho=%s", page->council->code,
                      assigned == count ? "propuestos" : "algunos");
    else if (!page_fail_for(page, status))
        show(page);
}

enum { MAX_CODE_BYTES = 16 * 1024 }; /* names every actor of a step: hundreds */
static const struct page_field fields[] = {
    {.name = "propuesta", .is_repeated = true, .max_bytes = MAX_CODE_BYTES}, {0}};

const struct page page_duties_proposal = {.path = "/c/{council}/proponer-roles",
                                          .capability = CAPABILITY_EDIT_DUTIES,
                                          .get = show,
                                          .post = post,
                                          .fields = fields};
