#include "base/test.h"

#include <string.h>

#include "core/duty/duty_example.h"
#include "reports/catalog/duty_matrix/duty_matrix.h"
#include "reports/formats/pdf/report_pdf.h"
#include "reports/formats/text/report_text.h"
#include "reports/formats/xlsx/report_xlsx.h"

#include "base/banned.h"

static void fill(struct duty_example *it)
{
    example_make(it);
    for (int i = 0; i < FOLLOW_UP_STEPS; i++)
        example_set(it, (struct duty_scope){0}, (enum follow_up_step)i, "R2 A3 C5");
    example_set(it, (struct duty_scope){.topic_id = EXAMPLE_TOPIC_FIRST}, FOLLOW_UP_VERIFY, "RA4");
    for (size_t i = 0; i < it->book.rows.count; i++)
        it->rows[i].scope_name = it->rows[i].scope.topic_id == 0 ? "" : "Vías <nuevas>";
}

static struct document *compose(struct arena *arena, const struct duty_example *it,
                                struct duty_scope scope, struct duty_findings *findings)
{
    static struct duty_matrix matrix;
    *findings = (struct duty_findings){0};
    duty_check(arena, &it->book, scope, findings);
    matrix = (struct duty_matrix){.council = "Consejo de prueba",
                                  .book = &it->book,
                                  .scope = scope,
                                  .scope_name = scope.topic_id == 0 ? "" : "Vías <nuevas>",
                                  .findings = findings,
                                  .created = "2026-03-01T12:00:00Z"};
    return duty_matrix_compose(arena, &matrix);
}

static void expect(const char *text, const char *piece)
{
    if (strstr(text, piece) == NULL)
        fail_msg("«%s» is not in: %s", piece, text);
}

static void test_the_council_s_matrix_shows_names_changes_and_findings(void **state)
{
    struct arena arena = {0};
    struct duty_example it;
    struct duty_findings findings;
    struct strbuf text;
    (void)state;
    fill(&it);
    strbuf_init(&text, &arena);
    report_text_render(&text, compose(&arena, &it, (struct duty_scope){0}, &findings));
    expect(text.data, "10 de 10 pasos tienen quién los hace");
    expect(text.data, "Comisiones del consejo");
    expect(text.data, "Tema: Vías <nuevas>");
    assert_int_equal(findings.count, 3); /* Rosa may not verify nor publish, and records as well */
    expect(text.data, "Nadie de «Rosa» puede verificar");
    expect(text.data, "Pida a la presidencia");
    arena_release(&arena);
}

static void test_a_topic_says_where_each_row_comes_from(void **state)
{
    struct arena arena = {0};
    struct duty_example it;
    struct duty_findings findings;
    struct strbuf text;
    (void)state;
    fill(&it);
    strbuf_init(&text, &arena);
    report_text_render(
        &text,
        compose(&arena, &it, (struct duty_scope){.topic_id = EXAMPLE_TOPIC_FIRST}, &findings));
    expect(text.data, "Este tema");
    expect(text.data, "Todo el consejo");
    assert_int_equal(findings.count, 0);
    expect(text.data, "La matriz cumple");
    arena_release(&arena);
}

static void test_it_is_written_as_files(void **state)
{
    struct arena arena = {0};
    struct error error = {0};
    struct duty_example it;
    struct duty_findings findings;
    struct strbuf pdf, xlsx;
    (void)state;
    fill(&it);
    const struct document *document = compose(&arena, &it, (struct duty_scope){0}, &findings);
    strbuf_init(&pdf, &arena);
    strbuf_init(&xlsx, &arena);
    assert_true(report_pdf_render(&pdf, document, REPORT_PDF_A4, &error));
    assert_true(report_xlsx_render(&xlsx, document, &error));
    assert_memory_equal(pdf.data, "%PDF", 4);
    assert_memory_equal(xlsx.data, "PK", 2);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_council_s_matrix_shows_names_changes_and_findings),
        cmocka_unit_test(test_a_topic_says_where_each_row_comes_from),
        cmocka_unit_test(test_it_is_written_as_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
