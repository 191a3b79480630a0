#include "core/councillor/councillor.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

bool councillor_is_in_office(const struct councillor *councillor, struct date day)
{
    bool has_end = date_is_valid(councillor->until);
    return date_compare(councillor->since, day) <= 0 &&
           (!has_end || date_compare(day, councillor->until) <= 0);
}

const char *councillor_name(const struct councillor *councillor)
{
    return councillor->is_forgotten ? "Datos borrados" : councillor->name;
}

const struct councillor *councillor_find(const struct councillor_list *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].id == id)
            return &list->items[i];
    return NULL;
}

size_t councillor_count_in_office(const struct councillor_list *list, struct date day)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += councillor_is_in_office(&list->items[i], day);
    return count;
}

static const struct {
    const char *code, *label;
} channels[AUTHORISATION_CHANNELS] = {
    {"", ""},
#define AUTHORISATION_CHANNEL(name, code, label) {code, label},
#include "core/councillor/authorisation_channel.def"
#undef AUTHORISATION_CHANNEL
};

const char *authorisation_channel_code(enum authorisation_channel channel)
{
    assert(channel < AUTHORISATION_CHANNELS);
    return channels[channel].code;
}

const char *authorisation_channel_label(enum authorisation_channel channel)
{
    assert(channel < AUTHORISATION_CHANNELS);
    return channels[channel].label;
}

bool authorisation_channel_parse(const char *code, enum authorisation_channel *channel)
{
    for (int i = AUTHORISATION_CHANNEL_NONE + 1; i < AUTHORISATION_CHANNELS; i++)
        if (strcmp(channels[i].code, code) == 0) {
            *channel = (enum authorisation_channel)i;
            return true;
        }
    return false;
}

static const struct {
    const char *version, *text;
} texts[] = {
#define AUTHORISATION_TEXT(version, text) {version, text},
#include "core/councillor/authorisation_text.def"
#undef AUTHORISATION_TEXT
};
enum { TEXT_COUNT = sizeof texts / sizeof texts[0] };

const char *authorisation_text(const char *version)
{
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if (strcmp(texts[i].version, version) == 0)
            return texts[i].text;
    return NULL;
}

const char *authorisation_current_version(void)
{
    return texts[TEXT_COUNT - 1].version;
}

struct councillor_visibility councillor_visibility(const struct councillor *councillor,
                                                   const struct authorisation_list *authorisations,
                                                   bool is_sensitive)
{
    struct councillor_visibility result = {0};
    bool covers_name = false, covers_sector = !is_sensitive, covers_photo = false;
    for (size_t i = 0; i < authorisations->count; i++) {
        const struct authorisation *it = &authorisations->items[i];
        if (it->councillor_id != councillor->id || date_is_valid(it->revoked))
            continue;
        covers_name = covers_name || it->covers_name;
        covers_sector = covers_sector || it->covers_sector;
        covers_photo = covers_photo || it->covers_photo;
    }
    if (councillor->is_forgotten || !covers_name || !covers_sector)
        return result;
    return (struct councillor_visibility){true, true, covers_photo};
}
