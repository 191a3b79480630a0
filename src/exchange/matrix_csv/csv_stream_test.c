#include "base/test.h"

#include "base/strbuf.h"

#include "exchange/matrix_csv/csv_stream.h"

/* A source that gives at most `step` bytes at a time. */
struct drip {
    const char *p;
    size_t left, step;
};

static long read_drip(void *context, char *buffer, size_t size)
{
    struct drip *drip = context;
    size_t given = drip->left < drip->step ? drip->left : drip->step;
    given = given < size ? given : size;
    memcpy(buffer, drip->p, given);
    drip->p += given;
    drip->left -= given;
    return (long)given;
}

static const char *const status_names[] = {
    [CSV_TOO_LARGE] = "<large>", [CSV_OPEN_QUOTE] = "<open>", [CSV_NUL_BYTE] = "<nul>"};

/* All records as "line:field|field/line:field…", with the statuses in between. */
static const char *render(struct arena *arena, const char *text, size_t length, size_t step)
{
    struct csv_stream *stream = ARENA_NEW(arena, struct csv_stream);
    struct drip drip = {text, length, step};
    struct strbuf out;
    enum csv_status status;
    strbuf_init(&out, arena);
    csv_stream_init(stream, arena, read_drip, &drip);
    while ((status = csv_stream_next(stream)) != CSV_END) {
        if (out.length > 0)
            strbuf_add_char(&out, '/');
        if (status != CSV_RECORD) {
            strbuf_add(&out, status_names[status]);
            continue;
        }
        strbuf_printf(&out, "%ld:", stream->line);
        for (size_t i = 0; i < stream->field_count; i++) {
            if (i > 0)
                strbuf_add_char(&out, '|');
            strbuf_add_bytes(&out, stream->fields[i].text, stream->fields[i].length);
        }
    }
    return out.data;
}

static const struct {
    const char *text, *records;
} rows[] = {
    {"a,b\nc,d\n", "1:a|b/2:c|d"},
    {"a,b\nc,d", "1:a|b/2:c|d"},
    {"a,b\r\nc,d\r\n", "1:a|b/2:c|d"},
    {"a,b\rc,d\r", "1:a|b/2:c|d"},
    {"a,b\n\r\n\nc,d\n", "1:a|b/4:c|d"}, /* empty lines are no records */
    {"\xEF\xBB\xBF"
     "a;b\nc;d,e\n",
     "1:a|b/2:c|d,e"},
    {"\xEF\xBB\xBF", NULL},
    {"", NULL},
    {"\n\n", NULL},
    {"a\nb,c\n", "1:a/2:b|c"},                 /* no separator at all: ',' */
    {"\"a;b\",c\n1,2\n", "1:a;b|c/2:1|2"},     /* ';' in quotes decides nothing */
    {"\"a,b\";c\n1;2,5\n", "1:a,b|c/2:1|2,5"}, /* nor ',' */
    {"a,b,\n,,\n", "1:a|b|/2:||"},             /* empty fields */
    {"a,b\n\"\",\"\"\"\"\n", "1:a|b/2:|\""},   /* empty in quotes; one quote */
    {"a,b\n\"x\ny\r\nz\",1\nc,d\n", "1:a|b/2:x\ny\r\nz|1/5:c|d"},
    {"a,b\n\"di \"\"hola\"\"\",1\n", "1:a|b/2:di \"hola\"|1"},
    {"a,b\nTubo de 3\" PVC,1\nc,d\n", "1:a|b/2:Tubo de 3\" PVC|1/3:c|d"},
    {"a,b\n3\",4\"\nc,d\n", "1:a|b/2:3\"|4\"/3:c|d"},
    {"a,b\n \"x\",1\n", "1:a|b/2: \"x\"|1"},   /* a space stands before: no opening quote */
    {"a,b\n\"x\"y\"z,1\n", "1:a|b/2:xy\"z|1"}, /* after the closing quote: as it is */
    {"a,b\n\"x,1\nc,d\n", "1:a|b/<open>"},
    {"\"a,b\n", "<open>"},
};

static void test_records_do_not_depend_on_how_bytes_arrive(void **state)
{
    (void)state;
    static const size_t steps[] = {1, 2, 3, 5, 4096};
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(rows) * TEST_COUNT(steps); i++) {
        size_t row = i / TEST_COUNT(steps), step = steps[i % TEST_COUNT(steps)];
        const char *found = render(&arena, rows[row].text, strlen(rows[row].text), step);
        const char *expected = rows[row].records == NULL ? "" : rows[row].records;
        if (strcmp(found == NULL ? "" : found, expected) != 0)
            fail_msg("row %zu, step %zu: %s", row, step, found);
        arena_clear(&arena);
    }
    arena_release(&arena);
}

static void test_nul_bytes_are_no_text(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char text[] = "a,b\nx\0y,1\nc,d\n";
    assert_string_equal(render(&arena, text, sizeof text - 1, 64), "1:a|b/<nul>/3:c|d");
    arena_release(&arena);
}

static void test_records_over_the_limit_are_passed_over(void **state)
{
    (void)state;
    struct arena arena = {0};
    size_t large = 3 * CSV_STREAM_MAX_RECORD_BYTES;
    for (int is_quoted = 0; is_quoted < 2; is_quoted++) {
        struct strbuf text;
        strbuf_init(&text, &arena);
        strbuf_add(&text, is_quoted ? "a,b\n\"" : "a,b\n");
        strbuf_reserve(&text, large);
        for (size_t i = 0; i < large; i++)
            strbuf_add_char(&text, is_quoted && i % 100 == 99 ? '\n' : 'x');
        strbuf_add(&text, is_quoted ? "\",1\nc,d\n" : ",1\nc,d\n");
        const char *found = render(&arena, text.data, text.length, 4096);
        const char *expected =
            arena_printf(&arena, "1:a|b/<large>/%zu:c|d", is_quoted ? 3 + large / 100 : 3);
        assert_string_equal(found, expected);
    }
    arena_release(&arena);
}

static void test_more_fields_than_kept_are_counted(void **state)
{
    (void)state;
    struct arena arena = {0};
    char text[2 * CSV_STREAM_MAX_FIELDS];
    memset(text, ',', sizeof text);
    struct csv_stream *stream = ARENA_NEW(&arena, struct csv_stream);
    struct drip drip = {text, sizeof text, sizeof text};
    csv_stream_init(stream, &arena, read_drip, &drip);
    assert_int_equal(csv_stream_next(stream), CSV_RECORD);
    assert_int_equal(stream->field_count, sizeof text + 1);
    arena_release(&arena);
}

static long read_nothing(void *context, char *buffer, size_t size)
{
    (void)context, (void)buffer, (void)size;
    return -1;
}

static void test_broken_sources_are_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct csv_stream *stream = ARENA_NEW(&arena, struct csv_stream);
    csv_stream_init(stream, &arena, read_nothing, NULL);
    assert_int_equal(csv_stream_next(stream), CSV_READ_ERROR);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records_do_not_depend_on_how_bytes_arrive),
        cmocka_unit_test(test_nul_bytes_are_no_text),
        cmocka_unit_test(test_records_over_the_limit_are_passed_over),
        cmocka_unit_test(test_more_fields_than_kept_are_counted),
        cmocka_unit_test(test_broken_sources_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
