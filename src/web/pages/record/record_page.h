/* Recording a result: its form, the page that shows it once more before it counts, the page for two
 * people who wrote the same figure, and the receipt. What was typed survives every answer. */
#ifndef ATALAYA_WEB_PAGES_RECORD_RECORD_PAGE_H
#define ATALAYA_WEB_PAGES_RECORD_RECORD_PAGE_H

#include "actions/attach_evidence.h"
#include "actions/record_measurement.h"
#include "reports/board/board.h"
#include "security/token.h"
#include "storage/audit_store.h"
#include "web/page.h"

/* At most this much in one sending; each file's own limit is EVIDENCE_MAX_BYTES. */
enum { RECORD_MAX_UPLOAD_MB = 40 };

struct record_view {
    struct page_context *page;
    struct measurement_case place;
    const char *refusal;             /* why it may not be recorded; NULL: it may */
    struct record_measurement input; /* as typed, or as stored */
    struct evidence_words words;
    const char *publish; /* "si" or "": as typed, for the box */
    char key[TOKEN_SIZE];
    struct measurement_reading reading; /* of input, where it could be read */
    const struct board_row *row;        /* with the typed value in its place; NULL: no value */
    const struct board *board;
    const char *notice;  /* what was just done; NULL: nothing */
    const char *located; /* a photograph with its place, just attached */
    bool is_held_back;   /* what was attached is reserved: others show it to the public */
    const struct audit_record *receipt;         /* of the receipt's page */
    const struct measurement_version *recorded; /* what that receipt is for */
};

void record_render_form(struct strbuf *out, const struct record_view *view);
void record_render_closed(struct strbuf *out, const struct record_view *view);
void record_render_review(struct strbuf *out, const struct record_view *view);
void record_render_conflict(struct strbuf *out, const struct record_view *view);
void record_render_receipt(struct strbuf *out, const struct record_view *view);
void record_render_delete(struct strbuf *out, const struct record_view *view);

typedef void (*record_template)(struct strbuf *out, const struct record_view *view);

struct record_view record_make_view(struct page_context *page);
/* Reads the place; false: the page is answered. */
bool record_load(struct record_view *view);
/* Reads what was typed without messages, for what the page says was understood. */
void record_read_quietly(struct record_view *view);
void record_show(struct record_view *view, record_template render, const char *title);
/* What each button of the forms does (record_post.c). */
void record_post(struct page_context *page);

/* What several of these pages show. */
void record_render_hidden(struct strbuf *out, const struct record_view *view);
void record_render_files(struct strbuf *out, const struct record_view *view, bool is_editable);

/* The figure that the indicator would have with the typed value: fills view->row and view->board.
 */
void record_evaluate(struct record_view *view);

/* "3,7 km"; "No se ha reportado"; "sin dato". */
const char *record_show_value(struct arena *arena, const struct measurement *measurement,
                              const char *unit);
/* The hash of an entry of the chain, in hexadecimal. */
const char *record_show_hash(struct arena *arena, const struct audit_record *receipt);
/* "Kilómetros" as it stands behind a number, "kilómetros"; "" for units that say nothing
 * ("Número"). */
const char *record_unit(struct arena *arena, const struct indicator *indicator);
/* What to write, with an example, for an indicator's type. */
const char *record_explain_number(struct arena *arena, const struct measurement_case *place);

#endif
