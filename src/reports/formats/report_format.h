/* Report format: the files that a report can be, by the names that people and addresses use. */
#ifndef ATALAYA_REPORTS_FORMATS_REPORT_FORMAT_H
#define ATALAYA_REPORTS_FORMATS_REPORT_FORMAT_H

#include "base/error.h"
#include "base/strbuf.h"
#include "reports/document.h"

struct report_format {
    const char *name;   /* in addresses: "pdf", "carta", "xlsx", "html", "text" */
    const char *format; /* as it is stored: "pdf", "pdf", "xlsx", "html", "text" */
    const char *paper;  /* "a4", "carta"; "" where there is none */
    const char *ending; /* of file names: "pdf", "txt" */
    const char *content_type;
    const char *label; /* "PDF para imprimir, tamaño A4" */
    bool is_kept;      /* stored with an approved report */
};

enum { REPORT_FORMAT_COUNT = 5 };
extern const struct report_format report_formats[REPORT_FORMAT_COUNT];

/* NULL for another name. */
const struct report_format *report_format_find(const char *name);

/* Adds the file's bytes to out; an HTML page carries its style sheet in itself. False where a
 * library failed. */
bool report_format_render(struct strbuf *out, const struct document *document,
                          const struct report_format *format, struct error *error);

#endif
