#include "actions/import_territories.h"

#include <string.h>

#include "base/count_text.h"
#include "base/text.h"

#include "base/banned.h"

struct work {
    struct action_context *context;
    const struct import_territories *input;
    struct import_territories_answer *answer;
};

static bool is_in_list(const struct import_territories *input, const char *code)
{
    for (size_t i = 0; i < input->count; i++)
        if (strcmp(input->items[i].code, code) == 0)
            return true;
    return false;
}

/* A place without its department could not be shown anywhere. */
static bool check(const struct work *work)
{
    struct action_context *context = work->context;
    const struct import_territories *input = work->input;
    if (input->count == 0)
        action_add_message(context, "archivo", "El archivo no tiene ninguna entidad.");
    const char *missing = "";
    for (size_t i = 0; i < input->count; i++) {
        const char *code = input->items[i].department_code;
        struct territory *department = NULL;
        if (strcmp(code, missing) == 0 || is_in_list(input, code))
            continue;
        if (!territory_store_find(context->database, code, context->arena, &department,
                                  &context->error))
            return false;
        if (department != NULL)
            continue;
        missing = code;
        action_add_message(context, "archivo",
                           "El archivo no dice cómo se llama el departamento %s.", code);
    }
    return true;
}

/* Spelled otherwise, or the longer name that people use: "El Peñol" is DANE's "PEÑOL". */
static bool is_same_name(struct arena *arena, const char *known, const char *found)
{
    const char *whole = arena_printf(arena, " %s ", text_fold(arena, known));
    return strstr(whole, arena_printf(arena, " %s ", text_fold(arena, found))) != NULL;
}

static bool is_same(const struct territory *one, const struct territory *other)
{
    return strcmp(one->name, other->name) == 0 && strcmp(one->kind, other->kind) == 0 &&
           one->has_position == other->has_position && one->latitude_e6 == other->latitude_e6 &&
           one->longitude_e6 == other->longitude_e6;
}

static void note_name(const struct work *work, const struct territory *known,
                      const struct territory *found)
{
    struct import_territories_answer *answer = work->answer;
    answer->changes = arena_grow(work->context->arena, answer->changes, answer->change_count,
                                 sizeof answer->changes[0]);
    answer->changes[answer->change_count++] =
        (struct territory_change){known->code, known->name, found->name};
}

/* What the list says, on top of what was known. */
static struct territory merge(const struct work *work, const struct territory *known,
                              const struct territory *found)
{
    struct territory merged = *known;
    if (!is_same_name(work->context->arena, known->name, found->name)) {
        note_name(work, known, found);
        merged.name = found->name;
    }
    if (strcmp(known->kind, "distrito") != 0)
        merged.kind = found->kind;
    if (!known->has_position && found->has_position) {
        merged.has_position = true;
        merged.latitude_e6 = found->latitude_e6;
        merged.longitude_e6 = found->longitude_e6;
    }
    return merged;
}

static bool write_one(const struct work *work, const struct territory *found)
{
    struct action_context *context = work->context;
    struct territory *known = NULL;
    if (!territory_store_find(context->database, found->code, context->arena, &known,
                              &context->error))
        return false;
    if (known == NULL) {
        work->answer->added++;
        return territory_store_save(context->database, found, &context->error);
    }
    const struct territory merged = merge(work, known, found);
    if (is_same(known, &merged)) {
        work->answer->unchanged++;
        return true;
    }
    work->answer->updated++;
    return territory_store_save(context->database, &merged, &context->error);
}

enum action_status import_territories(struct action_context *context,
                                      const struct import_territories *input,
                                      struct import_territories_answer *answer)
{
    const struct work work = {context, input, answer};
    *answer = (struct import_territories_answer){0};
    if (!action_is_allowed(context, ACTION_LOAD_TERRITORIES))
        return ACTION_FORBIDDEN;
    if (!check(&work))
        return ACTION_FAILED;
    if (action_has_messages(context))
        return ACTION_INVALID;
    if (!action_begin(context))
        return ACTION_FAILED;
    for (size_t i = 0; i < input->count; i++)
        if (!write_one(&work, &input->items[i]))
            return action_abandon(context, ACTION_FAILED);
    if (input->is_trial)
        return action_abandon(context, ACTION_DONE);
    return action_commit(
        context, "territories",
        arena_printf(context->arena, "%s, %s; %s",
                     count_text(context->arena, (int64_t)answer->added, "nueva", "nuevas"),
                     count_text(context->arena, (int64_t)answer->updated, "cambiada", "cambiadas"),
                     input->file_sha256));
}
