/* What must hold for any bytes that a workbook reader is given. */
#ifndef ATALAYA_TESTS_FUZZ_WORKBOOK_FUZZ_H
#define ATALAYA_TESTS_FUZZ_WORKBOOK_FUZZ_H

#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "exchange/workbook/workbook.h"

static inline void check_cell(const struct sheet *sheet, int row, int column)
{
    const struct cell *cell = sheet_shown_cell(sheet, row, column);
    assert(cell->text != NULL && text_is_utf8(cell->text, strlen(cell->text)));
    assert(cell->kind != CELL_NUMBER || cell->text[0] != '\0');
    assert(cell->kind <= CELL_ERROR);
}

/* A refusal says why; what is read keeps the promises of workbook.h. */
static inline void check_workbook(const struct workbook_request *request)
{
    struct arena arena = {0};
    struct error error = {0};
    struct workbook *workbook = NULL;
    if (!workbook_read(&arena, request, &workbook, &error)) {
        assert(error.kind != ERROR_NONE && error.message[0] != '\0' && workbook == NULL);
        arena_release(&arena);
        return;
    }
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        int last = 0;
        for (int row = sheet_next_row(sheet, 0); row != 0; row = sheet_next_row(sheet, row)) {
            assert(row > last && row <= WORKBOOK_MAX_ROWS);
            last = row;
            for (int column = 1; column <= sheet->column_count && column < 100; column++)
                check_cell(sheet, row, column);
        }
        assert(last >= sheet->row_count);
    }
    arena_release(&arena);
}

#endif
