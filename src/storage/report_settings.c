#include "storage/report_settings.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/banned.h"
#include "base/text.h"

bool report_settings_has(const struct report_settings *settings, int64_t indicator_id)
{
    for (size_t i = 0; i < settings->indicator_count; i++)
        if (settings->indicator_ids[i] == indicator_id)
            return true;
    return settings->indicator_count == 0;
}

static const char *read_text(const json_t *root, const char *name, struct arena *arena)
{
    const char *text = json_string_value(json_object_get(root, name));
    return text == NULL ? "" : arena_strdup(arena, text);
}

void report_settings_read(const char *json, struct arena *arena, struct report_settings *settings)
{
    json_t *root = json_loads(json == NULL ? "" : json, 0, NULL);
    const json_t *chosen = json_object_get(root, "indicators");
    size_t count = json_array_size(chosen);
    int64_t *ids = ARENA_NEW_ARRAY(arena, count + 1, int64_t);
    for (size_t i = 0; i < count; i++)
        ids[i] = json_integer_value(json_array_get(chosen, i));
    *settings = (struct report_settings){
        .indicator_ids = ids,
        .indicator_count = count,
        .addressee = read_text(root, "addressee", arena),
        .approval_note = read_text(root, "approval_note", arena),
        .president = read_text(root, "president", arena),
        .secretary = read_text(root, "secretary", arena),
    };
    json_decref(root);
}

const char *report_settings_write(const struct report_settings *settings, struct arena *arena)
{
    json_t *chosen = json_array();
    for (size_t i = 0; i < settings->indicator_count; i++)
        json_array_append_new(chosen, json_integer(settings->indicator_ids[i]));
    json_t *root = json_pack("{s:o, s:s, s:s, s:s, s:s}", "indicators", chosen, "addressee",
                             text_or_empty(settings->addressee), "approval_note",
                             text_or_empty(settings->approval_note), "president",
                             text_or_empty(settings->president), "secretary",
                             text_or_empty(settings->secretary));
    char *text = json_dumps(root, JSON_COMPACT | JSON_SORT_KEYS);
    const char *kept = arena_strdup(arena, text == NULL ? "" : text);
    free(text);
    json_decref(root);
    return kept;
}
