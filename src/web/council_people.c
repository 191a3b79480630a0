#include "web/council_people.h"

#include <string.h>

#include "storage/commission_store.h"
#include "storage/councillor_store.h"

#include "base/banned.h"

bool council_people_load(struct page_context *page, struct council_people *people)
{
    const int64_t id = page->council->id;
    struct database *database = page->database;
    struct error *error = &page->action.error;
    if (councillor_store_list(database, id, page->arena, &people->councillors, error) &&
        councillor_store_list_authorisations(database, id, page->arena, &people->authorisations,
                                             error) &&
        councillor_store_list_sectors(database, id, page->arena, &people->sectors, error) &&
        commission_store_list(database, id, page->arena, &people->commissions, error) &&
        commission_store_list_members(database, id, page->arena, &people->members, error))
        return true;
    return page_fail_with(page, error);
}

const struct sector *council_people_sector(const struct council_people *people, const char *code)
{
    return sector_find(people->sectors.items, people->sectors.count, code);
}

/* A sector that nobody knows any more is taken as sensitive: nothing is shown by mistake. */
bool council_people_shows(const struct page_context *page, const struct council_people *people,
                          const struct councillor *councillor)
{
    const struct sector *sector = council_people_sector(people, councillor->sector);
    bool is_sensitive = sector == NULL || sector->is_sensitive;
    return page_can(page, CAPABILITY_VIEW_COUNCIL) ||
           councillor_visibility(councillor, &people->authorisations, is_sensitive).shows_name;
}

const char *council_people_name(const struct page_context *page,
                                const struct council_people *people, int64_t councillor_id)
{
    const struct councillor *it = councillor_find(&people->councillors, councillor_id);
    if (it == NULL)
        return "";
    return council_people_shows(page, people, it) ? councillor_name(it) : "Nombre reservado";
}

const struct commission *council_people_commission(const struct council_people *people, int64_t id)
{
    for (size_t i = 0; i < people->commissions.count; i++)
        if (people->commissions.items[i].id == id)
            return &people->commissions.items[i];
    return NULL;
}

bool council_people_is_member(const struct council_people *people, int64_t commission_id,
                              int64_t councillor_id)
{
    for (size_t i = 0; i < people->members.count; i++)
        if (people->members.items[i].commission_id == commission_id &&
            people->members.items[i].councillor_id == councillor_id)
            return true;
    return false;
}

bool council_people_find(struct page_context *page, const struct council_people *people,
                         const struct councillor **councillor)
{
    *councillor = councillor_find(&people->councillors, page->parameters.id);
    if (*councillor == NULL)
        page_fail(page, 404);
    return *councillor != NULL;
}

bool council_people_find_commission(struct page_context *page, const struct council_people *people,
                                    const struct commission **commission)
{
    *commission = council_people_commission(people, page->parameters.id);
    if (*commission == NULL)
        page_fail(page, 404);
    return *commission != NULL;
}

const char *council_people_notice(const struct page_context *page, const char *const notices[][2])
{
    const char *done = request_query(page->request, "hecho");
    for (size_t i = 0; done != NULL && notices[i][0] != NULL; i++)
        if (strcmp(done, notices[i][0]) == 0)
            return notices[i][1];
    return NULL;
}
