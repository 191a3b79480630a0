#include "base/test.h"

#include <string.h>

#include "core/measurement/evidence_kind.h"

#include "base/banned.h"

#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
    const char *name, *bytes;
    size_t length;
    enum evidence_problem problem;
    const char *media_type;
} cases[] = {
    {"informe.pdf", BYTES("%PDF-1.7\n"), EVIDENCE_FINE, "application/pdf"},
    {"INFORME.PDF", BYTES("%PDF-1.4\n"), EVIDENCE_FINE, "application/pdf"},
    {"informe.final.pdf", BYTES("%PDF-1.4\n"), EVIDENCE_FINE, "application/pdf"},
    {"foto.JPG", BYTES("\xFF\xD8\xFF\xE0"), EVIDENCE_FINE, "image/jpeg"},
    {"foto.jpeg", BYTES("\xFF\xD8\xFF\xE1"), EVIDENCE_FINE, "image/jpeg"},
    {"foto.png", BYTES("\x89PNG\r\n\x1A\nIHDR"), EVIDENCE_FINE, "image/png"},
    {"foto.gif", BYTES("GIF89a"), EVIDENCE_FINE, "image/gif"},
    {"foto.webp", BYTES("RIFF\1\2\3\4WEBP"), EVIDENCE_FINE, "image/webp"},
    {"foto.heic",
     BYTES("\0\0\0\x18"
           "ftypheic"),
     EVIDENCE_FINE, "image/heic"},
    {"plano.tif", BYTES("II*\0\x08"), EVIDENCE_FINE, "image/tiff"},
    {"acta.doc", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 text"), EVIDENCE_FINE,
     "application/msword"},
    {"acta.docx", BYTES("PK\x03\x04 [Content_Types].xml word/document.xml"), EVIDENCE_FINE,
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"lista.xlsx", BYTES("PK\x03\x04 [Content_Types].xml xl/workbook.xml"), EVIDENCE_FINE,
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"lista.ods",
     BYTES("PK\x03\x04\1\2\3\4\5\6\7\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10\x11\x12\x13\x14\x15\x16"
           "\x17\x18\x19\x1AmimetypeCUT"),
     EVIDENCE_OTHER_KIND, NULL},
    {"nota.txt", BYTES("Señor alcalde: 5 < 7\r\n"), EVIDENCE_FINE, "text/plain"},
    {"nota.txt", BYTES("Se\xF1or alcalde"), EVIDENCE_FINE, "text/plain"},
    {"datos.csv", BYTES("a;b\n1;2\n"), EVIDENCE_FINE, "text/csv"},
    {"vacio.pdf", BYTES(""), EVIDENCE_EMPTY, NULL},
    {"sin-punto", BYTES("%PDF-1.7"), EVIDENCE_NOT_ACCEPTED, NULL},
    {"video.mp4",
     BYTES("\0\0\0\x18"
           "ftypisom"),
     EVIDENCE_NOT_ACCEPTED, NULL},
    {"todo.zip", BYTES("PK\x03\x04"), EVIDENCE_NOT_ACCEPTED, NULL},
    {"informe.pdf.exe", BYTES("MZ\x90"), EVIDENCE_CAN_RUN, NULL},
    {"informe.pdf", BYTES("MZ\x90"), EVIDENCE_CAN_RUN, NULL},
    {"informe.pdf",
     BYTES("\x7f"
           "ELF\2"),
     EVIDENCE_CAN_RUN, NULL},
    {"informe.pdf", BYTES("#!/bin/sh\n"), EVIDENCE_CAN_RUN, NULL},
    {"informe.pdf", BYTES("PK\x03\x04"), EVIDENCE_OTHER_KIND, NULL},
    {"foto.png", BYTES("\xFF\xD8\xFF\xE0"), EVIDENCE_OTHER_KIND, NULL},
    {"foto.png", BYTES("<svg xmlns='x'><script>"), EVIDENCE_CAN_RUN, NULL},
    {"mapa.svg", BYTES("<svg>"), EVIDENCE_CAN_RUN, NULL},
    {"pagina.html", BYTES("<html>"), EVIDENCE_CAN_RUN, NULL},
    {"nota.txt", BYTES("  \n<!DOCTYPE html><p>"), EVIDENCE_CAN_RUN, NULL},
    {"nota.txt", BYTES("hola <SVG onload=x>"), EVIDENCE_CAN_RUN, NULL},
    {"nota.txt", BYTES("hola\0mundo"), EVIDENCE_OTHER_KIND, NULL},
    {"hoja.xlsm", BYTES("PK\x03\x04"), EVIDENCE_CAN_RUN, NULL},
    {"hoja.xlsx", BYTES("PK\x03\x04 [Content_Types].xml xl/workbook.xml xl/vbaProject.bin"),
     EVIDENCE_CAN_RUN, NULL},
    {"hoja.xls", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 _\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"),
     EVIDENCE_CAN_RUN, NULL},
    {"hoja.docx", BYTES("PK\x03\x04 [Content_Types].xml xl/workbook.xml"), EVIDENCE_OTHER_KIND,
     NULL},
};

static void test_name_and_bytes_are_judged_together(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct evidence_kind *kind = NULL;
        enum evidence_problem found =
            evidence_kind_recognise(cases[i].name, cases[i].bytes, cases[i].length, &kind);
        if (found != cases[i].problem)
            fail_msg("row %zu, %s: %d instead of %d", i, cases[i].name, found, cases[i].problem);
        assert_int_equal(kind != NULL, found == EVIDENCE_FINE);
        if (kind != NULL)
            assert_string_equal(kind->media_type, cases[i].media_type);
    }
}

static void test_each_problem_names_the_file_and_what_to_do(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct evidence_kind *kind = NULL;
    char *large = arena_alloc(&arena, EVIDENCE_MAX_BYTES + 1);
    memcpy(large, "%PDF-", 5);
    assert_int_equal(evidence_kind_recognise("a.pdf", large, EVIDENCE_MAX_BYTES, &kind),
                     EVIDENCE_FINE);
    assert_int_equal(evidence_kind_recognise("a.pdf", large, EVIDENCE_MAX_BYTES + 1, &kind),
                     EVIDENCE_TOO_LARGE);
    assert_null(evidence_kind_explain(&arena, EVIDENCE_FINE, "a.pdf"));
    for (enum evidence_problem p = EVIDENCE_EMPTY; p <= EVIDENCE_OTHER_KIND; p++) {
        const char *text = evidence_kind_explain(&arena, p, "a.pdf");
        assert_non_null(strstr(text, "«a.pdf»"));
        assert_non_null(strstr(text, ". "));
    }
    assert_non_null(strstr(evidence_kind_list_endings(&arena), ".jpg,.jpeg,"));
    arena_release(&arena);
}

static void test_a_photograph_that_says_where_it_was_taken(void **state)
{
    (void)state;
    /* SOI, APP1 of 34 bytes, Exif, a directory of one entry. */
    char photo[] = "\xFF\xD8\xFF\xE1\x00\x22"
                   "Exif\0\0MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\0\0\0\0\0"
                   "\xFF\xDA";
    const size_t length = sizeof photo - 1;
    assert_true(evidence_kind_has_location(photo, length));
    for (size_t cut = 0; cut < length - 10; cut++)
        evidence_kind_has_location(photo, cut); /* never reads behind the end */
    photo[22] = '\x11';                         /* another tag */
    assert_false(evidence_kind_has_location(photo, length));
    assert_false(evidence_kind_has_location("%PDF-1.7", 8));
}

#define DIRECTORY "MM\0*\0\0\0\x08\0\1\x88\x25\0\4\0\0\0\1\0\0\0\0"

static void test_every_kind_of_photograph_may_say_where(void **state)
{
    (void)state;
#define PHOTO(bytes, is_located)                                                                   \
    {                                                                                              \
        bytes, sizeof(bytes) - 1, is_located                                                       \
    }
    static const struct {
        const char *bytes;
        size_t length;
        bool is_located;
    } photos[] = {
        PHOTO("\0\0\0\x18"
              "ftypheic....\0\0\0\6Exif\0\0" DIRECTORY,
              true),
        PHOTO("\x89PNG\r\n\x1A\n....eXIf" DIRECTORY, true),
        PHOTO("RIFF....WEBPEXIF\x20\0\0\0" DIRECTORY, true),
        PHOTO(DIRECTORY, true), /* TIFF */
        PHOTO("\xFF\xD8\xFF\xE1..http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='6,14N'/>",
              true),
        PHOTO("\xFF\xD8\xFF\xE1..Exif\0\0II*\0Exif\0\0" DIRECTORY, true), /* the second one */
        PHOTO("\x89PNG\r\n\x1A\n....eXIfMM\0*\0\0\0\x08\0\1\x01\x12\0\3", false),
        PHOTO("RIFF....WEBPVP8 ", false),
        PHOTO("Un texto sobre GPSLatitude y Exif\0\0" DIRECTORY, false),
    };
    for (size_t i = 0; i < TEST_COUNT(photos); i++)
        if (evidence_kind_has_location(photos[i].bytes, photos[i].length) != photos[i].is_located)
            fail_msg("row %zu", i);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_name_and_bytes_are_judged_together),
        cmocka_unit_test(test_each_problem_names_the_file_and_what_to_do),
        cmocka_unit_test(test_a_photograph_that_says_where_it_was_taken),
        cmocka_unit_test(test_every_kind_of_photograph_may_say_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
