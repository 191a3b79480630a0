/* Duty matrix: who does what in the follow-up as a document: the matrix of actors by steps with its
 * letters, the same step by step with names, what topics and indicators change, and what is to be
 * corrected. How actors are reached is left out: it is personal. */
#ifndef ATALAYA_REPORTS_CATALOG_DUTY_MATRIX_DUTY_MATRIX_H
#define ATALAYA_REPORTS_CATALOG_DUTY_MATRIX_DUTY_MATRIX_H

#include "core/duty/duty_check.h"
#include "reports/document.h"

struct duty_matrix {
    const char *council;
    const struct duty_book *book;
    struct duty_scope scope;
    const char *scope_name; /* of a topic or an indicator; "" for the whole council */
    const struct duty_findings *findings;
    const char *created; /* "2026-04-15T12:00:00Z" */
};

/* Where a row that holds in a scope was said: "Todo el consejo", "Tema: Vías", "Este indicador";
 * "–" for no row. */
const char *duty_matrix_origin(struct arena *arena, const struct duty_row *row,
                               struct duty_scope scope);
/* Whether an actor stands in the matrix of a scope: it takes part, or has a letter there. */
bool duty_matrix_has(const struct duty_book *book, struct duty_scope scope,
                     const struct actor *actor);
/* "10 de 10 pasos tienen quién los hace y quién rinde cuentas." */
const char *duty_matrix_sentence(struct arena *arena, const struct duty_book *book);

struct document *duty_matrix_compose(struct arena *arena, const struct duty_matrix *matrix);

#endif
