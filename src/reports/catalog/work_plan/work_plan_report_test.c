#include "base/test.h"

#include "reports/catalog/work_plan/work_plan_report.h"
#include "reports/chart/svg.h"
#include "reports/formats/pdf/report_pdf.h"
#include "reports/formats/text/report_text.h"

#include "base/banned.h"

static struct work_activity activities[] = {
    {.title = "Concepto <del> plan",
     .description = "",
     .product = "Concepto",
     .step = WORK_STEP_TOPICS,
     .start = {2024, 3, 1},
     .end = {2024, 3, 31},
     .state = ACTIVITY_DONE,
     .done = {2024, 3, 20},
     .basis = ACTIVITY_BASIS_LAW_DATE,
     .norm = "Ley 152 de 1994, artículo 39"},
    {.title = "Sesión",
     .description = "",
     .product = "",
     .norm = "",
     .start = {2024, 5, 2},
     .end = {2024, 5, 2}},
    {.title = "Pronunciamiento",
     .description = "",
     .product = "",
     .norm = "",
     .step = WORK_STEP_STATEMENT,
     .start = {2023, 12, 15},
     .end = {2024, 1, 15}},
    {.title = "Encuentro",
     .description = "",
     .product = "",
     .norm = "",
     .start = {2025, 1, 1},
     .end = {2025, 1, 2}},
};

static struct work_plan_report make(struct work_plan_row rows[TEST_COUNT(activities)])
{
    struct work_plan_row all[TEST_COUNT(activities)];
    for (size_t i = 0; i < TEST_COUNT(activities); i++)
        all[i] =
            (struct work_plan_row){&activities[i], i == 0 ? "Rural" : "", i == 0 ? "Rosa" : ""};
    size_t count = work_plan_report_select(all, TEST_COUNT(all), 2024, rows);
    return (struct work_plan_report){.council = "Consejo de Guatapé",
                                     .rows = rows,
                                     .count = count,
                                     .year = 2024,
                                     .today = {2024, 4, 1},
                                     .created = "2024-04-01T12:00:00Z"};
}

static void test_times_in_words(void **state)
{
    static const struct {
        struct date start, end;
        const char *words;
    } cases[] = {
        {{2024, 3, 5}, {2024, 3, 5}, "5 de marzo"},
        {{2024, 3, 1}, {2024, 3, 31}, "Del 1 al 31 de marzo"},
        {{2024, 3, 1}, {2024, 4, 30}, "Del 1 de marzo al 30 de abril"},
        {{2025, 3, 1}, {2025, 3, 2}, "Del 1 al 2 de marzo de 2025"},
        {{2023, 12, 1}, {2024, 1, 2}, "Del 1 de diciembre de 2023 al 2 de enero de 2024"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct work_activity it = {.start = cases[i].start, .end = cases[i].end};
        assert_string_equal(work_plan_report_time(&arena, &it, 2024), cases[i].words);
    }
    arena_release(&arena);
}

static void test_bars_lie_where_their_days_are(void **state)
{
    struct work_plan_row rows[TEST_COUNT(activities)];
    const struct work_plan_report report = make(rows);
    struct arena arena = {0};
    (void)state;
    assert_int_equal(report.count, 3);
    const struct chart *chart = work_plan_report_chart(&arena, &report, 0, 3);
    const struct chart_span *spans = chart->spans.items;
    /* 2024 has 366 days: 1 March is its 61st. */
    assert_int_equal(spans[0].start, 60 * 10000 / 366);
    assert_int_equal(spans[0].end, 91 * 10000 / 366);
    assert_int_equal(spans[0].style, CHART_SPAN_FULL);
    assert_int_equal(spans[1].style, CHART_SPAN_EMPTY);
    assert_int_equal(spans[2].start, 0); /* began the year before */
    assert_int_equal(spans[2].style, CHART_SPAN_HATCHED);
    assert_int_equal(chart->spans.now, 91 * 10000 / 366);
    struct strbuf html;
    strbuf_init(&html, &arena);
    chart_svg_write(&html, chart);
    assert_non_null(strstr(html.data, "Concepto &lt;del&gt; plan"));
    assert_non_null(strstr(html.data, "Atrasada"));
    assert_non_null(strstr(html.data, ">mar<"));
    assert_null(strstr(html.data, "<del>"));
    arena_release(&arena);
}

/* No bar or text of one row reaches into another row, and all lie inside the drawing. */
static void test_rows_do_not_overlap(void **state)
{
    struct work_plan_row rows[TEST_COUNT(activities)];
    const struct work_plan_report report = make(rows);
    struct arena arena = {0};
    (void)state;
    const struct chart *chart = work_plan_report_chart(&arena, &report, 0, 3);
    const struct chart_drawing drawing = chart_draw(chart, &arena);
    int last_bottom = 0;
    size_t bars = 0;
    for (size_t i = 0; i < drawing.count; i++) {
        const struct chart_shape *shape = &drawing.shapes[i];
        if (shape->kind != CHART_SHAPE_RECT)
            continue;
        bars++;
        assert_true(shape->y1 >= last_bottom && shape->y2 > shape->y1);
        assert_true(shape->x1 >= 0 && shape->x2 <= 10000 && shape->x2 > shape->x1);
        last_bottom = shape->y2;
    }
    assert_int_equal(bars, 3);
    assert_true(last_bottom <= drawing.height_px);
    arena_release(&arena);
}

static void test_the_document_says_what_is_law(void **state)
{
    struct work_plan_row rows[TEST_COUNT(activities)];
    const struct work_plan_report report = make(rows);
    struct arena arena = {0};
    struct error error = {0};
    struct strbuf text, pdf;
    (void)state;
    const struct document *document = work_plan_report_compose(&arena, &report);
    strbuf_init(&text, &arena);
    strbuf_init(&pdf, &arena);
    report_text_render(&text, document);
    assert_non_null(strstr(text.data, "Actividades hechas: 1 de 3. Atrasadas: 1."));
    assert_non_null(strstr(text.data, "no fija cuántos informes"));
    assert_non_null(strstr(text.data, "Regla del consejo"));
    assert_true(report_pdf_render(&pdf, document, REPORT_PDF_LETTER, &error));
    assert_memory_equal(pdf.data, "%PDF-", 5);
    const struct work_plan_report empty = {
        .council = "X", .year = 2024, .created = "2024-04-01T12:00:00Z"};
    assert_non_null(work_plan_report_compose(&arena, &empty));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_times_in_words),
        cmocka_unit_test(test_bars_lie_where_their_days_are),
        cmocka_unit_test(test_rows_do_not_overlap),
        cmocka_unit_test(test_the_document_says_what_is_law),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
