/* Council people: what the pages of councillors, commissions, the work plan and sessions share: who
 * the council's people are, and by what name each may be called in front of whoever looks. */
#ifndef ATALAYA_WEB_COUNCIL_PEOPLE_H
#define ATALAYA_WEB_COUNCIL_PEOPLE_H

#include "core/councillor/commission.h"
#include "core/councillor/councillor.h"
#include "core/councillor/sector.h"
#include "web/page.h"

struct council_people {
    struct councillor_list councillors;
    struct authorisation_list authorisations;
    struct sector_list sectors;
    struct commission_list commissions;
    struct commission_member_list members;
};

/* False: the failure was answered. */
bool council_people_load(struct page_context *page, struct council_people *people);

/* NULL where the council has no such sector any more. */
const struct sector *council_people_sector(const struct council_people *people, const char *code);
/* Members see everybody; the public whom councillor_visibility lets it see. */
bool council_people_shows(const struct page_context *page, const struct council_people *people,
                          const struct councillor *councillor);
/* The name for whoever looks: "Nombre reservado" where it may not be told; "" for number 0. */
const char *council_people_name(const struct page_context *page,
                                const struct council_people *people, int64_t councillor_id);
const struct commission *council_people_commission(const struct council_people *people, int64_t id);
bool council_people_is_member(const struct council_people *people, int64_t commission_id,
                              int64_t councillor_id);

/* The page's councillor ({id}). False: the failure (404) was answered. */
bool council_people_find(struct page_context *page, const struct council_people *people,
                         const struct councillor **councillor);
/* The same for a commission. */
bool council_people_find_commission(struct page_context *page, const struct council_people *people,
                                    const struct commission **commission);

/* The notice for ?hecho=WORD, from pairs of word and sentence ended by NULL; NULL where none fits.
 */
const char *council_people_notice(const struct page_context *page, const char *const notices[][2]);

#endif
