/* Settings of a council: the form, and how the board would look with what was typed. */
#ifndef ATALAYA_WEB_PAGES_COUNCIL_SETTINGS_COUNCIL_SETTINGS_PAGE_H
#define ATALAYA_WEB_PAGES_COUNCIL_SETTINGS_COUNCIL_SETTINGS_PAGE_H

#include "actions/council_settings.h"
#include "reports/board/board.h"
#include "web/page.h"

struct council_settings_view {
    const struct page_context *page;
    const struct council *council; /* as it stands */
    struct board_request today;    /* its settings, read */
    bool is_typed, is_saved, is_conflict;
    /* For the preview; NULL: none. The boards are NULL where the council follows no plan. */
    const struct council_settings_answer *wanted;
    const struct board *before, *after;
};

void council_settings_render(struct strbuf *out, const struct council_settings_view *view);

/* What a field holds: what was typed, else what is stored. */
const char *council_settings_value(const struct council_settings_view *view, const char *field,
                                   const char *stored);

#endif
