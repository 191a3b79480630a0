#include "base/test.h"

#include "base/text.h"
#include "core/work_plan/calendar_feed.h"

#include "base/banned.h"

static void test_texts_are_escaped(void **state)
{
    static const struct {
        const char *text, *line;
    } cases[] = {
        {"Acta", "SUMMARY:Acta\r\n"},
        {"a;b,c\\d", "SUMMARY:a\\;b\\,c\\\\d\r\n"},
        {"uno\r\ndos\ntres", "SUMMARY:uno\\ndos\\ntres\r\n"},
        {"a\x01"
         "b\tc",
         "SUMMARY:a b c\r\n"},
        {"", "SUMMARY:\r\n"},
        {"X\r\nBEGIN:VEVENT", "SUMMARY:X\\nBEGIN:VEVENT\r\n"}, /* nobody adds an event by a text */
    };
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct strbuf out;
        strbuf_init(&out, &arena);
        calendar_feed_add_text(&out, "SUMMARY", cases[i].text);
        assert_string_equal(out.data, cases[i].line);
    }
    arena_release(&arena);
}

/* Joins folded lines again and checks the length of each. */
static const char *unfold(struct arena *arena, const char *text)
{
    struct strbuf joined;
    strbuf_init(&joined, arena);
    while (*text != '\0') {
        const char *end = strstr(text, "\r\n");
        assert_non_null(end);
        assert_true(end - text <= 75);
        assert_true(text_is_utf8(text, (size_t)(end - text)));
        strbuf_add_bytes(&joined, text, (size_t)(end - text));
        text = end + 2;
        if (*text == ' ')
            text++;
        else
            strbuf_add(&joined, "\n");
    }
    return joined.data;
}

static void test_long_lines_are_folded_between_characters(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t length = 0; length < 400; length++) {
        struct strbuf text, out;
        strbuf_init(&text, &arena);
        strbuf_init(&out, &arena);
        for (size_t i = 0; i < length; i++) /* one, two, three and four bytes */
            strbuf_add(&text, (const char *[]){"a", "ñ", "—", "🗓"}[i % 4]);
        calendar_feed_add_text(&out, "SUMMARY", text.data);
        assert_string_equal(unfold(&arena, out.data),
                            arena_printf(&arena, "SUMMARY:%s\n", text.data));
    }
    arena_release(&arena);
}

static void test_a_whole_feed(void **state)
{
    const struct work_activity activities[] = {{.id = 7,
                                                .title = "Sesión de marzo, con quórum",
                                                .description = "",
                                                .product = "Acta",
                                                .norm = "",
                                                .start = {2026, 2, 28},
                                                .end = {2026, 2, 28},
                                                .version = 3},
                                               {.id = 8,
                                                .title = "Concepto",
                                                .description = "",
                                                .product = "",
                                                .norm = "Ley 152 de 1994, artículo 39",
                                                .basis = ACTIVITY_BASIS_LAW_DATE,
                                                .start = {2024, 2, 1},
                                                .end = {2024, 2, 29},
                                                .state = ACTIVITY_CANCELLED,
                                                .version = 1}};
    const struct work_plan_row events[] = {{&activities[0], "Rural", "Rosa"},
                                           {&activities[1], "", ""}};
    const struct calendar_feed feed = {"Plan de trabajo", "guatape.example", "2026-03-01T12:00:00Z",
                                       "https://example.org/c/guatape"};
    (void)state;
    struct arena arena = {0};
    struct strbuf out;
    strbuf_init(&out, &arena);
    calendar_feed_write(&out, &feed, events, 2);
    assert_string_equal(
        unfold(&arena, out.data),
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Atalaya//Plan de trabajo//ES\n"
        "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\nX-WR-CALNAME:Plan de trabajo\n"
        "URL:https://example.org/c/guatape\n"
        "BEGIN:VEVENT\nUID:actividad-7@guatape.example\nDTSTAMP:20260301T120000Z\n"
        "DTSTART;VALUE=DATE:20260228\nDTEND;VALUE=DATE:20260301\n"
        "SUMMARY:Sesión de marzo\\, con quórum\n"
        "DESCRIPTION:Producto: Acta\\nComisión: Rural\\nResponsable: Rosa\\nEstado: Pendiente\\n"
        "Origen: Regla del consejo\nSTATUS:CONFIRMED\nSEQUENCE:2\nTRANSP:TRANSPARENT\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:actividad-8@guatape.example\nDTSTAMP:20260301T120000Z\n"
        "DTSTART;VALUE=DATE:20240201\nDTEND;VALUE=DATE:20240301\nSUMMARY:Concepto\n"
        "DESCRIPTION:Estado: Cancelada\\nOrigen: Ley 152 de 1994\\, artículo 39\n"
        "STATUS:CANCELLED\nSEQUENCE:0\nTRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR\n");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_escaped),
        cmocka_unit_test(test_long_lines_are_folded_between_characters),
        cmocka_unit_test(test_a_whole_feed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
