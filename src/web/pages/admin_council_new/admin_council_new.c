#include "web/pages/admin_council_new/admin_council_new.h"

#include <string.h>

#include "actions/create_council.h"
#include "base/text.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Abrir un consejo", .section = "consejos"};

/* "El Peñol" becomes "el-penol". */
static const char *propose_code(struct arena *arena, const char *name)
{
    char *code = text_fold(arena, name);
    size_t length = 0;
    for (size_t i = 0; code[i] != '\0'; i++) {
        bool is_plain = (code[i] >= 'a' && code[i] <= 'z') || (code[i] >= '0' && code[i] <= '9');
        if (is_plain)
            code[length++] = code[i];
        else if (length > 0 && code[length - 1] != '-')
            code[length++] = '-';
    }
    if (length > 0 && code[length - 1] == '-')
        length--;
    code[length] = '\0';
    return code;
}

static void choose(struct admin_council_new_view *view, const struct territory_list *all,
                   const char *code)
{
    for (size_t i = 0; i < all->count; i++)
        if (strcmp(all->items[i].code, code) == 0)
            view->territory = &all->items[i];
    for (size_t i = 0; view->territory != NULL && i < all->count; i++)
        if (strcmp(all->items[i].code, view->territory->department_code) == 0)
            view->department_name = all->items[i].name;
}

static void search(struct admin_council_new_view *view, const struct territory_list *all)
{
    struct arena *arena = view->page->arena;
    const char *folded = text_fold(arena, view->wanted);
    if (folded[0] == '\0')
        return;
    for (size_t i = 0; i < all->count; i++) {
        if (strstr(text_fold(arena, all->items[i].name), folded) == NULL &&
            strcmp(all->items[i].code, folded) != 0)
            continue;
        if (view->found_count < ADMIN_COUNCIL_NEW_FOUND)
            view->found[view->found_count++] = &all->items[i];
        view->total_count++;
    }
}

static void show(struct page_context *page, const char *chosen)
{
    struct admin_council_new_view view = {.page = page};
    struct territory_list all = {0};
    const char *wanted = request_query(page->request, "buscar");
    view.wanted = wanted == NULL ? "" : wanted;
    view.is_empty_search = wanted != NULL && text_fold(page->arena, wanted)[0] == '\0';
    if (!territory_store_list(page->database, page->arena, &all, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    choose(&view, &all, chosen);
    search(&view, &all);
    page_begin(page, &layout);
    if (view.territory == NULL) {
        admin_council_new_render_search(&page->response->body, &view);
    } else {
        bool is_typed = request_form(page->request, "codigo") != NULL;
        view.code =
            is_typed ? page_typed(page, "codigo") : propose_code(page->arena, view.territory->name);
        view.name = is_typed ? page_typed(page, "nombre")
                             : arena_printf(page->arena, "Consejo Territorial de Planeación de %s",
                                            view.territory->name);
        admin_council_new_render_form(&page->response->body, &view);
    }
    page_end(page);
}

static void get(struct page_context *page)
{
    const char *chosen = request_query(page->request, "entidad");
    show(page, chosen == NULL ? "" : chosen);
}

static void post(struct page_context *page)
{
    const struct create_council input = {.code = page_typed(page, "codigo"),
                                         .name = page_typed(page, "nombre"),
                                         .territory_code = page_typed(page, "entidad")};
    int64_t council_id = 0;
    enum action_status status = create_council(&page->action, &input, &council_id);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/miembros/invitar?listo=consejo", input.code);
    else if (!page_fail_for(page, status))
        show(page, input.territory_code);
}

static const struct page_field fields[] = {{.name = "entidad", .is_required = true},
                                           {.name = "codigo", .is_required = true},
                                           {.name = "nombre", .is_required = true},
                                           {0}};

const struct page page_admin_council_new = {.path = "/admin/consejos/nuevo",
                                            .capability = CAPABILITY_MANAGE_COUNCILS,
                                            .get = get,
                                            .post = post,
                                            .fields = fields};
