/* Texts of a PDF: shaped by pango and kept as they were set. */
#include "reports/formats/pdf/pdf_text.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

static const struct {
    const char *font;
    unsigned colour;
} looks[PDF_STYLE_COUNT] = {
    [PDF_BODY] = {"Noto Sans 10", PDF_INK},
    [PDF_STRONG] = {"Noto Sans Bold 10", PDF_INK},
    [PDF_SMALL] = {"Noto Sans 8", PDF_GREY},
    [PDF_LEAD] = {"Noto Serif 14", PDF_INK},
    [PDF_TITLE] = {"Noto Serif Bold 24", PDF_INK},
    [PDF_HEADING_1] = {"Noto Serif Bold 16", PDF_INK},
    [PDF_HEADING_2] = {"Noto Serif Bold 13", PDF_INK},
    [PDF_HEADING_3] = {"Noto Sans Bold 11", PDF_INK},
    [PDF_CAPTION] = {"Noto Serif Bold 12", PDF_INK},
    [PDF_FIGURE] = {"Noto Serif Bold 17", PDF_INK},
    [PDF_TABLE] = {"Noto Sans 8.5", PDF_INK},
    [PDF_TABLE_STRONG] = {"Noto Sans Bold 8.5", PDF_INK},
    [PDF_TABLE_HEAD] = {"Noto Sans 8.5", PDF_GREY},
    [PDF_TABLE_SMALL] = {"Noto Sans 7.5", PDF_INK},
    [PDF_TABLE_SMALL_STRONG] = {"Noto Sans Bold 7.5", PDF_INK},
    [PDF_TABLE_SMALL_HEAD] = {"Noto Sans 7.5", PDF_GREY},
};

unsigned pdf_text_colour(enum pdf_style style)
{
    return looks[style].colour;
}

static void add_attribute(PangoAttrList *list, PangoAttribute *attribute, size_t start, size_t end)
{
    attribute->start_index = (guint)start;
    attribute->end_index = (guint)end;
    pango_attr_list_insert(list, attribute);
}

static PangoAttribute *new_colour(unsigned colour)
{
    return pango_attr_foreground_new((guint16)((colour >> 16 & 0xff) * 257),
                                     (guint16)((colour >> 8 & 0xff) * 257),
                                     (guint16)((colour & 0xff) * 257));
}

static void add_run(struct strbuf *text, PangoAttrList *list, const struct document_span *span)
{
    size_t start = text->length;
    strbuf_add(text, text_portable(text->arena, span->text));
    if (span->note > 0) {
        strbuf_printf(text, " [%d]", span->note);
    }
    size_t end = text->length;
    if (span->is_strong) {
        add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end);
    }
    if (span->is_emphasis) {
        add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), start, end);
    }
    if (span->href != NULL) {
        add_attribute(list, new_colour(PDF_PINE), start, end);
    }
    if (span->breaks_line) {
        strbuf_add(text, "\u2028");
    }
}

/* Text and form of the layout; *list is to be freed. */
static const char *join_text(struct pdf *pdf, const struct pdf_text *text, PangoAttrList *list)
{
    struct strbuf joined;
    strbuf_init(&joined, pdf->arena);
    for (size_t i = 0; text->runs != NULL && i < text->runs->count; i++) {
        add_run(&joined, list, &text->runs->spans[i]);
    }
    if (text->runs == NULL) {
        strbuf_add(&joined, text->text);
    }
    if (text->note != NULL) {
        size_t start = joined.length;
        strbuf_add_char(&joined, ' ');
        strbuf_add(&joined, text_portable(pdf->arena, text->note));
        add_attribute(list, new_colour(PDF_GREY), start, joined.length);
        add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_NORMAL), start, joined.length);
    }
    return joined.data;
}

struct pdf_kept_text {
    PangoLayout *layout;
    enum pdf_style style;
    struct pdf_kept_text *next;
};

static int width_units(const struct pdf_text *text)
{
    return text->width < 0 ? -1 : (int)(text->width * PANGO_SCALE);
}

static PangoLayout *lay_out(struct pdf *pdf, const struct pdf_text *text)
{
    PangoLayout *layout = pango_layout_new(pdf->context);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_font_description(layout, pdf->styles[text->style]);
    pango_layout_set_width(layout, width_units(text));
    pango_layout_set_alignment(layout, text->alignment);
    if (text->runs == NULL && text->note == NULL) {
        pango_layout_set_attributes(layout, pdf->plain_attributes);
        pango_layout_set_text(layout, text->text, -1);
    } else {
        PangoAttrList *list = pango_attr_list_copy(pdf->plain_attributes);
        const char *joined = join_text(pdf, text, list);
        pango_layout_set_attributes(layout, list);
        pango_layout_set_text(layout, joined, -1);
        pango_attr_list_unref(list);
    }
    return layout;
}

static struct pdf_kept_text **kept_list(struct pdf *pdf, const struct pdf_text *text)
{
    unsigned hash = 2166136261u ^ (unsigned)text->style ^ (unsigned)width_units(text);
    for (const char *c = text->text; *c != '\0'; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    }
    return &pdf->kept_texts[hash % PDF_KEPT_TEXTS];
}

static PangoLayout *find_kept(const struct pdf_kept_text *kept, const struct pdf_text *text)
{
    for (; kept != NULL; kept = kept->next) {
        if (kept->style == text->style &&
            pango_layout_get_width(kept->layout) == width_units(text) &&
            pango_layout_get_alignment(kept->layout) == text->alignment &&
            strcmp(pango_layout_get_text(kept->layout), text->text) == 0) {
            return kept->layout;
        }
    }
    return NULL;
}

static void keep(struct pdf *pdf, struct pdf_kept_text **list, PangoLayout *layout,
                 enum pdf_style style)
{
    if (pdf->kept_text_count == PDF_KEPT_TEXTS) {
        return;
    }
    struct pdf_kept_text *kept = ARENA_NEW(pdf->arena, struct pdf_kept_text);
    *kept = (struct pdf_kept_text){g_object_ref(layout), style, *list};
    *list = kept;
    pdf->kept_text_count++;
}

void pdf_use_layout(struct pdf *pdf, PangoLayout *layout)
{
    if (pdf->layout != NULL) {
        g_object_unref(pdf->layout);
    }
    pdf->layout = layout;
}

double pdf_set_text(struct pdf *pdf, const struct pdf_text *given)
{
    struct pdf_text portable = *given, *text = &portable;
    if (given->text != NULL) {
        portable.text = text_portable(pdf->arena, given->text);
    }
    bool is_plain = text->runs == NULL && text->note == NULL;
    struct pdf_kept_text **list = is_plain ? kept_list(pdf, text) : NULL;
    PangoLayout *kept = is_plain ? find_kept(*list, text) : NULL;
    pdf_use_layout(pdf, kept != NULL ? g_object_ref(kept) : lay_out(pdf, text));
    if (is_plain && kept == NULL) {
        keep(pdf, list, pdf->layout, text->style);
    }
    int height;
    pango_layout_get_size(pdf->layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

void pdf_open_texts(struct pdf *pdf)
{
    pdf->kept_texts = ARENA_NEW_ARRAY(pdf->arena, PDF_KEPT_TEXTS, struct pdf_kept_text *);
    pdf->context = pango_font_map_create_context(pdf->fonts);
    pango_cairo_context_set_resolution(pdf->context, 72);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pdf->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(pdf->context, FALSE);
    pango_context_set_language(pdf->context, pango_language_from_string("es-co"));
    /* Ligatures would cost a second font in the file and split words for those who read aloud. */
    pdf->plain_attributes = pango_attr_list_new();
    pango_attr_list_insert(pdf->plain_attributes, pango_attr_font_features_new("liga=0"));
    for (int i = 0; i < PDF_STYLE_COUNT; i++) {
        pdf->styles[i] = pango_font_description_from_string(looks[i].font);
    }
}

void pdf_close_texts(struct pdf *pdf)
{
    pdf_use_layout(pdf, NULL);
    for (int i = 0; i < PDF_KEPT_TEXTS; i++) {
        for (struct pdf_kept_text *kept = pdf->kept_texts[i]; kept != NULL; kept = kept->next) {
            g_object_unref(kept->layout);
        }
    }
    for (int i = 0; i < PDF_STYLE_COUNT; i++) {
        pango_font_description_free(pdf->styles[i]);
    }
    pango_attr_list_unref(pdf->plain_attributes);
    g_object_unref(pdf->context);
}
