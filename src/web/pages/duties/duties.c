#include "web/pages/duties/duties_page.h"

#include <string.h>

#include "core/plan/plan_search.h"
#include "storage/plan_store.h"
#include "web/council_people.h"

#include "base/banned.h"

enum { MAX_WORDS_BYTES = 200 };

/* The indicators that the words find; nodes of the plan are left out. */
static bool search(struct page_context *page, struct duties_view *view)
{
    struct object_key key = {page->council->id, 0};
    struct plan *plan = NULL;
    struct plan_hits hits;
    struct error *error = &page->action.error;
    const char *words = request_query(page->request, "buscar");
    view->words = words == NULL || strlen(words) > MAX_WORDS_BYTES ? "" : words;
    if (view->words[0] == '\0')
        return true;
    if (!plan_store_find_current(page->database, key.council_id, &key.id, error))
        return page_fail_with(page, error);
    if (key.id == 0)
        return true;
    if (!plan_store_load(page->database, key, page->arena, &plan, error))
        return page_fail_with(page, error);
    plan_search(page->arena, plan, view->words, &hits);
    view->found = ARENA_NEW_ARRAY(page->arena, hits.count + 1, const struct indicator *);
    for (size_t i = 0; i < hits.count && view->found_count < DUTIES_MAX_FOUND; i++)
        if (hits.items[i].indicator != NULL)
            view->found[view->found_count++] = hits.items[i].indicator;
    return true;
}

bool duties_has_begun(const struct duty_book *book)
{
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        if (duty_resolve(book, (struct duty_scope){0}, (enum follow_up_step)i) != NULL)
            return true;
    return false;
}

size_t duties_count_changes(const struct duty_book *book)
{
    size_t count = 0;
    for (size_t i = 0; i < book->rows.count; i++)
        count += book->rows.items[i].count > 0 && !duty_scope_is_general(book->rows.items[i].scope);
    return count;
}

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardado", "Guardamos los roles del paso."},
        {"propuestos", "Guardamos los roles propuestos. Mire si son como el consejo los quiere."},
        {"algunos", "Guardamos los pasos que nadie había decidido. Los demás quedan como estaban."},
        {"quitado",
         "Este paso vuelve a los roles de antes: los del tema o los de todo el consejo."},
        {NULL, NULL}};
    struct duties_view view = {.words = ""};
    if (!duty_view_load(page, &view.duties) || !search(page, &view))
        return;
    view.duties.notice = council_people_notice(page, notices);
    page_begin(page, &(struct layout){.title = "Roles en el seguimiento",
                                      .section = "condiciones",
                                      .is_wide = true});
    duties_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_duties = {
    .path = "/c/{council}/roles", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
