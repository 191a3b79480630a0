#include "actions/council_settings.h"

#include <string.h>

#include "base/date.h"
#include "base/strbuf.h"
#include "core/measurement/entry.h"

#include "base/banned.h"

enum { E4_PER_HUNDREDTH = 100, WHOLE_E4 = 100 * DECIMAL_SCALE };

static const char *const limit_fields[COUNCIL_BANDS] = {"limite_1", "limite_2", "limite_3",
                                                        "limite_4"};

const char *council_settings_stamp(struct arena *arena, const struct council *council)
{
    return arena_printf(arena, "%s|%s|%s|%s", council->bands_json, council->weighting,
                        council->deadline_month_day, council->name);
}

static bool check_limit(struct action_context *context, const char *field, const char *typed,
                        int *lower_e4)
{
    const struct typed_number number = typed_number_read(typed);
    if (number.status != TYPED_NUMBER_OK)
        action_add_message(context, field, "Escriba desde qué porcentaje empieza. Ejemplo: 60.");
    else if (number.value_e4 <= 0 || number.value_e4 > WHOLE_E4)
        action_add_message(context, field, "Escriba un porcentaje mayor que 0 y hasta 100.");
    else if (number.value_e4 % E4_PER_HUNDREDTH != 0)
        action_add_message(context, field, "Escriba el porcentaje con dos decimales o menos.");
    else {
        *lower_e4 = (int)(number.value_e4 / E4_PER_HUNDREDTH);
        return true;
    }
    return false;
}

static struct rating_bands check_limits(struct action_context *context,
                                        const struct council_settings *input)
{
    struct rating_bands bands = rating_default_bands;
    bool is_read = true;
    for (int i = 0; i < COUNCIL_BANDS; i++)
        is_read &= check_limit(context, limit_fields[i], input->limits[i], &bands.lower_e4[i]);
    for (int i = 1; is_read && i < COUNCIL_BANDS; i++) {
        if (bands.lower_e4[i] > bands.lower_e4[i - 1])
            continue;
        action_add_message(context, limit_fields[i],
                           "Escriba un porcentaje mayor que el de la palabra anterior.");
        is_read = false;
    }
    return is_read ? bands : rating_default_bands;
}

/* "" for the usual bands, so that a council that changed nothing follows them. */
static const char *format_bands(struct arena *arena, const struct rating_bands *bands)
{
    struct strbuf text;
    if (memcmp(bands, &rating_default_bands, sizeof *bands) == 0)
        return "";
    strbuf_init(&text, arena);
    for (int i = 0; i < COUNCIL_BANDS; i++)
        strbuf_printf(&text, "%s%d.%02d", i == 0 ? "[" : ", ", bands->lower_e4[i] / 100,
                      bands->lower_e4[i] % 100);
    strbuf_add(&text, "]");
    return text.data;
}

static int read_part(const char *text)
{
    if (text == NULL || text[0] == '\0' || strlen(text) > 2 ||
        strspn(text, "0123456789") != strlen(text))
        return 0;
    return text[1] == '\0' ? text[0] - '0' : (text[0] - '0') * 10 + (text[1] - '0');
}

/* A day that every year has. */
static const char *check_deadline(struct action_context *context, const char *month,
                                  const char *day)
{
    const struct date date = {2025, read_part(month), read_part(day)};
    if (date_is_valid(date))
        return arena_printf(context->arena, "%02d-%02d", date.month, date.day);
    action_add_message(context, "dia", "Escriba un día que ese mes tenga todos los años.");
    return "";
}

static void check(struct action_context *context, const struct council_settings *input,
                  struct council_settings_answer *answer)
{
    static const struct action_text_rule name_rule = {
        .field = "nombre", .label = "el nombre del consejo", .max_characters = 160};
    answer->council.name = action_check_text(context, &name_rule, input->name);
    answer->bands = check_limits(context, input);
    answer->council.bands_json = format_bands(context->arena, &answer->bands);
    answer->weighting = WEIGHTING_BY_INDICATORS;
    if (!weighting_parse(input->weighting, &answer->weighting))
        action_add_message(context, "ponderacion", "Elija cómo pesan los indicadores.");
    answer->council.weighting = weighting_code(answer->weighting);
    answer->council.deadline_month_day = check_deadline(context, input->month, input->day);
}

/* What changed, for the audit chain. */
static const char *describe(struct arena *arena, const struct council *before,
                            const struct council *after)
{
    struct strbuf text;
    strbuf_init(&text, arena);
    if (strcmp(before->name, after->name) != 0)
        strbuf_printf(&text, "nombre: %s → %s; ", before->name, after->name);
    if (strcmp(before->bands_json, after->bands_json) != 0)
        strbuf_printf(&text, "semáforo: %s → %s; ",
                      before->bands_json[0] == '\0' ? "el usual" : before->bands_json,
                      after->bands_json[0] == '\0' ? "el usual" : after->bands_json);
    if (strcmp(before->weighting, after->weighting) != 0)
        strbuf_printf(&text, "ponderación: %s → %s; ", before->weighting, after->weighting);
    if (strcmp(before->deadline_month_day, after->deadline_month_day) != 0)
        strbuf_printf(&text, "plazo: %s → %s; ", before->deadline_month_day,
                      after->deadline_month_day);
    if (text.length > 2)
        text.data[text.length - 2] = '\0'; /* the last separator */
    return text.data;
}

static enum action_status load(struct action_context *context, struct council **before)
{
    if (!council_store_find(context->database, context->identity->council_id, context->arena,
                            before, &context->error))
        return ACTION_FAILED;
    return *before == NULL ? ACTION_NOT_FOUND : ACTION_DONE;
}

static enum action_status save(struct action_context *context, const struct council *before,
                               const struct council *after)
{
    if (!action_begin(context))
        return ACTION_FAILED;
    if (!council_store_save(context->database, after, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "council", after->id),
                         describe(context->arena, before, after));
}

enum action_status change_council_settings(struct action_context *context,
                                           const struct council_settings *input,
                                           struct council_settings_answer *answer)
{
    struct council *before = NULL;
    if (!action_is_allowed(context, ACTION_CHANGE_COUNCIL_SETTINGS))
        return ACTION_FORBIDDEN;
    enum action_status status = load(context, &before);
    if (status != ACTION_DONE)
        return status;
    *answer = (struct council_settings_answer){.council = *before};
    check(context, input, answer);
    const char *stamp = council_settings_stamp(context->arena, before);
    if (input->seen == NULL || strcmp(input->seen, stamp) != 0)
        return ACTION_CONFLICT;
    if (!action_has_messages(context) && !input->is_trial &&
        strcmp(stamp, council_settings_stamp(context->arena, &answer->council)) == 0)
        action_add_message(context, "", "Ningún ajuste es distinto del de hoy.");
    if (action_has_messages(context))
        return ACTION_INVALID;
    return input->is_trial ? ACTION_DONE : save(context, before, &answer->council);
}
