#include "exchange/plan_file/plan_options.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/plan_file/mapped/mapping_json.h"

#include "base/banned.h"

void plan_options_write(struct strbuf *out, const struct plan_file_options *options,
                        const struct plan_draft *draft)
{
    struct arena arena = {0};
    json_t *root = json_object();
    json_t *answers = json_object();
    for (size_t i = 0; draft != NULL && i < draft->question_count; i++)
        json_object_set_new(answers, draft->questions[i].id,
                            json_boolean(draft->questions[i].answer_yes));
    if (options->format_id != NULL)
        json_object_set_new(root, "format", json_string(options->format_id));
    if (options->mapping != NULL)
        json_object_set_new(root, "mapping", mapping_json_make(&arena, options->mapping));
    if (json_object_size(answers) > 0)
        json_object_set(root, "answers", answers);
    char *text = json_dumps(root, JSON_COMPACT);
    strbuf_add(out, text == NULL ? "{}" : text);
    free(text);
    json_decref(answers);
    json_decref(root);
    arena_release(&arena);
}

static enum plan_file_answer read_answer(const json_t *answers, const char *id)
{
    const json_t *answer = json_object_get(answers, id);
    if (!json_is_boolean(answer))
        return ANSWER_DEFAULT;
    return json_is_true(answer) ? ANSWER_YES : ANSWER_NO;
}

static bool read_root(struct arena *arena, const json_t *root, struct plan_file_options *options,
                      struct error *error)
{
    const char *format = json_string_value(json_object_get(root, "format"));
    const json_t *answers = json_object_get(root, "answers");
    const json_t *mapping = json_object_get(root, "mapping");
#define QUESTION(id) options->id = read_answer(answers, #id);
#include "exchange/plan_file/questions.def"
#undef QUESTION
    if (format != NULL && strcmp(format, PLAN_OPTIONS_AUTO) != 0 && !plan_file_is_format(format))
        return error_set(error, ERROR_INVALID, "no existe el formato «%.40s»", format);
    options->format_id = arena_strdup(arena, format);
    if (mapping == NULL)
        return true;
    struct plan_mapping *read = ARENA_NEW(arena, struct plan_mapping);
    options->mapping = read;
    return mapping_json_read(arena, mapping, read, error);
}

bool plan_options_parse(struct arena *arena, const char *text, struct plan_file_options *options,
                        struct error *error)
{
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    *options = (struct plan_file_options){0};
    if (root == NULL)
        return error_set(error, ERROR_INVALID, "las opciones de lectura no son JSON válido");
    const bool is_good = read_root(arena, root, options, error);
    json_decref(root);
    return is_good;
}
