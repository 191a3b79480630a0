/* Broken, foreign and hostile files: each must end in its message, fast and within bounded memory.
 * usage: workbook_hostile_test FOLDER, filled by tests/fixtures/make_hostile.py */
#include "base/test.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "exchange/workbook/workbook.h"

#if defined(__SANITIZE_ADDRESS__)
enum { MAX_ELAPSED_MS = 20000, MAX_GROWTH_KB = 1 << 30 }; /* shadow memory: only speed counts */
#else
enum { MAX_ELAPSED_MS = 2000, MAX_GROWTH_KB = 64 * 1024 };
#endif

struct hostile {
    const char *file;
    const char *message; /* part of it; NULL: it is sound and is read */
};

static const struct hostile hostiles[] = {
    {"sound.xlsx", NULL},
    {"claims_2gb.xlsx", "crece sin medida"},
    {"wrong_crc.xlsx", "dañado o incompleto"},
    {"small_claim.xlsx", "demasiadas filas"},
    {"entries_65535.xlsx", "demasiadas partes"},
    {"overlapping.xlsx", "partes superpuestas"},
    {"traversal.xlsx", "nombres de partes falsos"},
    {"duplicate.xlsx", "partes repetidas"},
    {"cut.xlsx", "dañado o incompleto"},
    {"last_cell.xlsx", "XFD1048576 de la hoja «Plan» pasa de 1000 columnas"},
    {"outside.xlsx", "un número que no puede ser"},
    {"wrong_place.xlsx", "celda A1, la posición escrita"},
    {"twice.xlsx", "la celda A1 de la hoja «Plan» aparece dos veces"},
    {"string_index.xlsx", "celda A1, el texto indicado no existe"},
    {"string_minus.xlsx", "el texto indicado no existe"},
    {"not_number.xlsx", "un número que no se puede leer"},
    {"cyclic.xlsx", "la hoja «Plan» no es una hoja de cálculo"},
    {"main_is_rels.xlsx", "no es un libro de Excel"},
    {"same_part.xlsx", "las hojas «A» y «B» son la misma parte"},
    {"many_sheets.xlsx", "más de 200 hojas"},
    {"no_sheet.xlsx", "le falta la parte «xl/worksheets/sheet1.xml»"},
    {"deep.xlsx", "demasiados niveles"},
    {"broken_xml.xlsx", "no se puede interpretar"},
    {"empty_archive.xlsx", "está vacío"},
    {"empty.xlsx", "El archivo está vacío"},
    {"blank.csv", "El archivo está vacío"},
    {"old.xls", "Excel antiguo (.xls). Ábralo en Excel o LibreOffice"},
    {"password.xlsx", "contraseña"},
    {"word.doc", "Word antiguo"},
    {"table.ods", "LibreOffice (.ods). Ábralo en Excel o LibreOffice y guárdelo como"},
    {"letter.docx", "documento de Word"},
    {"binary.xlsb", "libro binario de Excel (.xlsb)"},
    {"plain.zip", "no es un libro de Excel. Descomprímalo"},
    {"report.pdf", "es un PDF"},
    {"photo.xlsx", "es una imagen"},
    {"photo.jpg", "es una imagen"},
    {"page.xls", "es una página web"},
    {"table.xls", "es una página web"},
    {"xml2003.xls", "XML de Excel 2003"},
    {"letter.rtf", "documento de texto (RTF)"},
    {"program.csv", "no es una hoja de cálculo"},
    {"noise.xlsx", "su nombre es de Excel, pero su contenido no"},
    {"open_quote.csv", "en la celda A2 se abren comillas"},
    {"doctype_rels.xlsx", "(DTD)"},
    {"doctype_workbook.xlsx", "(DTD)"},
    {"doctype_workbook_rels.xlsx", "(DTD)"},
    {"doctype_sheet.xlsx", "(DTD)"},
    {"doctype_strings.xlsx", "(DTD)"},
    {"doctype_styles.xlsx", "(DTD)"},
    {"bomb.xlsx", "crece sin medida"},
    {"bomb_strings.xlsx", "crece sin medida"},
    {"large_part.xlsx", "pasa de 64 MB"},
    {"million_rows.xlsx", "100000 filas"},
    {"million_rows.csv", "100000 filas"},
    {"columns.xlsx", "ALM1 de la hoja «Plan» pasa de 1000 columnas"},
    {"columns.csv", "ALM1 pasa de 1000 columnas"},
    {"strings.xlsx", "demasiados textos distintos"},
    {"giant_text.xlsx", "texto demasiado largo"},
    {"giant_inline.xlsx", "La celda A1 de la hoja «Plan» tiene un texto demasiado largo"},
    {"giant_text.csv", "La celda B1 tiene un texto demasiado largo"},
    {"long_tag.xlsx", "etiqueta demasiado larga"},
    {"long_comment.xlsx", "etiqueta demasiado larga"},
    {"merged.xlsx", "demasiadas celdas combinadas"},
    {"styles.xlsx", "demasiados estilos"},
    {"separators.csv", "pasa de 1000 columnas"},
    {"quotes.csv", "se abren comillas"},
    {"too_heavy.csv", "pesa más de 32 MB"},
};

struct outcome {
    bool is_read;
    long elapsed_ms;
    long growth_kb; /* of the peak of resident memory, the file's own bytes not counted */
    char message[480];
};

static const char *folder;

static long peak_kb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void read_in_child(const char *path, struct outcome *outcome)
{
    struct arena file_arena = {0};
    struct arena arena = {0};
    struct workbook *workbook = NULL;
    struct error error = {0};
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        _exit(3);
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(&file_arena, length);
    if (fread(bytes, 1, length, file) != length)
        _exit(3);
    struct workbook_request request = {.file_name = path, .bytes = bytes, .length = length};
    long before_kb = peak_kb();
    long start_ms = now_ms();
    outcome->is_read = workbook_read(&arena, &request, &workbook, &error);
    outcome->elapsed_ms = now_ms() - start_ms;
    outcome->growth_kb = peak_kb() - before_kb;
    memcpy(outcome->message, error.message, sizeof outcome->message);
}

/* A child of its own: the peak of memory never goes down again, and a crash is seen as one. */
static struct outcome read_apart(const char *path)
{
    int ends[2];
    struct outcome outcome = {0};
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        read_in_child(path, &outcome);
        _exit(write(ends[1], &outcome, sizeof outcome) == sizeof outcome ? 0 : 4);
    }
    close(ends[1]);
    ssize_t count = read(ends[0], &outcome, sizeof outcome);
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (status != 0 || count != sizeof outcome)
        fail_msg("%s: the reader ended with status %d", path, status);
    return outcome;
}

static void test_hostile_files_end_in_their_message(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(hostiles); i++) {
        struct arena arena = {0};
        const struct hostile *hostile = &hostiles[i];
        struct outcome outcome = read_apart(arena_printf(&arena, "%s/%s", folder, hostile->file));
        if (outcome.is_read != (hostile->message == NULL))
            fail_msg("%s: read %d (%s)", hostile->file, outcome.is_read, outcome.message);
        if (hostile->message != NULL && strstr(outcome.message, hostile->message) == NULL)
            fail_msg("%s: %s", hostile->file, outcome.message);
        if (outcome.elapsed_ms > MAX_ELAPSED_MS)
            fail_msg("%s: %ld ms", hostile->file, outcome.elapsed_ms);
        if (outcome.growth_kb > MAX_GROWTH_KB)
            fail_msg("%s: %ld KiB", hostile->file, outcome.growth_kb);
        arena_release(&arena);
    }
}

static char *read_sound(struct arena *arena, size_t *length)
{
    FILE *file = fopen(arena_printf(arena, "%s/sound.xlsx", folder), "rb");
    assert_non_null(file);
    char *bytes = arena_alloc(arena, 65536);
    *length = fread(bytes, 1, 65536, file);
    fclose(file);
    return bytes;
}

static void test_a_file_cut_anywhere_is_refused(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct arena result = {0};
    size_t length = 0;
    char *bytes = read_sound(&arena, &length);
    for (size_t cut = 0; cut < length; cut++) {
        struct error error = {0};
        struct workbook *workbook = NULL;
        char *piece = arena_alloc(&result, cut); /* its own memory: reading past the cut is seen */
        memcpy(piece, bytes, cut);
        struct workbook_request request = {"plan.xlsx", piece, cut, NULL, NULL};
        if (cut < 4) { /* "PK" alone is a text */
            arena_clear(&result);
            continue;
        }
        assert_false(workbook_read(&result, &request, &workbook, &error));
        assert_int_not_equal(error.message[0], '\0');
        arena_clear(&result);
    }
    arena_release(&result);
    arena_release(&arena);
}

static void test_a_changed_byte_never_does_harm(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct arena result = {0};
    size_t length = 0;
    char *bytes = read_sound(&arena, &length);
    for (size_t at = 0; at < length; at++) {
        char kept = bytes[at];
        for (int change = 1; change < 256; change += 127) {
            struct error error = {0};
            struct workbook *workbook = NULL;
            bytes[at] = (char)(kept ^ change);
            struct workbook_request request = {"plan.xlsx", bytes, length, NULL, NULL};
            bool is_read = workbook_read(&result, &request, &workbook, &error);
            assert_true(is_read || error.message[0] != '\0');
            arena_clear(&result);
        }
        bytes[at] = kept;
    }
    arena_release(&result);
    arena_release(&arena);
}

int main(int count, char **arguments)
{
    if (count < 2)
        return 77;
    folder = arguments[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hostile_files_end_in_their_message),
        cmocka_unit_test(test_a_file_cut_anywhere_is_refused),
        cmocka_unit_test(test_a_changed_byte_never_does_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
