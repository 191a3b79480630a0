#include "base/test.h"

#include "reports/chart/svg.h"
#include "reports/document.h"

static void rounding_is_half_away_from_zero(void **state)
{
    (void)state;
    static const struct {
        int64_t value_e4;
        int decimals;
        int64_t expected_e4;
    } cases[] = {{2025, 1, 2000},  {2500, 1, 3000},    {-2500, 1, -3000},
                 {2499, 1, 2000},  {99999, 0, 100000}, {-4999, 0, 0},
                 {5000, 0, 10000}, {1234, 4, 1234},    {1235, 3, 1240}};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_int_equal(document_round_e4(cases[i].value_e4, cases[i].decimals),
                         cases[i].expected_e4);
    }
}

static void cells_are_told_in_spanish(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct quantity missing = {QUANTITY_MISSING, 0};
    const struct quantity not_programmed = {QUANTITY_NOT_PROGRAMMED, 0};
    const struct {
        struct document_cell cell;
        int decimals;
        const char *expected;
    } cases[] = {
        {document_cell_number(quantity_number(8100)), 0, "0,81"},
        {document_cell_number(quantity_number(256000000)), 0, "25.600"},
        {document_cell_number(quantity_number(0)), 0, "0"},
        {document_cell_number(missing), 0, "–"},
        {document_cell_number(not_programmed), 0, "NP"},
        {document_cell_percent(quantity_number(810000)), 1, "81,0\u00a0%"},
        {document_cell_percent(quantity_number(202500)), 1, "20,3\u00a0%"},
        {document_cell_percent(quantity_number(-188000)), 1, "−18,8\u00a0%"},
        {document_cell_percent(missing), 1, "–"},
        {document_cell_state(CHART_SYMBOL_BAND_2, "Bajo"), 0, "Bajo"},
        {document_cell_bar(quantity_number(202500), quantity_number(500000)), 1,
         "20,3\u00a0% de 50,0\u00a0%"},
        {document_cell_bar(quantity_number(202500), missing), 1, "20,3\u00a0%"},
        {{0}, 0, ""},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        assert_string_equal(document_cell_format(&cases[i].cell, cases[i].decimals, &arena),
                            cases[i].expected);
    }
    arena_release(&arena);
}

static void headings_and_annexes_are_numbered(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document *document =
        document_create(&arena, &(struct document_metadata){.title = "T", .with_numbers = true});
    document_add_heading(document, 1, "Uno");
    document_add_heading(document, 2, "Dos");
    document_add_heading(document, 2, "Tres");
    document_add_heading(document, 3, "Cuatro");
    document_add_heading(document, 1, "Cinco");
    document_add_heading(document, 2, "Seis");
    document_add_annex(document, "Siete");
    document_add_heading(document, 2, "Ocho");
    static const char *const expected[] = {"1. Uno",   "1.1 Dos",  "1.2 Tres",       "1.2.1 Cuatro",
                                           "2. Cinco", "2.1 Seis", "Anexo A. Siete", "A.1 Ocho"};
    size_t i = 0;
    for (struct document_block *block = document->first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_HEADING) {
            assert_string_equal(document_heading_text(block, &arena), expected[i++]);
        }
    }
    assert_int_equal(i, TEST_COUNT(expected));
    arena_release(&arena);
}

static void markdown_is_safe(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document *document = document_create(&arena, &(struct document_metadata){.title = "T"});
    static const char words[] = "# A\n\n**b** *c* `d` <script>x</script> "
                                "[e](https://a.co) [f](javascript:alert(1)) ![g](x.png)\n\n"
                                "<div>h</div>\n\n1. i\n2. j\n";
    document_add_markdown(document, words, strlen(words), 1);
    struct document_block *heading = document->first;
    assert_int_equal(heading->kind, DOCUMENT_HEADING);
    assert_int_equal(heading->level, 2);
    struct document_block *paragraph = heading->next;
    assert_string_equal(document_plain_text(&paragraph->text, &arena), "b c d x e f g");
    assert_true(paragraph->text.spans[0].is_strong);
    size_t links = 0;
    for (size_t i = 0; i < paragraph->text.count; i++) {
        if (paragraph->text.spans[i].href != NULL) {
            assert_string_equal(paragraph->text.spans[i].href, "https://a.co");
            links++;
        }
    }
    assert_int_equal(links, 1);
    struct document_block *list = paragraph->next;
    assert_int_equal(list->kind, DOCUMENT_LIST);
    assert_true(list->is_ordered);
    assert_null(list->next);
    arena_release(&arena);
}

static void odd_bytes_are_some_markdown(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document *document = document_create(&arena, &(struct document_metadata){.title = "T"});
    static const char bytes[] = "\xff\xfe**[](\0> > > > > > > > > > > > > > x";
    document_add_markdown(document, bytes, sizeof bytes - 1, 1);
    document_add_markdown(document, "", 0, 1);
    assert_non_null(document->first);
    arena_release(&arena);
}

static void notes_are_numbered_through(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct document *document = document_create(&arena, &(struct document_metadata){.title = "T"});
    document_add_paragraph(document, "Uno");
    document_add_note(document, "a");
    document_add_note(document, "b");
    assert_string_equal(document_plain_text(&document->last->text, &arena), "Uno[1][2]");
    assert_int_equal(document->note_count, 2);
    assert_string_equal(document->notes[1], "b");
    arena_release(&arena);
}

static void only_known_schemes_are_links(void **state)
{
    (void)state;
    assert_true(document_is_safe_link("HTTPS://a.co"));
    assert_true(document_is_safe_link("mailto:a@b.co"));
    assert_false(document_is_safe_link("javascript:alert(1)"));
    assert_false(document_is_safe_link("//a.co"));
    assert_false(document_is_safe_link(" https://a.co"));
    assert_false(document_is_safe_link(NULL));
}

static void micro_bars_are_cut_to_the_scale(void **state)
{
    (void)state;
    struct chart_micro_bar bar = chart_micro_bar(quantity_number(202500), quantity_number(500000));
    assert_int_equal(bar.progress, 2025);
    assert_int_equal(bar.due, 5000);
    bar = chart_micro_bar(quantity_number(13425000), (struct quantity){QUANTITY_MISSING, 0});
    assert_int_equal(bar.progress, 10000);
    assert_int_equal(bar.due, -1);
    assert_int_equal(chart_micro_bar(quantity_number(-5), quantity_number(-5)).due, 0);
}

static void a_stack_fills_its_width(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct chart_segment segments[] = {{CHART_SYMBOL_BAND_1, "Crítico", 1},
                                                    {CHART_SYMBOL_BAND_2, "Bajo", 0},
                                                    {CHART_SYMBOL_BAND_5, "Sobresaliente", 2}};
    struct chart chart = {.kind = CHART_STACK, .stack = {segments, TEST_COUNT(segments)}};
    struct chart_drawing drawing = chart_draw(&chart, &arena);
    int end = 0;
    for (size_t i = 0; i < drawing.count; i++) {
        if (drawing.shapes[i].kind == CHART_SHAPE_RECT) {
            assert_int_equal(drawing.shapes[i].x1, end);
            end = drawing.shapes[i].x2;
        }
    }
    assert_int_equal(end, 10000);
    chart.stack.count = 0;
    assert_int_equal(chart_draw(&chart, &arena).count, 0);
    arena_release(&arena);
}

static void missing_years_are_drawn_hatched(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct chart_year years[] = {
        {2024, {QUANTITY_NUMBER, INT64_MAX / 2}, {QUANTITY_NUMBER, 0}},
        {2025, {QUANTITY_MISSING, 0}, {QUANTITY_MISSING, 0}}};
    struct chart chart = {.kind = CHART_YEARS, .years = {.items = years, .count = 2}};
    struct chart_drawing drawing = chart_draw(&chart, &arena);
    int hatched = 0;
    for (size_t i = 0; i < drawing.count; i++) {
        const struct chart_shape *shape = &drawing.shapes[i];
        hatched += shape->fill == CHART_FILL_HATCHED;
        assert_true(shape->x1 >= 0 && shape->x1 <= 10000 && shape->y1 >= 0 && shape->y1 <= 330);
    }
    assert_int_equal(hatched, 1);
    arena_release(&arena);
}

static void svg_escapes_and_carries_its_description(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf html;
    strbuf_init(&html, &arena);
    static const struct chart_pace lines[] = {
        {"<b>&\"", {QUANTITY_NUMBER, 331000}, {QUANTITY_NUMBER, 417000}}};
    struct chart chart = {.kind = CHART_PACE, .description = "\"33\" de <42>", .pace = {lines, 1}};
    chart_svg_write(&html, &chart);
    assert_non_null(strstr(html.data, "aria-label=\"&quot;33&quot; de &lt;42&gt;\""));
    assert_non_null(strstr(html.data, ">&lt;b&gt;&amp;&quot;</text>"));
    assert_null(strstr(html.data, "<b>"));
    assert_null(strstr(html.data, "style="));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounding_is_half_away_from_zero),
        cmocka_unit_test(cells_are_told_in_spanish),
        cmocka_unit_test(headings_and_annexes_are_numbered),
        cmocka_unit_test(markdown_is_safe),
        cmocka_unit_test(odd_bytes_are_some_markdown),
        cmocka_unit_test(notes_are_numbered_through),
        cmocka_unit_test(only_known_schemes_are_links),
        cmocka_unit_test(micro_bars_are_cut_to_the_scale),
        cmocka_unit_test(a_stack_fills_its_width),
        cmocka_unit_test(missing_years_are_drawn_hatched),
        cmocka_unit_test(svg_escapes_and_carries_its_description),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
