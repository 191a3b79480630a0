/* The council's own rules: date of office and quorum: /c/{council}/plan-de-trabajo/reglas. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_RULES_COUNCIL_RULES_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_RULES_COUNCIL_RULES_PAGE_H

#include "core/councillor/council_rule.h"
#include "web/page.h"

struct council_rules_view {
    const struct page_context *page;
    int64_t version;
    const char *office, *quorum, *quorum_number;
    bool is_changed_meanwhile;
};

void council_rules_render(struct strbuf *out, const struct council_rules_view *view);

#endif
