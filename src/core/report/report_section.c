#include "core/report/report_section.h"

#include <assert.h>
#include <string.h>

#include "base/banned.h"

static const struct {
    const char *code, *heading, *help;
} sections[REPORT_SECTION_COUNT] = {
#define REPORT_SECTION(name, code, heading, help) [REPORT_SECTION_##name] = {code, heading, help},
#include "core/report/report_section.def"
#undef REPORT_SECTION
};

const char *report_section_code(enum report_section section)
{
    assert(section < REPORT_SECTION_COUNT);
    return sections[section].code;
}

const char *report_section_heading(enum report_section section)
{
    assert(section < REPORT_SECTION_COUNT);
    return sections[section].heading;
}

const char *report_section_help(enum report_section section)
{
    assert(section < REPORT_SECTION_COUNT);
    return sections[section].help;
}

bool report_section_parse(const char *code, enum report_section *section)
{
    for (int i = 0; code != NULL && i < REPORT_SECTION_COUNT; i++) {
        if (strcmp(sections[i].code, code) == 0) {
            *section = (enum report_section)i;
            return true;
        }
    }
    return false;
}

bool report_section_parse_topic(const char *code, int64_t *topic_id)
{
    static const char prefix[] = "tema_";
    enum { PREFIX_LENGTH = sizeof prefix - 1, MAX_DIGITS = 18 };
    int64_t id = 0;
    if (code == NULL || strncmp(code, prefix, PREFIX_LENGTH) != 0)
        return false;
    const char *digits = code + PREFIX_LENGTH;
    if (digits[0] == '\0' || digits[0] == '0' || strlen(digits) > MAX_DIGITS)
        return false;
    for (; *digits != '\0'; digits++) {
        if (*digits < '0' || *digits > '9')
            return false;
        id = id * 10 + (*digits - '0');
    }
    *topic_id = id;
    return true;
}
