/* Any bytes as a file of technical sheets: what is understood has one row for each sheet, values
 * that are valid text, and problems with a place. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "exchange/sheet_file/sheet_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct sheet_file *file)
{
    assert(file->count <= SHEET_FILE_MAX_ROWS);
    for (size_t i = 0; i < file->count; i++) {
        const struct sheet_file_row *row = &file->rows[i];
        assert(row->row > 0 && row->indicator_id > 0 && row->version >= -1);
        for (size_t j = 0; j < i; j++)
            assert(file->rows[j].indicator_id != row->indicator_id);
        for (int j = 0; j < SHEET_FIELDS; j++) {
            assert((row->values[j] != NULL) == (file->columns[j] != 0));
            assert(row->values[j] == NULL || text_is_utf8(row->values[j], strlen(row->values[j])));
        }
    }
    for (size_t i = 0; i < file->problem_count; i++)
        assert(file->problems[i].place[0] != '\0' && file->problems[i].text[0] != '\0');
}

static void check_values(struct arena *arena, const struct sheet_file *file)
{
    for (size_t i = 0; i < file->count; i++)
        for (int j = 0; j < SHEET_FIELDS; j++) {
            const char *problem = NULL;
            if (file->rows[i].values[j] == NULL)
                continue;
            const char *value =
                technical_sheet_read(arena, (enum sheet_field)j, file->rows[i].values[j], &problem);
            assert(problem == NULL || value[0] == '\0');
            (void)technical_sheet_show(arena, (enum sheet_field)j, value);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct workbook_request request = {"fichas.csv", data, size, NULL, NULL};
    struct arena arena = {0};
    struct error error = {0};
    struct workbook *workbook = NULL;
    struct sheet_file file;
    if (workbook_read(&arena, &request, &workbook, &error) &&
        sheet_file_read(&arena, workbook, &file, &error)) {
        check(&file);
        check_values(&arena, &file);
    }
    arena_release(&arena);
    return 0;
}
