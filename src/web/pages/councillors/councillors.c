#include "web/pages/councillors/councillors_page.h"

#include <string.h>

#include "base/banned.h"

static bool is_member(const struct councillors_view *view)
{
    return page_can(view->page, CAPABILITY_VIEW_COUNCIL);
}

/* How many of a sector are in office and may be named to whoever looks. */
static int count_shown(const struct councillors_view *view, const struct sector *sector)
{
    const struct councillor_list *all = &view->people.councillors;
    int count = 0;
    for (size_t i = 0; i < all->count; i++)
        count += strcmp(all->items[i].sector, sector->code) == 0 &&
                 councillor_is_in_office(&all->items[i], view->page->today) &&
                 council_people_shows(view->page, &view->people, &all->items[i]);
    return count;
}

bool councillors_has_row(const struct councillors_view *view, const struct sector_tally *tally)
{
    if (!is_member(view) && tally->sector->is_sensitive)
        return count_shown(view, tally->sector) > 0;
    return tally->sector->seats > 0 || tally->in_office > 0;
}

const char *councillors_commissions(const struct councillors_view *view, struct arena *arena,
                                    int64_t councillor_id)
{
    struct strbuf names;
    strbuf_init(&names, arena);
    for (size_t i = 0; i < view->people.commissions.count; i++) {
        const struct commission *it = &view->people.commissions.items[i];
        if (council_people_is_member(&view->people, it->id, councillor_id))
            strbuf_printf(&names, "%s%s", names.length > 0 ? ", " : "", it->name);
    }
    return names.data;
}

static void count(struct councillors_view *view)
{
    const size_t sector_count = view->people.sectors.count;
    view->tallies = ARENA_NEW_ARRAY(view->page->arena, sector_count, struct sector_tally);
    sector_tally_compute(&view->people.sectors, view->people.councillors.items,
                         view->people.councillors.count, view->page->today, view->tallies);
    for (size_t i = 0; i < sector_count; i++) {
        const struct sector_tally *tally = &view->tallies[i];
        view->in_office += tally->in_office;
        view->vacancies += tally->vacancies;
        view->missing += tally->is_missing;
        if (tally->sector->is_sensitive)
            view->reserved_seats += tally->in_office - count_shown(view, tally->sector);
    }
}

static void get(struct page_context *page)
{
    static const char *const notices[][2] = {
        {"guardado", "Guardamos los datos del consejero."},
        {"borrado", "Borramos los datos personales. El puesto y sus fechas siguen."},
        {"sectores", "Guardamos los sectores y sus puestos."},
        {NULL, NULL}};
    struct councillors_view view = {.page = page, .notice = council_people_notice(page, notices)};
    if (!council_people_load(page, &view.people))
        return;
    count(&view);
    page_begin(page, &(struct layout){.title = "Consejeros",
                                      .section = "condiciones",
                                      .description = "Quién representa a cada sector."});
    councillors_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_councillors = {
    .path = "/c/{council}/consejeros", .capability = CAPABILITY_VIEW_PUBLIC, .get = get};
