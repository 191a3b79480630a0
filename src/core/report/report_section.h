/* Report section: the texts of a pronouncement that the council writes. The order is the
 * document's; what the figures say is composed around them (reports/catalog/pronouncement). */
#ifndef ATALAYA_CORE_REPORT_REPORT_SECTION_H
#define ATALAYA_CORE_REPORT_REPORT_SECTION_H

#include <stdbool.h>
#include <stdint.h>

enum report_section {
#define REPORT_SECTION(name, code, heading, help) REPORT_SECTION_##name,
#include "core/report/report_section.def"
#undef REPORT_SECTION
    REPORT_SECTION_COUNT
};

const char *report_section_code(enum report_section section);    /* "avances": in addresses too */
const char *report_section_heading(enum report_section section); /* "Lo que avanzó" */
const char *report_section_help(enum report_section section);    /* what to write there */
/* "avances" gives ADVANCES; false for anything else, NULL included. */
bool report_section_parse(const char *code, enum report_section *section);
/* Each priority topic may have a text, too: "tema_17" gives 17; false for anything else. */
bool report_section_parse_topic(const char *code, int64_t *topic_id);

#endif
