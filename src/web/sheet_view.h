/* Sheet view: what the pages of technical sheets share: finding one, the filters of the list, and
 * the values of a field as people read them. */
#ifndef ATALAYA_WEB_SHEET_VIEW_H
#define ATALAYA_WEB_SHEET_VIEW_H

#include "actions/technical_sheet.h"
#include "reports/catalog/technical_sheet/sheet_book.h"
#include "web/page.h"

/* All sheets of the council's plan, as the visitor may see them; *book NULL without a plan. False:
 * the failure was answered. */
bool sheet_view_gather(struct page_context *page, struct sheet_book **book);
/* The sheet of the page's indicator ({id}). False: the failure (404) was answered. */
bool sheet_view_load(struct page_context *page, struct sheet_book **book,
                     const struct sheet_entry **entry);

/* The sheets that the address chooses, in the plan's order: for files. False: answered. */
bool sheet_view_select(struct page_context *page, struct sheet_selection *selection);

/* The filters of the address: linea, tema, estado ("incompletas"), orden ("plan"). What is not
 * understood is passed over. */
struct sheet_choice sheet_view_choice(const struct page_context *page);
/* "?linea=3&tema=2", to go on with the same filters; "" without any. */
const char *sheet_view_query(const struct page_context *page);

/* A text whose line breaks are kept. */
void sheet_view_add_lines(struct strbuf *out, const char *text);
/* One field of the 27: its label as a term, its values, or what is missing and who knows it. */
void sheet_item_render(struct strbuf *out, const struct technical_sheet *sheet, int number,
                       bool is_member);
/* The answers of the quality test with the hints of the program. */
void sheet_quality_render(struct strbuf *out, const struct technical_sheet *sheet);

#endif
