/* Any bytes as a plan's file, recognised and read as each format: what is understood keeps the
 * promises of plan_draft.h. */
#include <assert.h>
#include <string.h>

#include "base/strbuf.h"
#include "exchange/plan_file/format.h"
#include "exchange/plan_file/preview.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_draft(struct arena *arena, const struct plan_draft *draft)
{
    struct strbuf out;
    assert(draft->year_count >= 1 && draft->year_count <= PLAN_DRAFT_MAX_YEARS);
    for (size_t i = 0; i < draft->indicator_count; i++) {
        const struct draft_indicator *indicator = &draft->indicators[i];
        assert(indicator->key != NULL && indicator->name[0] != '\0' && indicator->unit != NULL);
        assert(indicator->type != ACCUMULATION_NONE && indicator->type_reason != NULL);
        for (int level = 0; level < PLAN_DRAFT_LEVELS; level++)
            assert(indicator->path[level] != NULL);
    }
    struct preview_group *groups;
    size_t grouped = 0;
    for (size_t i = preview_group_problems(arena, draft, &groups); i-- > 0;)
        grouped += groups[i].count;
    assert(grouped == draft->problem_count);
    strbuf_init(&out, arena);
    preview_write_text(&out, draft);
    preview_write_json(&out, draft);
}

static void read_as(struct arena *arena, const struct workbook *workbook, const char *format_id)
{
    const struct plan_file_options options = {.format_id = format_id};
    struct error error = {0};
    struct plan_draft draft;
    if (plan_file_read(arena, workbook, &options, &draft, &error))
        check_draft(arena, &draft);
    else
        assert(error.kind != ERROR_NONE && error.message[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct workbook_request request = {"plan.csv", data, size, NULL, NULL};
    struct arena arena = {0};
    struct error error = {0};
    struct workbook *workbook = NULL;
    if (workbook_read(&arena, &request, &workbook, &error)) {
        read_as(&arena, workbook, NULL);
        for (size_t i = 0; plan_format_list[i] != NULL; i++)
            read_as(&arena, workbook, plan_format_list[i]->id);
    }
    arena_release(&arena);
    return 0;
}
