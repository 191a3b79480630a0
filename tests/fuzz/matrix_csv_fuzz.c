/* Any bytes as a matrix: read whole and in small pieces alike, evaluated at every cut, written, and
 * what was written read again with the fields that it must have. */
#include <assert.h>
#include <string.h>

#include "exchange/matrix_csv/matrix_csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { FIGURE_COLUMNS = 16 };

/* Gives at most `step` bytes at a time. */
struct drip {
    const char *p;
    size_t left, step;
};

static long read_drip(void *context, char *buffer, size_t size)
{
    struct drip *drip = context;
    size_t given = drip->left < drip->step ? drip->left : drip->step;
    given = given < size ? given : size;
    if (given > 0)
        memcpy(buffer, drip->p, given);
    drip->p += given;
    drip->left -= given;
    return (long)given;
}

static void check_evaluation(const struct matrix_reader *reader, int cut, struct strbuf *out)
{
    struct evaluation figures;
    const struct evaluation_moment moment = {cut, (cut & 1) != 0};
    evaluation_compute(&reader->row.input, &moment, &rating_default_bands, &figures);
    assert(figures.shortfall_year.value_e4 >= 0 && figures.shortfall_to_date.value_e4 >= 0);
    assert(figures.shortfall_term.value_e4 >= 0 && figures.required_pace.value_e4 >= 0);
    assert(ratio_exists(figures.compliance) == (figures.state == RATING_REPORTED));
    assert(figures.rating_year != RATING_NONE && figures.rating_term != RATING_NONE);
    matrix_csv_add_figures(out, &reader->row.code, reader->first_year + cut - 1, &figures);
}

/* Everything that the matrix gives, as text. */
static void evaluate_all(struct arena *arena, struct drip drip, struct strbuf *out)
{
    struct matrix_reader *reader = ARENA_NEW(arena, struct matrix_reader);
    char message[MATRIX_MESSAGE_SIZE] = "";
    strbuf_add(out, matrix_csv_figures_header);
    if (!matrix_reader_open(reader, arena, read_drip, &drip, message)) {
        assert(message[0] != '\0');
        return;
    }
    enum matrix_status status;
    while ((status = matrix_reader_next(reader, message)) != MATRIX_END) {
        assert(status == MATRIX_ROW || (status == MATRIX_BAD_ROW && message[0] != '\0'));
        if (status == MATRIX_BAD_ROW)
            continue;
        for (int cut = 1; cut <= reader->year_count; cut++)
            check_evaluation(reader, cut, out);
    }
}

static void check_output(struct arena *arena, const struct strbuf *out)
{
    struct csv_stream *stream = ARENA_NEW(arena, struct csv_stream);
    struct drip drip = {out->data, out->length, out->length};
    enum csv_status status;
    csv_stream_init(stream, arena, read_drip, &drip);
    while ((status = csv_stream_next(stream)) != CSV_END)
        assert(status == CSV_RECORD && stream->field_count == FIGURE_COLUMNS);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena arena; /* its blocks are used again: readers' buffers are large */
    struct strbuf whole, pieces;
    strbuf_init(&whole, &arena);
    strbuf_init(&pieces, &arena);
    size_t step = size == 0 ? 1 : 1 + data[size - 1] % 7;
    evaluate_all(&arena, (struct drip){(const char *)data, size, size}, &whole);
    evaluate_all(&arena, (struct drip){(const char *)data, size, step}, &pieces);
    assert(whole.length == pieces.length && memcmp(whole.data, pieces.data, whole.length) == 0);
    check_output(&arena, &whole);
    arena_clear(&arena);
    return 0;
}
