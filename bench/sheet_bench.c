/* How long the booklet of technical sheets takes as PDF: 93 sheets, all 27 fields written and five
 * answers on quality, with contents and tags. Named peer in the same run: pango and cairo drawing
 * the same letters once, without layout, boxes, tags or packing. The ratio is what to watch;
 * milliseconds depend on the machine. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "reports/catalog/technical_sheet/sheet_document.h"
#include "reports/formats/pdf/report_pdf.h"

enum { SHEETS = 93, ROUNDS = 5, LINES = 60 };

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void fill_sheet(struct technical_sheet *sheet)
{
    for (int i = 0; i < SHEET_FIELDS; i++) {
        const struct sheet_field_facts *facts = sheet_field_facts((enum sheet_field)i);
        const struct sheet_option *options = sheet_field_options((enum sheet_field)i);
        if (facts->origin != SHEET_FROM_TYPED)
            continue;
        sheet->values[i] = facts->kind == SHEET_KIND_LINES
                               ? "La interventoría mide con cinta y GPS cada tramo. El tramo "
                                 "cuenta cuando tiene acta de recibo.\nSe revisa cada trimestre."
                           : facts->kind == SHEET_KIND_GOALS ? "9, 11"
                           : facts->kind == SHEET_KIND_DATE  ? "2026-03-15"
                           : options[0].code != NULL         ? options[0].code
                                                             : "Secretaría de Planeación, 2023";
    }
}

static struct sheet_selection make_selection(struct arena *arena)
{
    static struct plan plan = {.name = "Plan de desarrollo 2024-2027"};
    static struct plan_node line = {
        .id = 1, .parent_index = -1, .depth = 1, .name = "Territorio", .code = "01"};
    static struct sheet_book book;
    plan.nodes = &line;
    plan.node_count = 1;
    plan.indicators = ARENA_NEW_ARRAY(arena, SHEETS, struct indicator);
    plan.indicator_count = SHEETS;
    book = (struct sheet_book){.plan = &plan, .count = SHEETS};
    book.entries = ARENA_NEW_ARRAY(arena, SHEETS, struct sheet_entry);
    for (int i = 0; i < SHEETS; i++) {
        struct sheet_entry *entry = &book.entries[i];
        plan.indicators[i] =
            (struct indicator){.id = i + 1,
                               .code = arena_printf(arena, "%06d", i),
                               .mga_code = "240204112",
                               .name = "Vía terciaria pavimentada en las veredas del municipio",
                               .unit = "Kilómetros",
                               .type = ACCUMULATION_SUM,
                               .level = INDICATOR_LEVEL_PRODUCT,
                               .baseline_note = "",
                               .baseline = quantity_number(0),
                               .target = quantity_number(40000),
                               .responsible = "Secretaría de Infraestructura",
                               .first_year = 2024,
                               .year_count = 4};
        for (int y = 0; y < 4; y++)
            plan.indicators[i].years[y].planned = quantity_number(10000);
        *entry = (struct sheet_entry){.indicator = &plan.indicators[i], .line = &line};
        technical_sheet_clear(&entry->sheet);
        entry->sheet.version = 2;
        entry->sheet.time_utc = "2026-03-15T12:00:00Z";
        fill_sheet(&entry->sheet);
        technical_sheet_fill(arena, &plan, entry->indicator, &entry->sheet);
        entry->completeness = technical_sheet_measure(&entry->sheet);
        entry->crema = crema_compute(&entry->sheet);
    }
    return sheet_book_select(arena, &book, &(struct sheet_choice){0});
}

static cairo_status_t count_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    (void)bytes;
    *(size_t *)closure += length;
    return CAIRO_STATUS_SUCCESS;
}

static void draw_text(cairo_t *cairo, PangoLayout *layout, const char *text, int *line)
{
    pango_layout_set_text(layout, text, -1);
    cairo_move_to(cairo, 40, 40 + 12 * (double)*line);
    pango_cairo_show_layout(cairo, layout);
    *line = *line == LINES ? 0 : *line + 1;
    if (*line == 0)
        cairo_show_page(cairo);
}

/* The same letters: labels and texts of all boxes. */
static double time_peer(const struct document *document)
{
    size_t bytes = 0;
    int line = 0;
    double start = now_ms();
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(count_bytes, &bytes, 595.28, 841.89);
    cairo_t *cairo = cairo_create(surface);
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans 8.5");
    pango_layout_set_font_description(layout, font);
    for (const struct document_block *block = document->first; block != NULL; block = block->next)
        for (size_t i = 0; block->kind == DOCUMENT_BOXES && i < block->boxes.count; i++) {
            draw_text(cairo, layout, block->boxes.items[i].label, &line);
            draw_text(cairo, layout, block->boxes.items[i].text, &line);
        }
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    return now_ms() - start;
}

static double time_booklet(const struct sheet_selection *selection, size_t *bytes)
{
    struct arena arena = {0};
    struct error error = {0};
    struct strbuf out;
    const struct sheet_paper paper = {"Consejo", "2026-04-15T12:00:00Z", "Todo el plan"};
    double start = now_ms();
    strbuf_init(&out, &arena);
    if (!report_pdf_render(&out, sheet_document_booklet(&arena, selection, &paper), REPORT_PDF_A4,
                           &error)) {
        fprintf(stderr, "%s\n", error.message);
        exit(1);
    }
    *bytes = out.length;
    arena_release(&arena);
    return now_ms() - start;
}

int main(void)
{
    struct arena arena = {0};
    const struct sheet_selection selection = make_selection(&arena);
    const struct sheet_paper paper = {"Consejo", "2026-04-15T12:00:00Z", "Todo el plan"};
    const struct document *document = sheet_document_booklet(&arena, &selection, &paper);
    double best = 1e9, peer = 1e9;
    size_t bytes = 0;
    for (int i = 0; i < ROUNDS; i++) {
        double own = time_booklet(&selection, &bytes), other = time_peer(document);
        best = own < best ? own : best;
        peer = other < peer ? other : peer;
    }
    printf("booklet of %d sheets: %.0f ms, %zu bytes; the same letters with pango and cairo: "
           "%.0f ms; ratio %.2f\n",
           SHEETS, best, bytes, peer, best / peer);
    arena_release(&arena);
    return best <= 1000 ? 0 : 1;
}
