/* Any bytes as a mapping, then a zero byte, then any bytes as the table that is read by it. What is
 * accepted comes back the same from what is written, and reads the table or says why not. */
#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "exchange/plan_file/mapped/mapping_table.h"
#include "exchange/plan_file/plan_options.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_comes_back(struct arena *arena, const struct plan_mapping *mapping)
{
    struct strbuf once, twice;
    struct plan_mapping again;
    struct error error = {0};
    strbuf_init(&once, arena);
    strbuf_init(&twice, arena);
    plan_mapping_write(&once, mapping);
    assert(plan_mapping_parse(arena, once.data, once.length, &again, &error));
    plan_mapping_write(&twice, &again);
    assert(strcmp(once.data, twice.data) == 0);
}

static void check_table(struct arena *arena, struct workbook *workbook,
                        const struct plan_mapping *mapping)
{
    struct error error = {0};
    struct plan_draft draft;
    struct mapping_table table;
    struct plan_mapping built;
    const struct plan_file_options options = {.mapping = mapping};
    if (!plan_file_read(arena, workbook, &options, &draft, &error))
        assert(error.kind != ERROR_NONE && error.message[0] != '\0');
    if (!mapping_table_find(arena, workbook, &(struct mapping_place){0}, mapping, &table))
        return;
    struct mapping_fault *faults =
        ARENA_NEW_ARRAY(arena, table.column_count + 3, struct mapping_fault);
    assert(mapping_table_build(arena, &table, &built, faults) <= table.column_count + 3);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size == 0 ? NULL : memchr(data, 0, size);
    const size_t length = end == NULL ? size : (size_t)(end - data);
    struct arena arena = {0};
    struct error error = {0};
    struct plan_mapping mapping;
    struct plan_file_options options;
    struct workbook *workbook = NULL;
    const char *text = arena_strndup(&arena, size == 0 ? "" : (const char *)data, length);
    plan_options_parse(&arena, text, &options, &error);
    if (plan_mapping_parse(&arena, text, strlen(text), &mapping, &error)) {
        check_comes_back(&arena, &mapping);
        const struct workbook_request request = {.file_name = "plan.csv",
                                                 .bytes = end == NULL ? data : end + 1,
                                                 .length = end == NULL ? 0 : size - length - 1};
        if (workbook_read(&arena, &request, &workbook, &error))
            check_table(&arena, workbook, &mapping);
    } else {
        assert(error.message[0] != '\0');
    }
    arena_release(&arena);
    return 0;
}
