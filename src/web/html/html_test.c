#include "base/test.h"

#include "web/html/html.h"

static const char *text(struct arena *arena, const char *value)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    html_add(&out, value);
    return out.data;
}

static const char *url(struct arena *arena, const char *value)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    html_add_url(&out, value);
    return out.data;
}

static void test_texts_cannot_leave_their_place(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"\" onmouseover=\"x", "&quot; onmouseover=&quot;x"},
        {"' x='", "&#39; x=&#39;"},
        {"a & b &amp; c", "a &amp; b &amp;amp; c"},
        {"Peñol, año, ﷺ 😀", "Peñol, año, ﷺ 😀"},
        {"a\x01\x1b\x7f"
         "b\tc\n",
         "ab\tc\n"},
        {"a\xff\xc3", "a\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"", ""},
        {NULL, ""},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(text(&arena, cases[i].in), cases[i].out);
    arena_release(&arena);
}

static void test_addresses_keep_to_safe_schemes(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"/c/guatape?corte=2025&q=a", "/c/guatape?corte=2025&amp;q=a"},
        {"#main", "#main"},
        {"https://www.datos.gov.co/x:y", "https://www.datos.gov.co/x:y"},
        {"mailto:a@b.co", "mailto:a@b.co"},
        {"javascript:alert(1)", "#"},
        {"JaVaScRiPt:alert(1)", "#"},
        {" javascript:alert(1)", "#"},
        {"\x01javascript:alert(1)", "#"},
        {"data:text/html,x", "#"},
        {"//evil.example", "#"},
        {"/\x7f/evil.example", "#"},
        {"/\\evil.example", "#"},
        {"/\t/evil.example", "#"},
        {"java\nscript:alert(1)", "#"},
        {"vbscript:x", "#"},
        {"", "#"},
        {NULL, "#"},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++)
        assert_string_equal(url(&arena, cases[i].in), cases[i].out);
    struct strbuf out;
    strbuf_init(&out, &arena);
    html_add_url_part(&out, "a/b?c&d=é\"");
    assert_string_equal(out.data, "a%2Fb%3Fc%26d%3D%C3%A9%22");
    arena_release(&arena);
}

static void test_numbers_are_written_by_their_type(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf out;
    strbuf_init(&out, &arena);
    html_add(&out, 7);
    html_add(&out, (int64_t)-8);
    html_add(&out, (size_t)9);
    html_add(&out, quantity_number(12345000));
    html_add(&out, ((struct quantity){QUANTITY_NOT_PROGRAMMED, 0}));
    html_add(&out, ((struct quantity){0}));
    html_add(&out, ratio_make(2, 3));
    html_add(&out, ((struct ratio){0, 0}));
    html_add(&out, ((struct date){2025, 12, 31}));
    html_add(&out, ((struct date){0}));
    html_add(&out, quantity_number(-5000));
    html_add(&out, ratio_make(-188, 1000));
    assert_string_equal(out.data, "7-891.234,5NPsin dato66,7\u00a0%—31 de diciembre de 2025"
                                  "−0,5−18,8\u00a0%");
    strbuf_clear(&out);
    html_add(&out, 0);
    html_add(&out, INT64_MIN);
    html_add(&out, SIZE_MAX);
    assert_string_equal(out.data, "0-922337203685477580818446744073709551615");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_cannot_leave_their_place),
        cmocka_unit_test(test_addresses_keep_to_safe_schemes),
        cmocka_unit_test(test_numbers_are_written_by_their_type),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
