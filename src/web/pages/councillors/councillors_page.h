/* Who speaks for which sector, with vacancies: /c/{council}/consejeros. Members see everybody; the
 * public sees who authorised it, and nothing that would tell who holds a sensitive seat. */
#ifndef ATALAYA_WEB_PAGES_COUNCILLORS_COUNCILLORS_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCILLORS_COUNCILLORS_PAGE_H

#include "web/council_people.h"

struct councillors_view {
    const struct page_context *page;
    struct council_people people;
    struct sector_tally *tallies; /* of each sector */
    int in_office, vacancies, missing;
    int reserved_seats; /* people in sensitive sectors whom the public does not see */
    const char *notice; /* NULL: none */
};

/* Whether a sector stands in the list for whoever looks. */
bool councillors_has_row(const struct councillors_view *view, const struct sector_tally *tally);
/* How many commissions a councillor belongs to, named: "Rural, Agua"; "" for none. */
const char *councillors_commissions(const struct councillors_view *view, struct arena *arena,
                                    int64_t councillor_id);
void councillors_render(struct strbuf *out, const struct councillors_view *view);

#endif
