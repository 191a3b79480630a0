/* The pronouncement as a document, and its snapshot: what was frozen comes out the same. */
#include "base/test.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/test_golden.h"
#include "reports/catalog/pronouncement/pronouncement_example.h"
#include "reports/catalog/pronouncement/snapshot.h"
#include "reports/formats/report_format.h"
#include "storage/sha256.h"

#include "base/banned.h"

static const struct report_seal seal = {"8M2KC-4T0RZ", "0A1B2-C3D4E", "2026-05-10T03:00:00Z",
                                        "Rosalba Gómez"};

static const char *render(const struct pronouncement *pronouncement, const char *format,
                          struct arena *arena)
{
    struct strbuf out;
    struct error error = {0};
    strbuf_init(&out, arena);
    if (!report_format_render(&out, pronouncement_compose(arena, pronouncement),
                              report_format_find(format), &error))
        fail_msg("%s", error.message);
    return out.data;
}

static struct pronouncement read_back(const char *json, struct arena *arena, bool *has_same_figures)
{
    struct pronouncement kept;
    struct error error = {0};
    if (!snapshot_read(json, arena, &kept, has_same_figures, &error))
        fail_msg("%s", error.message);
    return kept;
}

static void the_text_is_the_golden_one(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    pronouncement_example_fill(&example, &arena);
    example.pronouncement.seal = seal;
    bool has_same_figures = false;
    const struct pronouncement kept =
        read_back(snapshot_write(&example.pronouncement, &arena), &arena, &has_same_figures);
    const char *text = render(&kept, "text", &arena);
    test_golden(GOLDEN_FOLDER "/pronouncement.txt", text);
    arena_release(&arena);
}

/* Snapshots of earlier programs are read for ever: this file is never written anew. */
static void an_old_snapshot_is_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf json;
    bool has_same_figures = false;
    char piece[4096];
    strbuf_init(&json, &arena);
    FILE *file = fopen(GOLDEN_FOLDER "/snapshot_1.json", "rb");
    assert_non_null(file);
    for (size_t count; (count = fread(piece, 1, sizeof piece, file)) > 0;)
        strbuf_add_bytes(&json, piece, count);
    fclose(file);
    const struct pronouncement kept = read_back(json.data, &arena, &has_same_figures);
    assert_true(has_same_figures);
    assert_string_equal(kept.seal.code, "8M2KC-4T0RZ");
    assert_string_equal(kept.fingerprint,
                        "afe0043cef7b464263c4de55ae7ccf0d0b1cfdf80d489104e10113fb04c43664");
    assert_non_null(strstr(render(&kept, "text", &arena), "0A1B2-C3D4E"));
    arena_release(&arena);
}

static void a_draft_says_that_it_is_one(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    pronouncement_example_fill(&example, &arena);
    const char *text = render(&example.pronouncement, "text", &arena);
    assert_non_null(strstr(text, "borrador sin aprobar"));
    assert_null(strstr(text, "atalaya.example/v"));
    arena_release(&arena);
}

static void what_people_write_is_safe(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    pronouncement_example_fill(&example, &arena);
    const char *html = render(&example.pronouncement, "html", &arena);
    assert_null(strstr(html, "<script"));
    assert_non_null(strstr(html, "<strong>8,1 km</strong>"));
    assert_non_null(strstr(html, "Abrir alert(1)las salas de lectura."));
    arena_release(&arena);
}

/* Read and written again it is the same text, and every format comes out the same. */
static void a_snapshot_holds_everything(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    bool has_same_figures = false;
    pronouncement_example_fill(&example, &arena);
    example.pronouncement.seal = seal;
    const char *json = snapshot_write(&example.pronouncement, &arena);
    struct pronouncement kept = read_back(json, &arena, &has_same_figures);
    assert_true(has_same_figures);
    assert_string_equal(snapshot_write(&kept, &arena), json);
    char sum[SHA256_TEXT_SIZE];
    sha256_format(json, strlen(json), sum);
    assert_string_equal(kept.fingerprint, sum);
    example.pronouncement.fingerprint = kept.fingerprint;
    static const char *const formats[] = {"text", "html"};
    for (size_t i = 0; i < TEST_COUNT(formats); i++)
        assert_string_equal(render(&kept, formats[i], &arena),
                            render(&example.pronouncement, formats[i], &arena));
    arena_release(&arena);
}

/* Approve, then change everything below: the same files come out of the snapshot. */
static void frozen_files_do_not_follow_the_board(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    struct report_frozen frozen, again;
    struct error error = {0};
    bool has_same_figures = false;
    pronouncement_example_fill(&example, &arena);
    assert_true(pronouncement_freeze(&arena, &example.pronouncement, &seal, &frozen, &error));
    assert_int_equal(frozen.files.count, 4);
    for (int i = 0; i < 8; i++)
        example.results[i].official = quantity_number(0);
    example.indicators[0].target = quantity_number(990000);
    example.nodes[0].name = "Otra línea";
    struct pronouncement kept = read_back(frozen.snapshot_json, &arena, &has_same_figures);
    assert_true(pronouncement_freeze(&arena, &kept, &seal, &again, &error));
    assert_string_equal(again.snapshot_sha256, frozen.snapshot_sha256);
    for (size_t i = 0; i < frozen.files.count; i++) {
        assert_string_equal(again.files.items[i].format, frozen.files.items[i].format);
        assert_string_equal(again.files.items[i].sha256, frozen.files.items[i].sha256);
    }
    arena_release(&arena);
}

static char *replace(const char *json, const char *old, const char *new, struct arena *arena)
{
    const char *place = strstr(json, old);
    assert_non_null(place);
    return arena_printf(arena, "%.*s%s%s", (int)(place - json), json, new, place + strlen(old));
}

/* Two topics that share the first indicator: it stands once in the matrix, and the order, names and
 * sums come out of the snapshot again. */
static void topics_group_the_matrix(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    bool has_same_figures = false;
    pronouncement_example_fill(&example, &arena);
    const int64_t first[] = {example.indicators[0].id, example.indicators[1].id};
    const int64_t second[] = {example.indicators[0].id, example.indicators[2].id};
    struct pronouncement_topic topics[] = {
        {"Caminos y escuelas", "La **vereda** espera.", first, 2},
        {"Calles seguras", "", second, 2}};
    example.pronouncement.topics = (struct pronouncement_topics){topics, 2};
    example.pronouncement.seal = seal;
    const char *json = snapshot_write(&example.pronouncement, &arena);
    struct pronouncement kept = read_back(json, &arena, &has_same_figures);
    assert_string_equal(snapshot_write(&kept, &arena), json);
    assert_int_equal(kept.topics.count, 2);
    const char *text = render(&kept, "text", &arena);
    const char *matrix = strstr(text, "Matriz del plan");
    assert_non_null(strstr(text, "Cómo va cada tema"));
    assert_non_null(strstr(text, "vereda"));
    assert_non_null(matrix);
    const char *one = strstr(matrix, topics[0].name), *other = strstr(matrix, topics[1].name);
    const char *rest = strstr(matrix, "Sin tema prioritario");
    assert_true(one != NULL && one < other && other < rest);
    assert_non_null(strstr(other, "1 en un tema anterior"));
    const char *broken =
        replace(json, "\"topics\":[", "\"topics\":[{\"name\":\"x\",\"indicators\":[999]},", &arena);
    assert_false(snapshot_read(broken, &arena, &kept, &has_same_figures, &(struct error){0}));
    arena_release(&arena);
}

static void changed_inputs_are_noticed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    bool has_same_figures = true;
    pronouncement_example_fill(&example, &arena);
    example.pronouncement.seal = seal;
    const char *json = snapshot_write(&example.pronouncement, &arena);
    read_back(replace(json, "\"official\":90000", "\"official\":91000", &arena), &arena,
              &has_same_figures);
    assert_true(has_same_figures); /* the verified one counts */
    read_back(replace(json, "\"verified\":81000", "\"verified\":82000", &arena), &arena,
              &has_same_figures);
    assert_false(has_same_figures);
    read_back(replace(json, "[4000,6000,7000,8000]", "[4000,6000,7000,9900]", &arena), &arena,
              &has_same_figures);
    assert_false(has_same_figures);
    arena_release(&arena);
}

/* What the council supposed is kept for ever beside the plan, which says nothing of the year. */
static void a_supposition_is_marked_and_frozen(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    bool has_same_figures = false;
    pronouncement_example_fill(&example, &arena);
    assert_null(strstr(render(&example.pronouncement, "text", &arena), "supuesto del CTP"));
    const struct node_summary before = example.pronouncement.board->products[0];
    for (int year = 0; year < 4; year++)
        example.indicators[2].years[year] =
            (struct indicator_year){.assumed = quantity_number(20000)};
    const struct board *old = example.pronouncement.board;
    struct board *board = board_compose(&arena, &example.plan, example.results, 8, &old->request);
    example.pronouncement.board = board;
    assert_non_null(board->rows[2].assumption);
    assert_int_equal(board->rows[2].evaluation.state, RATING_NO_YEARLY_TARGET);
    assert_int_equal(board->products[0].not_programmed, before.not_programmed + 1);
    const char *json = snapshot_write(&example.pronouncement, &arena);
    assert_non_null(strstr(json, "\"assumed\":[20000,20000,20000,20000]"));
    struct pronouncement kept = read_back(json, &arena, &has_same_figures);
    assert_true(has_same_figures);
    assert_string_equal(snapshot_write(&kept, &arena), json);
    const char *text = render(&kept, "text", &arena);
    assert_non_null(strstr(text, "Supuestos del CTP"));
    assert_non_null(strstr(text, "2024: 2; 2025: 2; 2026: 2; 2027: 2"));
    assert_non_null(strstr(text, "Cifras con supuesto del CTP"));
    arena_release(&arena);
}

static void broken_snapshots_are_refused(void **state)
{
    static const struct {
        const char *old, *new;
    } cases[] = {
        {"{", "["},
        {"atalaya-pronunciamiento", "otra-cosa"},
        {"\"format_version\":1", "\"format_version\":2"},
        {"\"year_count\":4", "\"year_count\":9"},
        {"\"year_count\":4", "\"year_count\":0"},
        {"\"cut_year\":2025", "\"cut_year\":1999"},
        {"\"parent\":0", "\"parent\":7"},
        {"\"parent\":0", "\"parent\":-1"},
        {"\"depth\":1", "\"depth\":3"},
        {"\"node\":1", "\"node\":44"},
        {"\"node\":1", "\"node\":-2"},
        {"\"type\":\"ACUMULADO\"", "\"type\":\"OTRO\""},
        {"\"level\":\"producto\"", "\"level\":7"},
        {"\"weighting\":\"por_indicadores\"", "\"weighting\":null"},
        {"\"today\":\"2026-05-10\"", "\"today\":\"ayer\""},
        {"[4000,6000,7000,8000]", "[4000,6000,6000,8000]"},
        {"[4000,6000,7000,8000]", "[4000,6000,7000,80000]"},
        {"\"deadline_month\":4", "\"deadline_month\":13"},
        {"\"target\":400000", "\"target\":1000000000000000000"},
        {"\"value_e4\":1000000", "\"value_e4\":-1000000000000000000"},
        {"\"weight\":10000", "\"weight\":-1"},
        {"\"state\":\"verificado\"", "\"state\":\"x\""},
        {"\"target\":400000", "\"target\":\"cuatro\""},
    };
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    struct pronouncement kept;
    bool has_same_figures = false;
    pronouncement_example_fill(&example, &arena);
    example.pronouncement.seal = seal;
    const char *json = snapshot_write(&example.pronouncement, &arena);
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct error error = {0};
        const char *broken = replace(json, cases[i].old, cases[i].new, &arena);
        if (snapshot_read(broken, &arena, &kept, &has_same_figures, &error))
            fail_msg("taken: %s", cases[i].new);
        assert_int_equal(error.kind, ERROR_INVALID);
    }
    for (size_t length = 0; length < strlen(json); length += 97)
        assert_false(snapshot_read(arena_strndup(&arena, json, length), &arena, &kept,
                                   &has_same_figures, &(struct error){0}));
    arena_release(&arena);
}

static void first_sentences_come_from_the_figures(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    pronouncement_example_fill(&example, &arena);
    const char *advances =
        pronouncement_suggest(&arena, &example.pronouncement, REPORT_SECTION_ADVANCES);
    assert_non_null(strstr(advances, "el ritmo previsto"));
    assert_non_null(
        strstr(advances, "\n\nLo que más avanzó, en resultados:\n\n- Mortalidad infantil."));
    assert_non_null(
        strstr(pronouncement_suggest(&arena, &example.pronouncement, REPORT_SECTION_PENDING),
               "Falta el reporte de 1 indicador de producto programado para 2025."));
    assert_string_equal(
        pronouncement_suggest(&arena, &example.pronouncement, REPORT_SECTION_CAUSES), "");
    example.pronouncement.board = NULL;
    assert_string_equal(
        pronouncement_suggest(&arena, &example.pronouncement, REPORT_SECTION_ADVANCES), "");
    arena_release(&arena);
}

/* What a command says of a file with these bytes. */
static const char *run_on(const struct strbuf *bytes, const char *before, const char *after,
                          struct arena *arena)
{
    char path[] = "/tmp/atalaya-test-XXXXXX", piece[4096];
    struct strbuf out;
    int handle = mkstemp(path);
    assert_true(handle >= 0);
    assert_int_equal(write(handle, bytes->data, bytes->length), bytes->length);
    close(handle);
    FILE *pipe = popen(arena_printf(arena, "%s %s %s", before, path, after), "r");
    assert_non_null(pipe);
    strbuf_init(&out, arena);
    for (size_t count; (count = fread(piece, 1, sizeof piece, pipe)) > 0;)
        strbuf_add_bytes(&out, piece, count);
    pclose(pipe);
    unlink(path);
    return out.data;
}

static const char *read_file_of(const struct pronouncement *pronouncement, const char *format,
                                struct arena *arena)
{
    bool is_pdf = strcmp(format, "xlsx") != 0;
    struct strbuf out;
    struct error error = {0};
    strbuf_init(&out, arena);
    assert_true(report_format_render(&out, pronouncement_compose(arena, pronouncement),
                                     report_format_find(format), &error));
    return run_on(&out, is_pdf ? "pdftotext -layout" : "unzip -p",
                  is_pdf ? "-" : "'xl/worksheets/*.xml'", arena);
}

/* pdftotext writes no-break spaces as it likes. */
static const char *with_plain_spaces(const char *text, struct arena *arena)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    for (; *text != '\0'; text++) {
        bool is_hard = text[0] == '\xC2' && text[1] == '\xA0';
        strbuf_add_char(&out, is_hard ? ' ' : *text);
        text += is_hard;
    }
    return out.data;
}

/* As a sheet's XML has it, with 16 digits; percentages as shares. */
static const char *sheet_value(const struct document_cell *cell, struct arena *arena)
{
    double value = (double)cell->value.value_e4 / DECIMAL_SCALE;
    return arena_printf(arena, "<v>%.16G</v>",
                        cell->kind == DOCUMENT_CELL_PERCENT ? value / 100 : value);
}

/* Every figure of every table stands in the text of every format. */
static void all_formats_show_the_same_figures(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct pronouncement_example example;
    pronouncement_example_fill(&example, &arena);
    const struct document *document = pronouncement_compose(&arena, &example.pronouncement);
    const char *text = render(&example.pronouncement, "text", &arena);
    const char *html = render(&example.pronouncement, "html", &arena);
    const char *pdf =
        with_plain_spaces(read_file_of(&example.pronouncement, "carta", &arena), &arena);
    const char *xlsx = read_file_of(&example.pronouncement, "xlsx", &arena);
    int figures = 0;
    for (const struct document_block *block = document->first; block != NULL; block = block->next) {
        if (block->kind != DOCUMENT_TABLE)
            continue;
        const struct document_table_head *head = &block->table->head;
        for (const struct document_row *row = block->table->first; row != NULL; row = row->next)
            for (size_t i = 0; i < head->column_count; i++) {
                if (row->kind == DOCUMENT_ROW_GROUP ||
                    (row->cells[i].kind != DOCUMENT_CELL_NUMBER &&
                     row->cells[i].kind != DOCUMENT_CELL_PERCENT))
                    continue;
                const char *figure =
                    document_cell_format(&row->cells[i], head->columns[i].decimals, &arena);
                figures++;
                if (strstr(text, figure) == NULL || strstr(html, figure) == NULL ||
                    strstr(pdf, with_plain_spaces(figure, &arena)) == NULL)
                    fail_msg("missing: %s", figure);
                if (quantity_is_number(row->cells[i].value) &&
                    strstr(xlsx, sheet_value(&row->cells[i], &arena)) == NULL)
                    fail_msg("missing in the sheet: %s", figure);
            }
    }
    assert_true(figures > 40);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_the_golden_one),
        cmocka_unit_test(an_old_snapshot_is_read),
        cmocka_unit_test(a_draft_says_that_it_is_one),
        cmocka_unit_test(what_people_write_is_safe),
        cmocka_unit_test(a_snapshot_holds_everything),
        cmocka_unit_test(a_supposition_is_marked_and_frozen),
        cmocka_unit_test(frozen_files_do_not_follow_the_board),
        cmocka_unit_test(topics_group_the_matrix),
        cmocka_unit_test(changed_inputs_are_noticed),
        cmocka_unit_test(broken_snapshots_are_refused),
        cmocka_unit_test(first_sentences_come_from_the_figures),
        cmocka_unit_test(all_formats_show_the_same_figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
