#include "reports/formats/pdf/report_pdf.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pthread.h>
#include <unistd.h>

#include "base/text.h"
#include "reports/formats/pdf/pdf_blocks.h"
#include "reports/formats/pdf/pdf_finish.h"
#include "reports/formats/pdf/pdf_page.h"

#include "base/banned.h"

#define FONT_FOLDER "/usr/share/fonts/truetype/noto/"

/* Only these files, so that a report looks the same whatever else is installed, and starts fast.
 * The last three have the signs that Noto Sans lacks: − ≥ ≤ ≠ ≈ →, and marks such as ✓. */
static const char *const font_files[] = {
    FONT_FOLDER "NotoSans-Regular.ttf",        FONT_FOLDER "NotoSans-Bold.ttf",
    FONT_FOLDER "NotoSans-Italic.ttf",         FONT_FOLDER "NotoSans-BoldItalic.ttf",
    FONT_FOLDER "NotoSerif-Regular.ttf",       FONT_FOLDER "NotoSerif-Bold.ttf",
    FONT_FOLDER "NotoSansMath-Regular.ttf",    FONT_FOLDER "NotoSansSymbols-Regular.ttf",
    FONT_FOLDER "NotoSansSymbols2-Regular.ttf"};

/* Read once for the whole process: fontconfig shares it between threads safely, and freeing one
 * loses memory in fontconfig 2.14. NULL where the files are missing. */
static FcConfig *font_config;
static pthread_once_t font_once = PTHREAD_ONCE_INIT;

#ifdef __SANITIZE_ADDRESS__
/* Fontconfig keeps its patterns behind offsets that the leak checker cannot follow. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig";
}
#endif

static void read_fonts(void)
{
    FcConfig *config = FcConfigCreate();
    for (size_t i = 0; i < sizeof font_files / sizeof font_files[0]; i++) {
        if (access(font_files[i], R_OK) != 0 ||
            !FcConfigAppFontAddFile(config, (const FcChar8 *)font_files[i])) {
            FcConfigDestroy(config);
            return;
        }
    }
    font_config = config;
}

static PangoFontMap *create_fonts(void)
{
    pthread_once(&font_once, read_fonts);
    PangoFontMap *fonts = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (font_config != NULL) {
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts), font_config);
    }
    return fonts;
}

static cairo_status_t add_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    strbuf_add_bytes(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_fact(struct pdf *pdf, cairo_pdf_metadata_t kind, const char *text)
{
    if (text != NULL)
        cairo_pdf_surface_set_metadata(pdf->surface, kind, text_portable(pdf->arena, text));
}

static void set_metadata(struct pdf *pdf)
{
    const struct document_metadata *metadata = &pdf->document->metadata;
    set_fact(pdf, CAIRO_PDF_METADATA_TITLE, metadata->title);
    cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR,
                                   "Atalaya " ATALAYA_VERSION);
    set_fact(pdf, CAIRO_PDF_METADATA_AUTHOR, metadata->council);
    set_fact(pdf, CAIRO_PDF_METADATA_SUBJECT, metadata->cut);
}

static void lay_out(struct pdf *pdf)
{
    pdf_start(pdf);
    pdf_blocks_add_document(pdf);
    pdf_finish_pages(pdf);
}

static bool draw(struct pdf *pdf, struct strbuf *raw, struct error *error)
{
    pdf->surface =
        cairo_pdf_surface_create_for_stream(add_bytes, raw, pdf->paper_width, pdf->paper_height);
    pdf->cairo = cairo_create(pdf->surface);
    set_metadata(pdf);
    lay_out(pdf);
    cairo_status_t status = cairo_status(pdf->cairo);
    cairo_destroy(pdf->cairo);
    cairo_surface_finish(pdf->surface);
    if (status == CAIRO_STATUS_SUCCESS) {
        status = cairo_surface_status(pdf->surface);
    }
    cairo_surface_destroy(pdf->surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        return error_set(error, ERROR_IO, "dibujar el PDF: %s", cairo_status_to_string(status));
    }
    return true;
}

bool report_pdf_render(struct strbuf *out, const struct document *document,
                       enum report_pdf_paper paper, struct error *error)
{
    struct arena scratch = {0};
    struct strbuf raw;
    strbuf_init(&raw, &scratch);
    struct pdf pdf = {.document = document,
                      .arena = &scratch,
                      .paper_width = paper == REPORT_PDF_A4 ? 595.28 : 612,
                      .paper_height = paper == REPORT_PDF_A4 ? 841.89 : 792,
                      .heading_count = (size_t)document->heading_count,
                      .fonts = create_fonts()};
    pdf.headings = ARENA_NEW_ARRAY(&scratch, pdf.heading_count, struct pdf_heading);
    pdf_open_texts(&pdf);
    lay_out(&pdf);
    pdf.page_count = pdf.page;
    bool success = draw(&pdf, &raw, error) && pdf_finish(out, &raw, &pdf, error);
    pdf_close_texts(&pdf);
    g_object_unref(pdf.fonts);
    arena_release(&scratch);
    return success;
}
