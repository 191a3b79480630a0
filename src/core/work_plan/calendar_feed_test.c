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
    const struct calendar_feed feed = {"Plan de trabajo",
                                       "guatape.example",
                                       "2026-03-01T12:00:00Z",
                                       "https://example.org/c/guatape",
                                       {0}};
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

/* The lines of a session between its stamp and its status; all that the table does not name is
 * empty. */
static const char *lines_of_session(struct arena *arena, struct council_session session)
{
    struct calendar_feed feed = {"P", "g", "2026-03-01T12:00:00Z", "", {&session, 1}};
    struct strbuf out;
    strbuf_init(&out, arena);
    calendar_feed_write(&out, &feed, NULL, 0);
    const char *text = unfold(arena, out.data);
    const char *start = strstr(text, "DTSTAMP:20260301T120000Z\n");
    assert_non_null(start);
    start = strchr(start, '\n') + 1;
    const char *end = strstr(start, "STATUS:");
    assert_non_null(end);
    return arena_strndup(arena, start, (size_t)(end - start));
}

static void test_sessions_have_hour_place_and_agenda(void **state)
{
    static const struct {
        const char *start, *end, *place, *agenda, *lines;
    } cases[] = {
        {"09:00", "11:30", "Alcaldía; piso 2, sala\\B", "1. Quórum\n2. Informe, votación",
         "DTSTART;TZID=America/Bogota:20260228T090000\nDTEND;TZID=America/Bogota:20260228T113000\n"
         "SUMMARY:Sesión 3\nLOCATION:Alcaldía\\; piso 2\\, sala\\\\B\n"
         "DESCRIPTION:Orden del día:\\n1. Quórum\\n2. Informe\\, votación\n"},
        {"9:05", "", "", "", "DTSTART;TZID=America/Bogota:20260228T090500\nSUMMARY:Sesión 3\n"},
        {"14:00", "14:00", "", "",
         "DTSTART;TZID=America/Bogota:20260228T140000\nSUMMARY:Sesión 3\n"},
        {"23:00", "01:00", "", "",
         "DTSTART;TZID=America/Bogota:20260228T230000\nSUMMARY:Sesión 3\n"},
        {"", "11:00", "", "1\n2\n3\n4\n5\n6",
         "DTSTART;VALUE=DATE:20260228\nDTEND;VALUE=DATE:20260301\nSUMMARY:Sesión 3\n"
         "DESCRIPTION:Orden del día:\\n1\\n2\\n3\\n4\\n5\\n…\n"},
        {"", "", "X\r\nEND:VEVENT", "",
         "DTSTART;VALUE=DATE:20260228\nDTEND;VALUE=DATE:20260301\nSUMMARY:Sesión 3\n"
         "LOCATION:X\\nEND:VEVENT\n"},
    };
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct council_session session = {.id = 3,
                                                .title = "Sesión 3",
                                                .date = {2026, 2, 28},
                                                .start_time = cases[i].start,
                                                .end_time = cases[i].end,
                                                .place = cases[i].place,
                                                .agenda = cases[i].agenda,
                                                .minutes = "Reservado",
                                                .version = 2};
        assert_string_equal(lines_of_session(&arena, session), cases[i].lines);
    }
    arena_release(&arena);
}

static void test_a_feed_with_a_session_describes_the_zone(void **state)
{
    struct council_session session = {.id = 12,
                                      .title = "Sesión",
                                      .date = {2026, 3, 1},
                                      .start_time = "08:00",
                                      .end_time = "",
                                      .place = "",
                                      .agenda = "",
                                      .minutes = "Reservado",
                                      .version = 4};
    const struct calendar_feed feed = {"P", "guatape", "2026-03-01T12:00:00Z", "", {&session, 1}};
    (void)state;
    struct arena arena = {0};
    struct strbuf out;
    strbuf_init(&out, &arena);
    calendar_feed_write(&out, &feed, NULL, 0);
    assert_string_equal(
        unfold(&arena, out.data),
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Atalaya//Plan de trabajo//ES\n"
        "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\nX-WR-CALNAME:P\n"
        "BEGIN:VTIMEZONE\nTZID:America/Bogota\nBEGIN:STANDARD\nDTSTART:19930404T000000\n"
        "TZOFFSETFROM:-0500\nTZOFFSETTO:-0500\nTZNAME:-05\nEND:STANDARD\nEND:VTIMEZONE\n"
        "BEGIN:VEVENT\nUID:sesion-12@guatape\nDTSTAMP:20260301T120000Z\n"
        "DTSTART;TZID=America/Bogota:20260301T080000\nSUMMARY:Sesión\nSTATUS:CONFIRMED\n"
        "SEQUENCE:3\nEND:VEVENT\nEND:VCALENDAR\n");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_are_escaped),
        cmocka_unit_test(test_long_lines_are_folded_between_characters),
        cmocka_unit_test(test_a_whole_feed),
        cmocka_unit_test(test_sessions_have_hour_place_and_agenda),
        cmocka_unit_test(test_a_feed_with_a_session_describes_the_zone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
