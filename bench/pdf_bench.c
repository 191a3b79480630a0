/* How long the PDF of a report with a matrix of 93 indicators takes (contents, charts, a table of
 * many pages, tags, packing), against a ceiling in the same run: the letters of the same cells
 * drawn once with pango and cairo, without layout, tags or packing. The ratio is what to watch;
 * milliseconds depend on the machine. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/error.h"
#include "reports/example.h"
#include "reports/formats/pdf/report_pdf.h"
#include "reports/formats/xlsx/report_xlsx.h"

enum { ROWS = 93, ROUNDS = 7 };

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static cairo_status_t count_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    (void)bytes;
    *(size_t *)closure += length;
    return CAIRO_STATUS_SUCCESS;
}

static void draw_cells(cairo_t *cairo, PangoLayout *layout, const struct document_table *table,
                       struct arena *arena)
{
    int line = 0;
    for (const struct document_row *row = table->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < table->head.column_count; i++) {
            const char *text =
                document_cell_format(&row->cells[i], table->head.columns[i].decimals, arena);
            pango_layout_set_text(layout, text, -1);
            cairo_move_to(cairo, 40 + 55 * (double)i, 40 + 12 * (double)line);
            pango_cairo_show_layout(cairo, layout);
        }
        line = line == 60 ? 0 : line + 1;
        if (line == 0) {
            cairo_show_page(cairo);
        }
    }
}

static double time_ceiling(const struct document_table *table)
{
    struct arena arena = {0};
    size_t bytes = 0;
    double start = now_ms();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(count_bytes, &bytes, 595.28, 841.89);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans 8.5");
    pango_layout_set_font_description(layout, font);
    draw_cells(cairo, layout, table, &arena);
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    arena_release(&arena);
    return now_ms() - start;
}

static double time_pdf(const struct document *document, struct arena *arena, size_t *bytes)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    struct error error = {0};
    double start = now_ms();
    if (!report_pdf_render(&out, document, REPORT_PDF_A4, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    *bytes = out.length;
    return now_ms() - start;
}

static double time_xlsx(const struct document *document, struct arena *arena, size_t *bytes)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    struct error error = {0};
    double start = now_ms();
    if (!report_xlsx_render(&out, document, &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    *bytes = out.length;
    return now_ms() - start;
}

static double lesser(double a, double b)
{
    return a < b ? a : b;
}

int main(void)
{
    struct arena arena = {0};
    const struct document *document = example_create_long(&arena, ROWS);
    const struct document_block *block = document->first;
    while (block->kind != DOCUMENT_TABLE) {
        block = block->next;
    }
    double ceiling = 1e9, pdf = 1e9, xlsx = 1e9, first = 0;
    size_t pdf_bytes = 0, xlsx_bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double own = time_pdf(document, &arena, &pdf_bytes);
        first = i == 0 ? own : first;
        pdf = lesser(pdf, own);
        ceiling = lesser(ceiling, time_ceiling(block->table));
        xlsx = lesser(xlsx, time_xlsx(document, &arena, &xlsx_bytes));
    }
    printf("pdf of %d indicators: %.1f ms CPU (first %.1f), %zu bytes; goal 150 ms\n", ROWS, pdf,
           first, pdf_bytes);
    printf("ceiling, the same letters by pango and cairo alone: %.1f ms; ratio %.2f\n", ceiling,
           pdf / ceiling);
    printf("xlsx of the same: %.1f ms CPU, %zu bytes\n", xlsx, xlsx_bytes);
    arena_release(&arena);
    return pdf <= 150 ? 0 : 1;
}
