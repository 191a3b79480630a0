#include "web/pages/council_sectors/council_sectors_page.h"

#include <string.h>

#include "actions/council_sectors.h"
#include "storage/councillor_store.h"
#include "storage/database.h"

#include "base/banned.h"

static const char seats_prefix[] = "puestos_";

const char *council_sectors_value(const struct council_sectors_view *view, const char *field,
                                  const char *stored)
{
    return view->page->request->method == HTTP_GET ? stored : page_typed(view->page, field);
}

/* New sectors get the first numbers that are free. */
static void add_blank(struct page_context *page, struct sector_list *sectors)
{
    struct sector *all =
        ARENA_NEW_ARRAY(page->arena, sectors->count + COUNCIL_SECTORS_BLANK, struct sector);
    memcpy(all, sectors->items, sectors->count * sizeof *all);
    sectors->items = all;
    size_t wanted = sectors->count + COUNCIL_SECTORS_BLANK;
    for (int number = 1; sectors->count < wanted; number++) {
        const char *code = arena_printf(page->arena, "propio_%d", number);
        if (sector_find(sectors->items, sectors->count, code) == NULL)
            sectors->items[sectors->count++] =
                (struct sector){.code = code, .name = "", .is_own = true};
    }
}

static void show(struct page_context *page)
{
    struct council_sectors_view view = {.page = page};
    if (!councillor_store_list_sectors(page->database, page->council->id, page->arena,
                                       &view.sectors, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    add_blank(page, &view.sectors);
    page_begin(page, &(struct layout){.title = "Sectores y puestos", .section = "condiciones"});
    council_sectors_render(&page->response->body, &view);
    page_end(page);
}

static struct save_sectors read_form(struct page_context *page)
{
    const struct request_fields *form = &page->request->form;
    struct typed_sector *items = ARENA_NEW_ARRAY(page->arena, form->count + 1, struct typed_sector);
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (strncmp(form->items[i].name, seats_prefix, sizeof seats_prefix - 1) != 0)
            continue;
        const char *code = form->items[i].name + sizeof seats_prefix - 1;
        items[count++] = (struct typed_sector){
            .code = code,
            .name = page_typed(page, arena_printf(page->arena, "nombre_%s", code)),
            .seats = form->items[i].value,
            .is_sensitive =
                page_typed(page, arena_printf(page->arena, "sensible_%s", code))[0] != '\0'};
    }
    return (struct save_sectors){items, count};
}

static void post(struct page_context *page)
{
    const struct save_sectors input = read_form(page);
    enum action_status status = save_sectors(&page->action, &input);
    if (status == ACTION_DONE) {
        page_redirect(page, "/c/%s/consejeros?hecho=sectores", page->council->code);
    } else if (!page_fail_for(page, status)) {
        page->response->status = 422;
        show(page);
    }
}

static const struct page_field fields[] = {{.name = seats_prefix, .is_repeated = true},
                                           {.name = "nombre_", .is_repeated = true},
                                           {.name = "sensible_", .is_repeated = true},
                                           {0}};

const struct page page_council_sectors = {.path = "/c/{council}/consejeros/sectores",
                                          .capability = CAPABILITY_MANAGE_COUNCILLORS,
                                          .get = show,
                                          .post = post,
                                          .fields = fields};
