/* Report view: what the pages of pronouncements share: which one may be seen, its content, its
 * files. */
#ifndef ATALAYA_WEB_REPORT_VIEW_H
#define ATALAYA_WEB_REPORT_VIEW_H

#include "reports/catalog/pronouncement/pronouncement.h"
#include "web/page.h"

/* The report of the address. A draft exists only for the council's members. False: answered, 404
 * for what may not be seen. */
bool report_view_load(struct page_context *page, struct report_record **report);
/* The same, but only a draft: an approved report is sent back to its own page (303). */
bool report_view_load_draft(struct page_context *page, struct report_record **report);

/* Its content: of an approved one from the snapshot, of a draft from today's figures. */
bool report_view_read(struct page_context *page, const struct report_record *report,
                      struct pronouncement *pronouncement, struct error *error);

/* Answers with the file of that name (report_format.h): stored, or made of the draft. */
void report_view_download(struct page_context *page, const char *format_name);

/* The way back: "Informes › Pronunciamiento 2025 › Editar". under is what follows the report's own
 * address: "" or "/editar"; report NULL leaves the report out, here "" ends with it. */
void report_view_way_back(struct strbuf *out, const struct page_context *page,
                          const struct report_record *report, const char *under, const char *here);

/* "atalaya.example/v": where printed codes are checked. */
const char *report_view_address(const struct page_context *page);

/* Whether a draft's action answered that somebody approved or changed it: 409 with a page that says
 * so. False for other statuses. */
bool report_view_fail_conflict(struct page_context *page, enum action_status status);

/* What a person wrote in Markdown, as HTML; safe. Its headings begin at level 3. */
void report_view_render_body(struct strbuf *out, const char *markdown);

#endif
