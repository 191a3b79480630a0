#include "exchange/plan_format/plan_format.h"

#include <string.h>

#include "exchange/plan_format/draft_builder.h"
#include "exchange/plan_format/draft_finish.h"

#include "base/banned.h"

const struct plan_format *const plan_format_list[] = {
#define FORMAT(name) &name##_format,
#include "exchange/plan_format/formats.def"
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
                                             const struct plan_format_options *options,
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

static bool has_sheet(const struct workbook *workbook, const char *name)
{
    for (size_t i = 0; i < workbook->sheet_count; i++)
        if (strcmp(workbook->sheets[i].name, name) == 0)
            return true;
    return false;
}

/* The format that the options name, else the surest. NULL with a message. */
static const struct plan_format *choose(struct arena *arena, const struct workbook *workbook,
                                        const struct plan_format_options *options,
                                        struct plan_recognition *recognition, struct error *error)
{
    if (options->format_id != NULL) {
        const struct plan_format *format = plan_format_find(options->format_id);
        if (format == NULL)
            error_set(error, ERROR_INVALID, "no existe el formato «%s»", options->format_id);
        else
            *recognition = format->recognise(arena, workbook, options);
        if (format != NULL && recognition->score == 0)
            recognition->reason = "El formato fue elegido por una persona.";
        return format;
    }
    const struct plan_format *format = plan_format_detect(arena, workbook, options, recognition);
    if (format == NULL)
        error_set(error, ERROR_INVALID,
                  "no se reconoce un plan en el archivo: ninguna hoja tiene una fila de títulos con "
                  "el indicador y su meta o sus años");
    return format;
}

bool plan_format_read(struct arena *arena, const struct workbook *workbook,
                      const struct plan_format_options *options, struct plan_draft **draft,
                      struct error *error)
{
    static const struct plan_format_options no_options = {0};
    struct plan_recognition recognition;
    struct draft_builder builder;
    if (options == NULL)
        options = &no_options;
    if (options->sheet != NULL && !has_sheet(workbook, options->sheet))
        return error_set(error, ERROR_NOT_FOUND, "el archivo no tiene la hoja «%s»",
                         options->sheet);
    const struct plan_format *format = choose(arena, workbook, options, &recognition, error);
    if (format == NULL)
        return false;
    draft_builder_init(&builder, arena, workbook, options);
    builder.draft->format_id = format->id;
    builder.draft->format_label = format->label;
    builder.draft->format_reason = recognition.reason;
    if (!format->read(&builder, error))
        return false;
    draft_finish_keys(&builder);
    draft_finish_questions(&builder);
    draft_finish_types(&builder);
    draft_finish_checks(&builder);
    *draft = builder.draft;
    return true;
}
