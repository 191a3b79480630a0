/* One file that proves a result: what is said of it, another file in its place, or its removal. */
#ifndef ATALAYA_WEB_PAGES_EVIDENCE_EDIT_EVIDENCE_EDIT_PAGE_H
#define ATALAYA_WEB_PAGES_EVIDENCE_EDIT_EVIDENCE_EDIT_PAGE_H

#include "actions/attach_evidence.h"
#include "storage/evidence_store.h"
#include "storage/measurement_store.h"
#include "web/page.h"

struct evidence_edit_view {
    struct page_context *page;
    const struct evidence *evidence;
    const struct measurement *measurement;
    struct evidence_words words; /* as typed, or as stored */
    const char *notice;          /* what was just done; NULL: nothing */
};

void evidence_edit_render(struct strbuf *out, const struct evidence_edit_view *view);

#endif
