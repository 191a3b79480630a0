/* What all writers must agree on: golden files, and the same table with the same numbers in each.
 */
#include "base/test.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/test_golden.h"
#include "reports/example.h"
#include "reports/formats/csv/report_csv.h"
#include "reports/formats/html/report_html.h"
#include "reports/formats/pdf/report_pdf.h"
#include "reports/formats/text/report_text.h"
#include "reports/formats/xlsx/report_xlsx.h"

struct fixture {
    struct arena arena;
    struct document *document;
    struct strbuf out;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->document = example_create(&fixture->arena);
    strbuf_init(&fixture->out, &fixture->arena);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->arena);
    free(fixture);
    return 0;
}

static const struct document_table *first_table(const struct document *document)
{
    const struct document_block *block = document->first;
    while (block->kind != DOCUMENT_TABLE) {
        block = block->next;
    }
    return block->table;
}

static void read_all(FILE *file, struct strbuf *text)
{
    char bytes[4096];
    size_t count;
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0) {
        strbuf_add_bytes(text, bytes, count);
    }
}

static void compare_golden(struct fixture *fixture, const char *name)
{
    test_golden(arena_printf(&fixture->arena, "%s/%s", GOLDEN_FOLDER, name), fixture->out.data);
}

/* Runs a command on a temporary file with these bytes; its standard output. */
static const char *run_on_file(struct fixture *fixture, const char *format)
{
    char path[] = "/tmp/atalaya-test-XXXXXX";
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    assert_int_equal(write(handle, fixture->out.data, fixture->out.length), fixture->out.length);
    close(handle);
    const char *command = arena_printf(&fixture->arena, "%s '%s' 2>&1", format, path);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    struct strbuf text;
    strbuf_init(&text, &fixture->arena);
    read_all(pipe, &text);
    pclose(pipe);
    unlink(path);
    return text.data;
}

static void text_is_as_agreed(void **state)
{
    struct fixture *fixture = *state;
    report_text_render(&fixture->out, fixture->document);
    compare_golden(fixture, "example.txt");
}

static void html_is_as_agreed(void **state)
{
    struct fixture *fixture = *state;
    report_html_render_fragment(&fixture->out, fixture->document, 1);
    compare_golden(fixture, "example.html");
    assert_null(strstr(fixture->out.data, "javascript:"));
    assert_null(strstr(fixture->out.data, "style="));
    assert_non_null(strstr(fixture->out.data, "&lt;adoptado&gt; &amp; publicado"));
}

/* On a screen each annex is closed under its heading, and nothing else changes. */
static void html_folds_annexes(void **state)
{
    struct fixture *fixture = *state;
    report_html_render_folded(&fixture->out, fixture->document, 1);
    const char *heading = strstr(fixture->out.data, ">Anexo A. ");
    assert_non_null(heading);
    const char *fold = strstr(fixture->out.data, "<details><summary>Ver el anexo A</summary>");
    assert_non_null(fold);
    assert_true(heading < fold);
    assert_non_null(strstr(fold, "Crítico, menos de 40"));
    assert_non_null(strstr(fold, "</details>"));
    assert_null(strstr(fold + 1, "<details>"));
}

/* A phone keeps groups closed behind a checkbox, which says how many rows it opens. */
static void html_folds_groups(void **state)
{
    static const struct document_column column = {.label = "Indicador", .is_row_header = true};
    struct fixture *fixture = *state;
    struct document *document = document_create(
        &fixture->arena, &(struct document_metadata){.title = "T", .language = "es-CO"});
    struct document_table *table = document_add_table(
        document,
        &(struct document_table_head){.caption = "C", .columns = &column, .column_count = 1});
    for (int group = 0; group < 3; group++) {
        document_table_add_group(table, 0, "Línea", NULL);
        for (int row = 0; row < group; row++)
            document_table_add_row(table, DOCUMENT_ROW_DATA)[0] = document_cell_text("Una");
    }
    report_html_render_folded(&fixture->out, document, 1);
    const char *single =
        strstr(fixture->out.data, "<input type=\"checkbox\" checked> Ver la fila<");
    assert_non_null(single);
    assert_non_null(strstr(single, "<input type=\"checkbox\"> Ver las 2 filas<"));
    assert_ptr_equal(strstr(fixture->out.data, "class=\"abre\""),
                     strstr(single - 60, "class=\"abre\""));
    strbuf_clear(&fixture->out);
    report_html_render_fragment(&fixture->out, document, 1);
    assert_null(strstr(fixture->out.data, "checkbox"));
}

static void csv_guards_texts_only(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text;
        const char *expected;
    } cases[] = {{"=1+1", "'=1+1"},       {"@x", "'@x"},          {"-5", "'-5"},   {"+5", "'+5"},
                 {"a,b", "\"a,b\""},      {"a\"b", "\"a\"\"b\""}, {"a;b", "a;b"},  {"", ""},
                 {"=a\nb", "\"'=a\nb\""}, {"\tx", "'\tx"},        {" x", "\" x\""}};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        strbuf_clear(&fixture->out);
        report_csv_add_text(&fixture->out, cases[i].text, ',');
        assert_string_equal(fixture->out.data, cases[i].expected);
    }
    static const struct document_column columns[] = {
        {.key = "n", .label = "N", .kind = DOCUMENT_COLUMN_NUMBER}};
    struct document_table *table = document_table_create(
        &fixture->arena, &(struct document_table_head){.columns = columns, .column_count = 1});
    document_table_add_row(table, DOCUMENT_ROW_DATA)[0] =
        document_cell_number(quantity_number(-15000));
    strbuf_clear(&fixture->out);
    report_csv_render_table(&fixture->out, table,
                            &(struct report_csv_options){.is_es_co = true, .with_mark = true});
    assert_string_equal(fixture->out.data, "\xEF\xBB\xBFN\r\n-1,5000\r\n");
}

static void csv_is_exact(void **state)
{
    struct fixture *fixture = *state;
    report_csv_render_table(&fixture->out, first_table(fixture->document),
                            &(struct report_csv_options){.with_keys = true});
    compare_golden(fixture, "example.csv");
}

/* The n-th number of the sheet's cell, as it stands in the file. */
static const char *sheet_value(const char *sheet, const char *reference, struct arena *arena)
{
    const char *cell = strstr(sheet, arena_printf(arena, "<c r=\"%s\"", reference));
    assert_non_null(cell);
    const char *value = strstr(cell, "<v>");
    assert_non_null(value);
    const char *end = strstr(value, "</v>");
    assert_non_null(end);
    return arena_strndup(arena, value + 3, (size_t)(end - value - 3));
}

static void three_formats_show_the_same_numbers(void **state)
{
    struct fixture *fixture = *state;
    const struct document_table *table = first_table(fixture->document);
    struct strbuf html, csv;
    strbuf_init(&html, &fixture->arena);
    strbuf_init(&csv, &fixture->arena);
    report_html_render_table(&html, table);
    report_csv_render_table(&csv, table, &(struct report_csv_options){0});
    struct error error = {0};
    assert_true(report_xlsx_render(&fixture->out, fixture->document, &error));
    const char *sheet =
        run_on_file(fixture, "f() { unzip -p \"$1\" xl/worksheets/sheet2.xml; }; f");
    unsigned row_number = 5;
    for (const struct document_row *row = table->first; row != NULL;
         row = row->next, row_number++) {
        for (size_t i = 1; i < 5 && row->kind == DOCUMENT_ROW_DATA; i++) {
            if (!quantity_is_number(row->cells[i].value)) {
                continue;
            }
            char exact[DECIMAL_TEXT_SIZE];
            const char *shown = document_cell_format(&row->cells[i], 0, &fixture->arena);
            assert_non_null(strstr(html.data, arena_printf(&fixture->arena, ">%s</td>", shown)));
            decimal_format(row->cells[i].value.value_e4, exact);
            assert_non_null(strstr(csv.data, exact));
            const char *reference =
                arena_printf(&fixture->arena, "%c%u", (char)('A' + (int)i), row_number);
            double value;
            assert_int_equal(sscanf(sheet_value(sheet, reference, &fixture->arena), "%lf", &value),
                             1);
            long long value_e4 = (long long)(value * 10000 + 0.5);
            assert_true(value_e4 == row->cells[i].value.value_e4);
        }
    }
}

/* A form of boxes: every format shows each label with its text; only what is missing is marked. */
static void boxes_are_in_every_format(void **state)
{
    static const struct document_box boxes[] = {{"Unidad", "Kilómetros", 6, false},
                                                {"Línea base", "Sin dato <aún>", 6, true},
                                                {"Fórmula", "Hechos & planeados", 12, false}};
    struct fixture *fixture = *state;
    struct error error = {0};
    struct document *document = document_create(
        &fixture->arena, &(struct document_metadata){.title = "Ficha",
                                                     .language = "es-CO",
                                                     .created = "2026-04-15T12:00:00Z"});
    document_add_boxes(document, boxes, TEST_COUNT(boxes));
    struct strbuf html, text;
    strbuf_init(&html, &fixture->arena);
    strbuf_init(&text, &fixture->arena);
    report_html_render_fragment(&html, document, 1);
    report_text_render(&text, document);
    assert_true(report_pdf_render(&fixture->out, document, REPORT_PDF_A4, &error));
    const char *pdf = run_on_file(fixture, "f() { pdftotext -layout \"$1\" -; }; f");
    strbuf_clear(&fixture->out);
    assert_true(report_xlsx_render(&fixture->out, document, &error));
    const char *xlsx = run_on_file(fixture, "f() { unzip -p \"$1\" xl/sharedStrings.xml; }; f");
    for (size_t i = 0; i < TEST_COUNT(boxes); i++) {
        const char *const shown[] = {text.data, pdf};
        for (size_t j = 0; j < TEST_COUNT(shown); j++) {
            assert_non_null(strstr(shown[j], boxes[i].label));
            assert_non_null(strstr(shown[j], boxes[i].text));
        }
        assert_non_null(strstr(html.data, boxes[i].label));
        assert_non_null(strstr(xlsx, boxes[i].label));
    }
    const char *const escaped[] = {html.data, xlsx};
    for (size_t j = 0; j < TEST_COUNT(escaped); j++) {
        assert_non_null(strstr(escaped[j], "Kilómetros"));
        assert_non_null(strstr(escaped[j], "Sin dato &lt;aún&gt;"));
        assert_non_null(strstr(escaped[j], "Hechos &amp; planeados"));
    }
}

static void xlsx_has_formulas_and_is_stable(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    struct strbuf again;
    strbuf_init(&again, &fixture->arena);
    assert_true(report_xlsx_render(&fixture->out, fixture->document, &error));
    assert_true(report_xlsx_render(&again, fixture->document, &error));
    assert_int_equal(again.length, fixture->out.length);
    assert_memory_equal(again.data, fixture->out.data, again.length);
    const char *sheet =
        run_on_file(fixture, "f() { unzip -p \"$1\" xl/worksheets/sheet2.xml; }; f");
    assert_non_null(strstr(sheet, "<f>E6/D6</f><v>0.81"));
    assert_non_null(strstr(sheet, "conditionalFormatting"));
    assert_non_null(strstr(sheet, "autoFilter"));
    assert_non_null(strstr(sheet, "state=\"frozen\""));
}

static void pdf_is_tagged_and_stable(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    struct strbuf again;
    strbuf_init(&again, &fixture->arena);
    assert_true(report_pdf_render(&fixture->out, fixture->document, REPORT_PDF_A4, &error));
    assert_true(report_pdf_render(&again, fixture->document, REPORT_PDF_A4, &error));
    assert_int_equal(again.length, fixture->out.length);
    assert_memory_equal(again.data, fixture->out.data, again.length);
    const char *check = run_on_file(fixture, "qpdf --check");
    assert_non_null(strstr(check, "No syntax or stream encoding errors found"));
    const char *facts = run_on_file(fixture, "pdfinfo");
    assert_non_null(strstr(facts, "Tagged:          yes"));
    assert_non_null(strstr(facts, "(A4)"));
    assert_non_null(strstr(facts, "¿Cómo va el plan «Juntos Construimos»?"));
    const char *tree = run_on_file(fixture, "pdfinfo -struct-text");
    assert_non_null(strstr(tree, "\"2. Matriz de seguimiento\""));
    assert_non_null(strstr(tree, "/Scope /Row"));
    assert_non_null(strstr(tree, "TOCI"));
    assert_null(strstr(tree, "NonStruct"));
    const char *fonts = run_on_file(fixture, "f() { pdffonts \"$1\" | tail -n +3; }; f");
    for (const char *line = fonts; *line != '\0'; line = strchr(line, '\n') + 1)
        if (strstr(line, " yes yes yes ") == NULL) /* embedded, a subset, readable as text */
            fail_msg("%s", line);
    assert_int_not_equal(fonts[0], '\0');
    const char *raw = run_on_file(fixture, "f() { qpdf --qdf --object-streams=disable \"$1\" - | "
                                           "tr -d '\\000'; }; f");
    assert_non_null(strstr(raw, "/Lang (es-CO)"));
    assert_non_null(strstr(raw, "/Alt "));
    assert_non_null(strstr(raw, "/Artifact BMC"));
    assert_non_null(strstr(raw, "/DisplayDocTitle true"));
}

static void pdf_pages_carry_head_foot_and_header_rows(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    struct document *document = example_create_long(&fixture->arena, 93);
    assert_true(report_pdf_render(&fixture->out, document, REPORT_PDF_LETTER, &error));
    assert_non_null(strstr(run_on_file(fixture, "pdfinfo"), "(letter)"));
    const char *page = run_on_file(fixture, "f() { pdftotext -layout -f 4 -l 4 \"$1\" -; }; f");
    assert_non_null(strstr(page, "Ejecutado"));
    assert_non_null(strstr(page, "Pronunciamiento anual 2025"));
    assert_non_null(strstr(page, "Página 4 de "));
    assert_non_null(strstr(page, "7K4M-92QD"));
}

/* Noto Sans has no minus sign: without another font −18,8 % was a box on paper, and 18,8 % to
 * whoever copies or hears it. */
static void pdf_has_letters_for_signs(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    static const char words[] =
        "Va en " DECIMAL_MINUS "18,8, lejos de ≥ 80 y ≤ 90: 1 ≠ 2, ≈ 3, a → b, ✓.";
    const struct document_column columns[] = {
        {.label = "Falta", .kind = DOCUMENT_COLUMN_NUMBER, .decimals = 1}};
    struct document *document =
        document_create(&fixture->arena, &(struct document_metadata){.title = "Signos"});
    document_add_markdown(document, words, strlen(words), 1);
    struct document_table *table = document_add_table(
        document,
        &(struct document_table_head){.caption = "Cifras", .columns = columns, .column_count = 1});
    document_table_add_row(table, DOCUMENT_ROW_DATA)[0] =
        document_cell_number(quantity_number(-127000));
    assert_true(report_pdf_render(&fixture->out, document, REPORT_PDF_A4, &error));
    const char *text = run_on_file(fixture, "f() { pdftotext -layout \"$1\" -; }; f");
    static const char *const signs[] = {
        DECIMAL_MINUS "18,8", DECIMAL_MINUS "12,7", "≥ 80", "≤ 90", "1 ≠ 2", "≈ 3", "a → b", "✓"};
    for (size_t i = 0; i < TEST_COUNT(signs); i++)
        if (strstr(text, signs[i]) == NULL)
            fail_msg("«%s» is not in:\n%s", signs[i], text);
}

static void *render_in_thread(void *result)
{
    struct arena arena = {0};
    struct strbuf out;
    struct error error = {0};
    strbuf_init(&out, &arena);
    if (report_pdf_render(&out, example_create(&arena), REPORT_PDF_A4, &error)) {
        *(size_t *)result = out.length;
    }
    arena_release(&arena);
    return NULL;
}

static void threads_render_pdfs_side_by_side(void **state)
{
    struct fixture *fixture = *state;
    struct error error = {0};
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    size_t lengths[THREADS] = {0};
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, render_in_thread, &lengths[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    assert_true(report_pdf_render(&fixture->out, fixture->document, REPORT_PDF_A4, &error));
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(lengths[i], fixture->out.length);
    }
}

static struct document_table *add_small_table(struct document *document, bool is_wide)
{
    static const struct document_column columns[] = {{.label = "A", .is_row_header = true},
                                                     {.label = "B"}};
    return document_add_table(
        document, &(struct document_table_head){
                      .caption = "C", .columns = columns, .column_count = 2, .is_wide = is_wide});
}

/* A text that came in before noncharacters were refused, or with an imported file. */
static void noncharacters_stop_no_format(void **state)
{
    static const char bad[] = "Vía \xEF\xBF\xBF\x01 nueva";
    struct fixture *fixture = *state;
    struct error error = {0};
    struct document *document = document_create(
        &fixture->arena, &(struct document_metadata){
                             .title = bad, .council = bad, .cut = bad, .with_contents = true});
    document_add_heading(document, 1, bad);
    document_add_paragraph(document, bad);
    document_add_notice(document, DOCUMENT_NOTICE_WARNING, bad, bad);
    static const char markdown[] =
        "Antes \xF0\x9F\xBF\xBF\xF0\x9F\xBF\xBF [ley](https://ejemplo.org/ley)";
    document_add_markdown(document, markdown, strlen(markdown), 1);
    struct document_table *table = add_small_table(document, false);
    document_table_add_row(table, DOCUMENT_ROW_DATA)[0] = document_cell_text(bad);
    if (!report_pdf_render(&fixture->out, document, REPORT_PDF_A4, &error))
        fail_msg("%s", error.message);
    assert_non_null(strstr(run_on_file(fixture, "f() { pdftotext \"$1\" -; }; f"), "nueva"));
    assert_non_null(strstr(run_on_file(fixture, "pdfinfo -url"), "https://ejemplo.org/ley"));
    strbuf_init(&fixture->out, &fixture->arena);
    assert_true(report_xlsx_render(&fixture->out, document, &error));
    const char *sheets = run_on_file(fixture, "f() { unzip -p \"$1\" '*.xml'; }; f");
    assert_non_null(strstr(sheets, "nueva"));
    assert_null(strstr(sheets, "\xEF\xBF\xBF"));
    assert_null(strchr(sheets, '\x01'));
}

static void add_kind(struct document *document, char kind)
{
    static const char *lines[] = {"Centro"};
    static struct tree_card card = {.lines = lines, .line_count = 1};
    static struct tree_drawing drawing;
    struct document_table *table = NULL;
    switch (kind) {
    case 'p':
        document_add_paragraph(document, "Antes");
        return;
    case 's':
        document_add_source(document, "Fuente");
        return;
    case 'h':
        document_add_heading(document, 1, "Título");
        return;
    case 't':
        drawing = (struct tree_drawing){.title = "Árbol",
                                        .description = "De una tarjeta.",
                                        .width = 2000,
                                        .height = 1000,
                                        .cards = &card,
                                        .card_count = 1};
        document_add_tree(document, &drawing);
        return;
    default:
        table = add_small_table(document, kind == 'w');
        document_table_add_row(table, DOCUMENT_ROW_DATA)[0] = document_cell_text("x");
    }
}

/* Letters are blocks: p a paragraph, s a source, h a heading, n a table, w a wide one, t a tree.
 * Pages stand (S) or lie (L). */
static void what_is_wide_lies_down_with_its_heading(void **state)
{
    static const struct {
        const char *blocks, *pages;
    } cases[] = {
        {"pn", "S"},    {"pw", "L"},    {"pwp", "LS"},    {"pnpw", "SL"}, {"nhw", "SL"},
        {"nhhw", "SL"}, {"wpw", "L"},   {"whwp", "LS"},   {"pt", "SL"},   {"nht", "SL"},
        {"wht", "LL"},  {"tht", "SLL"}, {"thwp", "SLLS"}, {"wnw", "LSL"}, {"wpn", "LS"},
        {"ws", "L"},    {"wshn", "LS"}, {"wssn", "LS"},   {"wsw", "L"},
    };
    struct fixture *fixture = *state;
    struct error error = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct document *document =
            document_create(&fixture->arena, &(struct document_metadata){.title = "T"});
        for (const char *block = cases[i].blocks; *block != '\0'; block++)
            add_kind(document, *block);
        strbuf_init(&fixture->out, &fixture->arena);
        assert_true(report_pdf_render(&fixture->out, document, REPORT_PDF_A4, &error));
        const char *text = run_on_file(fixture, "pdfinfo -f 1 -l 9"), *found = "";
        while ((text = strstr(text, " size:  ")) != NULL) {
            text += strlen(" size:  ");
            if (strncmp(text, "595.28", 6) == 0 || strncmp(text, "841.89", 6) == 0)
                found = arena_printf(&fixture->arena, "%s%c", found, *text == '5' ? 'S' : 'L');
        }
        if (strcmp(found, cases[i].pages) != 0)
            fail_msg("«%s»: %s", cases[i].blocks, found);
    }
}

int main(void)
{
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(text_is_as_agreed),
        WITH_FIXTURE(html_is_as_agreed),
        WITH_FIXTURE(html_folds_annexes),
        WITH_FIXTURE(html_folds_groups),
        WITH_FIXTURE(csv_guards_texts_only),
        WITH_FIXTURE(csv_is_exact),
        WITH_FIXTURE(three_formats_show_the_same_numbers),
        WITH_FIXTURE(boxes_are_in_every_format),
        WITH_FIXTURE(xlsx_has_formulas_and_is_stable),
        WITH_FIXTURE(pdf_is_tagged_and_stable),
        WITH_FIXTURE(pdf_pages_carry_head_foot_and_header_rows),
        WITH_FIXTURE(pdf_has_letters_for_signs),
        WITH_FIXTURE(threads_render_pdfs_side_by_side),
        WITH_FIXTURE(noncharacters_stop_no_format),
        WITH_FIXTURE(what_is_wide_lies_down_with_its_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
