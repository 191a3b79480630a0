/* PDF finish: adds with libqpdf what cairo 1.16 cannot write: language, alternative texts, scopes
 * of header cells, artifacts, the title in the window, XMP metadata; and packs the file. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_PDF_FINISH_H
#define ATALAYA_REPORTS_FORMATS_PDF_PDF_FINISH_H

#include "base/error.h"
#include "reports/formats/pdf/pdf_page.h"

/* Reads raw, adds the finished file to out. */
bool pdf_finish(struct strbuf *out, const struct strbuf *raw, const struct pdf *pdf,
                struct error *error);

#endif
