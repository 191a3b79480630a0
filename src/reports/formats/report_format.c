#include "reports/formats/report_format.h"

#include <string.h>

#include "reports/formats/html/report_html.h"
#include "reports/formats/pdf/report_pdf.h"
#include "reports/formats/text/report_text.h"
#include "reports/formats/xlsx/report_xlsx.h"

#include "base/banned.h"

extern const char *const report_style;

const struct report_format report_formats[REPORT_FORMAT_COUNT] = {
    {"pdf", "pdf", "a4", "pdf", "application/pdf", "PDF para imprimir, tamaño A4", true},
    {"carta", "pdf", "carta", "pdf", "application/pdf", "PDF para imprimir, tamaño carta", true},
    {"xlsx", "xlsx", "", "xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Hoja de cálculo (XLSX)",
     true},
    {"html", "html", "", "html", "text/html; charset=utf-8", "Página para guardar (HTML)", true},
    {"text", "text", "", "txt", "text/plain; charset=utf-8", "Texto", false},
};

const struct report_format *report_format_find(const char *name)
{
    for (size_t i = 0; i < REPORT_FORMAT_COUNT; i++)
        if (strcmp(report_formats[i].name, name) == 0)
            return &report_formats[i];
    return NULL;
}

bool report_format_render(struct strbuf *out, const struct document *document,
                          const struct report_format *format, struct error *error)
{
    if (strcmp(format->format, "pdf") == 0)
        return report_pdf_render(
            out, document, strcmp(format->paper, "carta") == 0 ? REPORT_PDF_LETTER : REPORT_PDF_A4,
            error);
    if (strcmp(format->format, "xlsx") == 0)
        return report_xlsx_render(out, document, error);
    if (strcmp(format->format, "html") == 0)
        report_html_render_page(out, document, report_style, NULL);
    else
        report_text_render(out, document);
    return true;
}
