/* XLSX package: the ZIP around a workbook's parts, opened and read under limits.
 *
 * Parts are found by their name (letter case apart) and streamed; nothing is ever written to disk,
 * so a name like "../x" could do no harm, but no honest program writes one and it is refused. */
#ifndef ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_PACKAGE_H
#define ATALAYA_EXCHANGE_WORKBOOK_XLSX_XLSX_PACKAGE_H

#include "exchange/workbook/xlsx/xlsx_xml.h"

struct xlsx_package;

/* Opens the bytes, which must outlive the package. NULL with a message when they are no whole ZIP
 * or are built to harm (too many, repeated, overlapping, encrypted or escaping entries). */
struct xlsx_package *xlsx_package_open(struct workbook_budget *budget,
                                       const struct workbook_request *request);
void xlsx_package_close(struct xlsx_package *package);

bool xlsx_package_has(const struct xlsx_package *package, const char *name);

/* Uncompressed size as the directory claims it, 0 for a part that is not there. */
size_t xlsx_package_part_bytes(const struct xlsx_package *package, const char *name);

/* A piece of one part at a time. */
struct xlsx_part {
    struct xlsx_package *package;
    const char *name;
    void *file; /* private */
    size_t read_bytes;
    size_t compressed_bytes;
};

/* False with a message when the part is missing or larger than allowed. */
bool xlsx_part_open(struct xlsx_part *part, struct xlsx_package *package, const char *name);
/* Reads up to size bytes; 0 in *length at the end, after the checksum was found right. */
bool xlsx_part_read(struct xlsx_part *part, char *bytes, size_t size, size_t *length);
void xlsx_part_close(struct xlsx_part *part);

/* Streams a whole XML part through the handler. */
bool xlsx_package_read_xml(struct xlsx_package *package, const char *name,
                           const struct xlsx_xml_handler *handler);

#endif
