#include "exchange/plan_file/plan_file.h"

#include <string.h>

#include "base/text.h"
#include "exchange/plan_file/draft_builder.h"
#include "exchange/plan_file/draft_finish.h"
#include "exchange/plan_file/sheet_set.h"

#include "base/banned.h"

bool plan_file_is_format(const char *id)
{
    return plan_format_find(id) != NULL;
}

static bool has_sheet(struct arena *arena, const struct workbook *workbook, const char *name)
{
    for (size_t i = 0; i < workbook->sheet_count; i++)
        if (strcmp(text_fold(arena, workbook->sheets[i].name), text_fold(arena, name)) == 0)
            return true;
    return false;
}

/* The format that the options name, else the surest. NULL with a message. */
static const struct plan_format *choose(struct arena *arena, const struct workbook *workbook,
                                        const struct plan_file_options *options,
                                        struct plan_recognition *recognition, struct error *error)
{
    const struct plan_format *format = NULL;
    if (options->format_id != NULL) {
        format = plan_format_find(options->format_id);
        *recognition = (struct plan_recognition){0, "Así se pidió."};
        if (format == NULL)
            error_set(error, ERROR_INVALID, "no existe el formato «%s»", options->format_id);
        return format;
    }
    format = plan_format_detect(arena, workbook, options, recognition);
    if (format == NULL)
        error_set(error, ERROR_INVALID,
                  "no se encontró una tabla del plan: se busca una fila de encabezados con el "
                  "nombre del indicador y la meta de cada año");
    return format;
}

static void finish(struct draft_builder *builder)
{
    draft_finish_keys(builder);
    draft_finish_questions(builder);
    draft_finish_types(builder);
    draft_finish_checks(builder);
}

bool plan_file_read(struct arena *arena, const struct workbook *workbook,
                    const struct plan_file_options *asked, struct plan_draft *draft,
                    struct error *error)
{
    struct sheet_set_memo memo = {0};
    struct plan_file_options own = *asked, *options = &own;
    own.memo = &memo;
    struct plan_recognition recognition;
    struct draft_builder builder;
    if (options->sheet != NULL && !has_sheet(arena, workbook, options->sheet))
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
    if (builder.is_overfull)
        return error_set(error, ERROR_TOO_LARGE,
                         "el archivo tiene más de %d filas de indicadores: no parece un plan",
                         PLAN_FILE_MAX_INDICATORS);
    finish(&builder);
    *draft = *builder.draft;
    return true;
}
