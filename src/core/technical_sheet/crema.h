/* Crema: the five questions by which an indicator is judged before it is followed (claro,
 * relevante, económico, medible, adecuado).
 *
 * Pure. Answers are values of the sheet, 0 to 3 or "na"; what the program can see by itself is a
 * hint beside the question and never changes an answer. The scale is the system's own. */
#ifndef ATALAYA_CORE_TECHNICAL_SHEET_CREMA_H
#define ATALAYA_CORE_TECHNICAL_SHEET_CREMA_H

#include "core/technical_sheet/technical_sheet.h"

enum { CREMA_TESTS = 5, CREMA_MAX_HINTS = 12, CREMA_MAX_SCORE = 3 };

/* The field of the answer and of the note of test 0 to 4. */
enum sheet_field crema_answer_field(int test);
enum sheet_field crema_note_field(int test);

struct crema_result {
    int answered;  /* of the five, "na" included */
    int counted;   /* those with a score */
    int sum, most; /* sum of the scores, of 3 for each that counts */
    int percent;   /* rounded to whole numbers; -1 while one is lacking or none counts */
};

/* 3, 2, na, 3, 1 -> 9 of 12, 75 %. */
struct crema_result crema_compute(const struct technical_sheet *sheet);

struct crema_hint {
    int test; /* 0 to 4 */
    const char *text;
};

struct crema_hints {
    struct crema_hint items[CREMA_MAX_HINTS];
    int count;
};

/* What a filled sheet shows by itself: a name without a participle, no unit, no source … */
struct crema_hints crema_find_hints(struct arena *arena, const struct technical_sheet *sheet);

/* Whether some word of a name reads as a participle: "pavimentada", "atendidos", "abierta". */
bool crema_has_participle(struct arena *arena, const char *name);

#endif
