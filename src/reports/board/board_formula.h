/* Board formulas: the figures of a row as live formulas of a spreadsheet, so that whoever has the
 * file can see where each figure comes from and try another number.
 *
 * Templates of document_table.h over the columns of board_table.c: linea_base, meta, and for each
 * year programado_YYYY, ejecutado_YYYY, cumplimiento_YYYY; estado, faltante, faltante_acumulado,
 * faltante_cuatrienio, debido, avance, ic, ritmo. They say the rule that board.c has applied at
 * this cut (tests compute them again and compare). NULL where a figure is not made by a formula:
 * errors, states that are words, what the rule leaves empty. Years are 1-based. */
#ifndef ATALAYA_REPORTS_BOARD_BOARD_FORMULA_H
#define ATALAYA_REPORTS_BOARD_BOARD_FORMULA_H

#include "reports/board/board.h"

struct board_formula {
    struct arena *arena;
    const struct board *board;
    const struct board_row *row;
};

const char *board_formula_compliance(const struct board_formula *formula, int year);
/* W of a year: of the cut with year = 0, which knows the deadline. */
const char *board_formula_due(const struct board_formula *formula, int year);
const char *board_formula_progress(const struct board_formula *formula);
const char *board_formula_pace(const struct board_formula *formula);
const char *board_formula_shortfall_year(const struct board_formula *formula);
const char *board_formula_shortfall_to_date(const struct board_formula *formula);
const char *board_formula_shortfall_term(const struct board_formula *formula);
const char *board_formula_required_pace(const struct board_formula *formula);
const char *board_formula_rating_year(const struct board_formula *formula);
const char *board_formula_rating_term(const struct board_formula *formula);

/* Mean of a column over all rows, each capped at 0 and 100 %, as WEIGHTING_BY_INDICATORS has it;
 * zeros: further rows that count as 0 ("" for none), as a formula. */
const char *board_formula_mean(struct arena *arena, const char *key, const char *zeros);

#endif
