/* Problems of one kind together: 250 equal notes are one thing to look at. */
#include <stdlib.h>
#include <string.h>

#include "exchange/plan_file/preview.h"

#include "base/banned.h"

/* Errors first, then by kind; within a kind the order of the file. */
static int compare_problems(const void *a, const void *b)
{
    const struct draft_problem *left = *(const struct draft_problem *const *)a;
    const struct draft_problem *right = *(const struct draft_problem *const *)b;
    if (left->severity != right->severity)
        return (int)right->severity - (int)left->severity;
    const int order = strcmp(left->code, right->code);
    return order != 0 ? order : (left > right) - (left < right);
}

size_t preview_group_problems(struct arena *arena, const struct plan_draft *draft,
                              struct preview_group **groups)
{
    const size_t count = draft->problem_count;
    const struct draft_problem **sorted =
        ARENA_NEW_ARRAY(arena, count + 1, const struct draft_problem *);
    size_t group_count = 0;
    *groups = ARENA_NEW_ARRAY(arena, count + 1, struct preview_group);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &draft->problems[i];
    qsort(sorted, count, sizeof *sorted, compare_problems);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || sorted[i]->severity != sorted[i - 1]->severity ||
            strcmp(sorted[i]->code, sorted[i - 1]->code) != 0)
            (*groups)[group_count++] = (struct preview_group){.problems = &sorted[i]};
        (*groups)[group_count - 1].count++;
    }
    return group_count;
}
