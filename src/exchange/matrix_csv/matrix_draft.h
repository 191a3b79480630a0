/* The matrix as CSV, whole, as the draft of a plan: for texts that the program itself ships and for
 * commands. Files of people go through the workbook and its formats, which explain their problems.
 */
#ifndef ATALAYA_EXCHANGE_MATRIX_CSV_MATRIX_DRAFT_H
#define ATALAYA_EXCHANGE_MATRIX_CSV_MATRIX_DRAFT_H

#include "base/error.h"
#include "core/plan/plan_draft.h"

/* Reads text into draft; all in the arena. A row with an error fails the whole (line and reason).
 * Also reads the columns responsable, codigo_mga and motivo_tipo. Keys are the codes. */
bool matrix_draft_read(struct arena *arena, const char *text, const char *file_name,
                       struct plan_draft *draft, struct error *error);

#endif
