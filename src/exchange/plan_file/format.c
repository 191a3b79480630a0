#include "exchange/plan_file/format.h"

#include <string.h>

#include "base/banned.h"

const struct plan_format *const plan_format_list[] = {
#define FORMAT(name) &name##_format,
#include "exchange/plan_file/formats.def"
#undef FORMAT
    NULL};

const struct plan_format *plan_format_find(const char *id)
{
    for (size_t i = 0; plan_format_list[i] != NULL; i++)
        if (strcmp(plan_format_list[i]->id, id) == 0)
            return plan_format_list[i];
    return NULL;
}

const struct plan_format *plan_format_detect(struct arena *arena, const struct workbook *workbook,
                                             const struct plan_file_options *options,
                                             struct plan_recognition *recognition)
{
    const struct plan_format *best = NULL;
    *recognition = (struct plan_recognition){0, ""};
    for (size_t i = 0; plan_format_list[i] != NULL; i++) {
        const struct plan_recognition each =
            plan_format_list[i]->recognise(arena, workbook, options);
        if (each.score <= recognition->score)
            continue;
        best = plan_format_list[i];
        *recognition = each;
    }
    return best;
}
