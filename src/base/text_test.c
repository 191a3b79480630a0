#include "base/test.h"

#include "base/text.h"

struct pair {
    const char *given;
    const char *expected;
};

static void test_utf8_is_judged_strictly(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t length;
        bool is_valid;
    } cases[] = {
        {"", 0, true},
        {"Guatap\xC3\xA9", 8, true},
        {"a\0b", 3, true},
        {"\xF0\x9F\x8C\xB1", 4, true},
        {"\xED\x9F\xBF", 3, true},
        {"\xF4\x8F\xBF\xBF", 4, true},
        {"Guatap\xE9", 7, false},       /* Latin-1 */
        {"\xC3", 1, false},             /* cut */
        {"\xC0\xAF", 2, false},         /* overlong */
        {"\xE0\x9F\xBF", 3, false},     /* overlong */
        {"\xED\xA0\x80", 3, false},     /* surrogate */
        {"\xF4\x90\x80\x80", 4, false}, /* above U+10FFFF */
        {"\x80", 1, false},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_int_equal(text_is_utf8(cases[i].bytes, cases[i].length), cases[i].is_valid);
}

static void test_old_encodings_become_utf8(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(text_from_windows_1252(&arena, "A\xF1o \x93x\x94 \x80 \x81", 11),
                        "Año “x” € \xEF\xBF\xBD");
    assert_string_equal(text_from_utf16(&arena, "A\0\xF1\0o\0", 6, false), "Año");
    assert_string_equal(text_from_utf16(&arena, "\0A\0\xF1\0o", 6, true), "Año");
    assert_string_equal(text_from_utf16(&arena, "\x3C\xD8\x31\xDF", 4, false), "\xF0\x9F\x8C\xB1");
    assert_string_equal(text_from_utf16(&arena, "\x3C\xD8x\0y", 5, false),
                        "\xEF\xBF\xBDx\xEF\xBF\xBD");
    arena_release(&arena);
}

static void test_code_points_go_out_as_they_came_in(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const uint32_t points[] = {1, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < TEST_COUNT(points); i++) {
        struct strbuf text;
        strbuf_init(&text, &arena);
        text_append(&text, points[i]);
        const char *cursor = text.data;
        assert_int_equal(text_next(&cursor), points[i]);
        assert_int_equal(text_next(&cursor), 0);
    }
    const char *broken = "\xC3(";
    assert_int_equal(text_next(&broken), TEXT_REPLACEMENT);
    assert_int_equal(text_next(&broken), '(');
    arena_release(&arena);
}

static void test_trim_collapse_and_blank(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct pair trims[] = {
        {"", ""},
        {" \t\xC2\xA0", ""},
        {"\xEF\xBB\xBF"
         "C\xC3\xB3"
         "digo  MGA \xE2\x80\x8B",
         "C\xC3\xB3"
         "digo  MGA"},
        {"a\n b", "a\n b"},
    };
    for (size_t i = 0; i < TEST_COUNT(trims); i++)
        assert_string_equal(text_trim(&arena, trims[i].given), trims[i].expected);
    assert_string_equal(text_collapse(&arena, " Meta\r\n\xC2\xA0"
                                              "2025 "),
                        "Meta 2025");
    assert_string_equal(text_collapse(&arena, "Me\xE2\x80\x8Bta"), "Meta");
    /* U+202E turns what follows, ESC writes to terminals, U+0080 is no letter. */
    assert_string_equal(text_collapse(&arena, "Me\u202E\x1b\x7f\xC2\x80ta\u202C \u2066"), "Meta");
    assert_true(text_is_blank("\u200F \x01"));
    assert_true(text_is_blank(NULL));
    assert_true(text_is_blank(" \xC2\xA0\xE2\x80\x8B\n"));
    assert_false(text_is_blank(" 0 "));
    arena_release(&arena);
}

static void test_fold_lets_headers_meet(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct pair folds[] = {
        {"  PROGRAMACIÓN\nAño 2025 ", "programacion ano 2025"},
        {"LÍNEA ESTRATÉGICA", "linea estrategica"},
        {"Ñandú Žižkov Œuvre straße", "nandu zizkov oeuvre strasse"},
        {"Cate\xCC\x81gori\xCC\x81"
         "a",
         "categoria"},
        {"N.º 3ª × 4 ÷ 2", "n.o 3a × 4 ÷ 2"},
        {"Ейск", "Ейск"},
        {"\xC5\xBF\xC5\xB8", "sy"},
    };
    for (size_t i = 0; i < TEST_COUNT(folds); i++)
        assert_string_equal(text_fold(&arena, folds[i].given), folds[i].expected);
    arena_release(&arena);
}

static void test_and_is_e_before_the_sound_of_i(void **state)
{
    (void)state;
    static const struct pair cases[] = {
        {"Infraestructura", " e "}, {"Íngrid", " e "}, {"ingresos", " e "}, {"Hidráulica", " e "},
        {"Hierro", " y "},          {"hiato", " y "},  {"Hacienda", " y "}, {"Ana", " y "},
        {"Yondó", " y "},           {"H", " y "},      {"", " y "},         {"hi", " e "}};
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(text_and(cases[i].given), cases[i].expected);
}

/* What XML 1.0 and the PDF library refuse is replaced; everything else is the very text. */
static void test_a_portable_text(void **state)
{
    static const struct {
        const char *text, *portable; /* NULL: the text itself */
    } cases[] = {
        {"", NULL},
        {"Vía, ≥ 3 − año ñ\t\n\r 🙂 \x7F \xC2\x85", NULL},
        {"\xEF\xBF\xBD", NULL}, /* U+FFFD itself */
        {"\xEF\xBF\xBF", "\xEF\xBF\xBD"},
        {"a\xEF\xBF\xBE"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"a\xEF\xB7\x90\xEF\xB7\xAF", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xEF\xB7\x8F\xEF\xB7\xB0", NULL}, /* their neighbours */
        {"\xF0\x9F\xBF\xBF.", "\xEF\xBF\xBD."},
        {"\xF4\x8F\xBF\xBE", "\xEF\xBF\xBD"},
        {"a\x0B\x1F"
         "b",
         "a\xEF\xBF\xBD\xEF\xBF\xBD"
         "b"},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *portable = text_portable(&arena, cases[i].text);
        if (cases[i].portable == NULL)
            assert_ptr_equal(portable, cases[i].text);
        else
            assert_string_equal(portable, cases[i].portable);
    }
    assert_string_equal(text_collapse(&arena, "Me\xEF\xBF\xBFta"), "Meta");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_is_judged_strictly),
        cmocka_unit_test(test_old_encodings_become_utf8),
        cmocka_unit_test(test_code_points_go_out_as_they_came_in),
        cmocka_unit_test(test_trim_collapse_and_blank),
        cmocka_unit_test(test_a_portable_text),
        cmocka_unit_test(test_fold_lets_headers_meet),
        cmocka_unit_test(test_and_is_e_before_the_sound_of_i),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
