/* PDF: writes a document as a tagged PDF with contents, outline, running head, page numbers,
 * embedded fonts and the verification code in the foot.
 *
 * The file is "tagged", with language, titles, alternative texts and header scopes; it has not been
 * validated as PDF/UA and does not claim to be. The same document and paper give the same bytes:
 * the only date in the file is metadata.created. Safe to call from several threads at once; each
 * call has fonts of its own. Fonts: Noto Sans and Noto Serif (package fonts-noto-core); where they
 * are missing, whatever fontconfig offers. */
#ifndef ATALAYA_REPORTS_FORMATS_PDF_REPORT_PDF_H
#define ATALAYA_REPORTS_FORMATS_PDF_REPORT_PDF_H

#include "base/error.h"
#include "base/strbuf.h"
#include "reports/document.h"

enum report_pdf_paper { REPORT_PDF_A4, REPORT_PDF_LETTER };

/* Adds the file's bytes to out. False where a library failed (out is then not to be used). */
bool report_pdf_render(struct strbuf *out, const struct document *document,
                       enum report_pdf_paper paper, struct error *error);

#endif
