#include "exchange/plan_file/draft_builder.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { MAX_RAW = 200 };

void draft_builder_init(struct draft_builder *builder, struct arena *arena,
                        const struct workbook *workbook, const struct plan_file_options *options)
{
    *builder = (struct draft_builder){.arena = arena, .workbook = workbook, .options = options};
    builder->draft = ARENA_NEW(arena, struct plan_draft);
    builder->draft->file_name = workbook->file_name == NULL ? "" : workbook->file_name;
    memcpy(builder->draft->file_sha256, workbook->sha256, sizeof workbook->sha256);
    builder->draft->plan_name = "";
    builder->draft->sheets = ARENA_NEW_ARRAY(arena, workbook->sheet_count, struct draft_sheet);
}

struct draft_indicator *draft_builder_add_indicator(struct draft_builder *builder,
                                                    const struct draft_words *words)
{
    struct plan_draft *draft = builder->draft;
    builder->is_overfull = draft->indicator_count == PLAN_FILE_MAX_INDICATORS;
    if (builder->is_overfull)
        return NULL;
    builder->words = arena_grow(builder->arena, builder->words, draft->indicator_count,
                                sizeof builder->words[0]);
    draft->indicators = arena_grow(builder->arena, draft->indicators, draft->indicator_count,
                                   sizeof draft->indicators[0]);
    builder->words[draft->indicator_count] = *words;
    draft->sheets[words->sheet_index].indicator_count++;
    return &draft->indicators[draft->indicator_count++];
}

void draft_builder_add_parts(struct draft_builder *builder, const struct draft_parts *parts)
{
    builder->parts =
        arena_grow(builder->arena, builder->parts, builder->parts_count, sizeof builder->parts[0]);
    builder->parts[builder->parts_count++] = *parts;
}

void draft_builder_drop_last(struct draft_builder *builder)
{
    struct plan_draft *draft = builder->draft;
    draft->indicator_count--;
    while (builder->parts_count > 0 &&
           builder->parts[builder->parts_count - 1].indicator == draft->indicator_count)
        builder->parts_count--;
    draft->sheets[builder->words[draft->indicator_count].sheet_index].indicator_count--;
    memset(&draft->indicators[draft->indicator_count], 0, sizeof draft->indicators[0]);
}

void draft_builder_add_problem(struct draft_builder *builder, const struct draft_problem *problem)
{
    struct plan_draft *draft = builder->draft;
    draft->left_out_count += problem->severity == PROBLEM_ERROR;
    if (draft->problem_count == DRAFT_MAX_PROBLEMS) {
        builder->unkept_problem_count++;
        return;
    }
    draft->problems = arena_grow(builder->arena, draft->problems, draft->problem_count,
                                 sizeof draft->problems[0]);
    draft->problems[draft->problem_count++] = *problem;
}

int draft_builder_add_sheet(struct draft_builder *builder, const struct sheet *sheet, bool is_used,
                            const char *note)
{
    struct plan_draft *draft = builder->draft;
    draft->sheets[draft->sheet_count] =
        (struct draft_sheet){.name = text_collapse(builder->arena, sheet->name),
                             .hidden = sheet->hidden,
                             .used = is_used,
                             .note = note == NULL ? "" : note};
    return (int)draft->sheet_count++;
}

void draft_builder_filter(struct draft_builder *builder, bool (*keep)(void *context, size_t index),
                          void *context)
{
    struct plan_draft *draft = builder->draft;
    size_t kept = 0;
    size_t kept_parts = 0;
    size_t part = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        const bool is_kept = keep(context, i);
        for (; part < builder->parts_count && builder->parts[part].indicator == i; part++)
            if (is_kept) {
                builder->parts[kept_parts] = builder->parts[part];
                builder->parts[kept_parts++].indicator = kept;
            }
        if (!is_kept) {
            draft->sheets[builder->words[i].sheet_index].indicator_count--;
            continue;
        }
        draft->indicators[kept] = draft->indicators[i];
        builder->words[kept] = builder->words[i];
        kept++;
    }
    memset(&draft->indicators[kept], 0,
           (draft->indicator_count - kept) * sizeof draft->indicators[0]);
    draft->indicator_count = kept;
    builder->parts_count = kept_parts;
}

static char *cut(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    if (length > MAX_RAW) {
        length = MAX_RAW;
        while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--;
    }
    return arena_strndup(arena, text, length);
}

struct cell_source draft_builder_source(struct draft_builder *builder, const struct sheet *sheet,
                                        int row, int column)
{
    if (sheet != builder->named_sheet) {
        builder->named_sheet = sheet;
        builder->sheet_name = text_collapse(builder->arena, sheet->name);
    }
    const char *raw = column == 0 ? "" : sheet_cell(sheet, row, column)->text;
    return (struct cell_source){.sheet = builder->sheet_name,
                                .row = row,
                                .column = column,
                                .raw = cut(builder->arena, raw)};
}
