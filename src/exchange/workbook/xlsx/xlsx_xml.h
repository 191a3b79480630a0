/* XLSX XML: streams one XML part through expat to the functions of a reader.
 *
 * Names come without their prefix, so that files with and without "x:" and both OOXML namespaces
 * (transitional and strict) read alike. Refused: any DOCTYPE, hence all entities but the five of
 * XML; more than 64 levels; a single tag of more than 1 MiB. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_XML_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_XML_H

#include "exchange/workbook/workbook_budget.h"

enum { XLSX_XML_MAX_DEPTH = 64 };

/* Where the bytes come from: a part of a package, or memory in tests. */
struct xlsx_xml_source {
    /* As xlsx_part_read. */
    bool (*read)(void *context, char *bytes, size_t size, size_t *length);
    void *context;
    const char *name; /* for messages */
};

/* depth is 1 for the root. Each function answers false to stop, with the budget's error filled;
 * any may be NULL. */
struct xlsx_xml_handler {
    bool (*start)(void *context, int depth, const char *name, const char **attributes);
    bool (*end)(void *context, int depth, const char *name);
    bool (*text)(void *context, int depth, const char *text, size_t length);
    void *context;
};

bool xlsx_xml_read(struct workbook_budget *budget, const struct xlsx_xml_source *source,
                   const struct xlsx_xml_handler *handler);

/* The value of the attribute with this local name, NULL when it is absent. */
const char *xlsx_xml_attribute(const char **attributes, const char *name);

/* "1", "true", "on". */
bool xlsx_xml_is_true(const char *value);

/* A whole number 0..limit, or -1. NULL is -1. */
int xlsx_xml_integer(const char *value, int limit);

#endif
