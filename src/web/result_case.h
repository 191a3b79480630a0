/* Result case: one result with all that a person needs to judge it: what was recorded and by whom,
 * what was programmed, the years before, the files that prove it, and what looks odd. Shared by the
 * pages that analyse, verify and return one. */
#ifndef ATALAYA_WEB_RESULT_CASE_H
#define ATALAYA_WEB_RESULT_CASE_H

#include "core/measurement/entry.h"
#include "reports/board/board.h"
#include "storage/evidence_store.h"
#include "storage/import_store.h"
#include "storage/measurement_store.h"
#include "web/page.h"

struct result_case {
    const struct page_context *page;
    const struct board *board; /* as the council sees it, cut at the result's year */
    const struct board_row *row;
    const struct board_year *year;
    const struct measurement *measurement;
    struct evidence_list evidence;
    struct measurement_version_list versions; /* newest first */
    struct value_source_list sources;
    struct measurement_person_list people;
    struct entry_oddity oddities[ENTRY_MAX_ODDITIES];
    size_t oddity_count;
};

/* Reads the result by its number; where there is none in the council's plan the page is answered
 * with 404 and the answer is false. */
bool result_case_load(struct page_context *page, int64_t id, struct result_case *result);

/* What was just done: the case of "?hecho=17" in the address; *result is NULL without one, or where
 * it is no result of the council. False: a failure was answered. */
bool result_case_load_done(struct page_context *page, struct result_case **result);
/* The last time that it was given back, before what it is now; NULL for never. */
const struct measurement_version *result_case_returned(const struct result_case *result);

/* "" for nobody. */
const char *result_case_person(const struct result_case *result, int64_t person_id);

/* "Áreas protegidas, 2025" */
const char *result_case_title(const struct result_case *result);

/* What tells two indicators of one name apart: "010201 · Seguridad vial". */
const char *result_case_place(struct arena *arena, const struct plan *plan,
                              const struct indicator *indicator);

/* What is odd about a result of a row; the board gives the years before. Answers how many. */
size_t result_case_find_oddities(struct arena *arena, const struct board_row *row,
                                 const struct measurement *measurement,
                                 struct entry_oddity oddities[ENTRY_MAX_ODDITIES]);
/* A few words for a list: "Más de tres veces lo programado". */
const char *result_case_oddity_label(const char *code);

/* "20 de marzo de 2026" of a date or a time of the database. */
const char *result_case_day(struct arena *arena, const char *text);
/* "hoy", "ayer", "hace 41 días"; and after "espera": "desde hoy", "desde ayer", "hace 41 días". */
const char *result_case_ago(struct arena *arena, int days);
const char *result_case_wait(struct arena *arena, int days);
/* A unit as it follows its number: " km", "\u00a0%", "" for a mere number. */
const char *result_case_unit(struct arena *arena, const char *unit);
/* The kind of source in words; "" for none. */
const char *result_case_source(const struct measurement *measurement);

/* What somebody did to reach the state: "verificó el resultado"; and what that means now: "quedó
 * publicado: lo ve todo el mundo." */
const char *result_case_step(const struct measurement *measurement);
const char *result_case_outcome(const struct measurement *measurement);

/* The official value with its unit, or that none was reported. */
void result_case_render_value(struct strbuf *out, const struct measurement *measurement,
                              const char *unit);
/* Boxes of a case: what was recorded, and what proves it. */
void result_case_render_record(struct strbuf *out, const struct result_case *result);
void result_case_render_evidence(struct strbuf *out, const struct result_case *result);
/* What others did since the version that a form was made with: for a conflict. Nothing for none. */
void result_case_render_changes(struct strbuf *out, const struct result_case *result,
                                int64_t shown_version);
/* What was just done with a result (?hecho=17 of the address): a sentence; nothing without. */
void result_case_render_done(struct strbuf *out, const struct result_case *result);

#endif
