/* Any pasted text as an outline of a problem tree: cards within the tree's limits, each under one
 * that stands before it, or faults that name a line. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "core/problem_tree/problem_outline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_line(const struct problem_outline *outline, int i)
{
    const struct problem_outline_line *line = &outline->lines[i];
    assert(line->number > 0 && line->parent < i && line->parent >= PROBLEM_OUTLINE_NO_PARENT);
    assert(i == 0 || line->number > outline->lines[i - 1].number);
    assert(line->depth >= 0 && line->depth <= PROBLEM_TREE_MAX_DEPTH);
    if (line->parent >= 0)
        assert(line->depth == outline->lines[line->parent].depth + 1);
    assert(line->text[0] != '\0' && text_is_utf8(line->text, strlen(line->text)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct problem_outline outline = {0};
    if (size == 0 || !text_is_utf8((const char *)data + 1, size - 1))
        return 0;
    char *text = arena_strndup(&arena, (const char *)data + 1, size - 1);
    problem_outline_parse(&arena, text, (data[0] & 1) != 0, &outline);
    assert(outline.fault_count >= 0 && outline.fault_count <= PROBLEM_OUTLINE_MAX_FAULTS);
    if (outline.fault_count == 0) {
        assert(outline.count > 0 && outline.count <= PROBLEM_TREE_MAX_NODES);
        for (int i = 0; i < outline.count; i++)
            check_line(&outline, i);
    }
    arena_release(&arena);
    return 0;
}
