#include "base/test.h"

#include "core/work_plan/legal_calendar.h"

#include "base/banned.h"

static void expect_date(struct date date, const char *iso, const char *what)
{
    char text[DATE_ISO_SIZE];
    if (strcmp(date_format_iso(date, text), iso) != 0)
        fail_msg("%s: %s instead of %s", what, text, iso);
}

static void test_terms_of_months(void **state)
{
    static const struct {
        struct date begin;
        int months;
        const char *same_day, *end;
    } cases[] = {
        {{2024, 1, 1}, 2, "2024-03-01", "2024-02-29"}, /* a leap year */
        {{2023, 1, 1}, 2, "2023-03-01", "2023-02-28"},
        {{2024, 1, 1}, 3, "2024-04-01", "2024-03-31"},
        {{2024, 1, 1}, 12, "2025-01-01", "2024-12-31"},
        {{2023, 12, 31}, 2, "2024-02-29", "2024-02-29"}, /* no 31 February */
        {{2022, 12, 31}, 2, "2023-02-28", "2023-02-28"},
        {{2024, 2, 29}, 12, "2025-02-28", "2025-02-28"},
        {{2024, 11, 15}, 3, "2025-02-15", "2025-02-14"},
        {{2100, 1, 1}, 2, "2100-03-01", "2100-02-28"}, /* 2100 is no leap year */
        {{2000, 1, 1}, 2, "2000-03-01", "2000-02-29"}, /* 2000 is one */
    };
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        expect_date(legal_calendar_add_months(cases[i].begin, cases[i].months), cases[i].same_day,
                    "same day");
        expect_date(legal_calendar_term_end(cases[i].begin, cases[i].months), cases[i].end, "end");
    }
}

/* The calendar of the domain notes, §4.3, for the two usual years of office and an odd one. */
static void test_the_years_of_office(void **state)
{
    static const struct {
        struct date office;
        const char *code, *start, *end;
        enum activity_basis basis;
    } cases[] = {
        {{2024, 1, 1}, "proyecto-al-consejo", "2024-01-01", "2024-02-29", ACTIVITY_BASIS_LAW_DATE},
        {{2024, 1, 1}, "concepto", "2024-03-01", "2024-03-31", ACTIVITY_BASIS_LAW_DATE},
        {{2024, 1, 1}, "proyecto-al-concejo", "2024-04-01", "2024-04-30", ACTIVITY_BASIS_LAW_DATE},
        {{2024, 1, 1}, "aprobacion", "2024-05-01", "2024-05-31", ACTIVITY_BASIS_LAW_DATE},
        {{2024, 1, 1}, "temas-y-matriz", "2024-06-01", "2024-07-31", ACTIVITY_BASIS_OWN},
        {{2024, 1, 1}, "datos-oficiales-2025", "2025-01-01", "2025-02-28", ACTIVITY_BASIS_OWN},
        {{2023, 1, 1}, "datos-oficiales-2024", "2024-01-01", "2024-02-29", ACTIVITY_BASIS_OWN},
        {{2024, 1, 1}, "pronunciamiento-2025", "2025-03-01", "2025-04-30", ACTIVITY_BASIS_OWN},
        {{2024, 1, 1},
         "sgp-primer-semestre-2024",
         "2024-08-01",
         "2024-09-30",
         ACTIVITY_BASIS_LAW_DUTY},
        {{2024, 1, 1}, "informe-ciudadano-2027", "2027-10-01", "2027-11-30", ACTIVITY_BASIS_OWN},
        {{2024, 1, 1}, "acumulado-2027", "2027-10-01", "2027-12-31", ACTIVITY_BASIS_OWN},
        {{2028, 1, 1}, "proyecto-al-consejo", "2028-01-01", "2028-02-29", ACTIVITY_BASIS_LAW_DATE},
        {{2023, 12, 31},
         "proyecto-al-consejo",
         "2023-12-31",
         "2024-02-29",
         ACTIVITY_BASIS_LAW_DATE},
        {{2024, 6, 15}, "concepto", "2024-08-15", "2024-09-14", ACTIVITY_BASIS_LAW_DATE},
    };
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const struct legal_event_list list = legal_calendar_compute(&arena, cases[i].office);
        const struct legal_event *event = legal_calendar_find(&list, cases[i].code);
        if (event == NULL)
            fail_msg("%s is lacking", cases[i].code);
        expect_date(event->start, cases[i].start, cases[i].code);
        expect_date(event->end, cases[i].end, cases[i].code);
        assert_int_equal(event->basis, cases[i].basis);
    }
    arena_release(&arena);
}

/* No claim of law without its norm, no norm without the claim; each code once; in order. */
static void test_every_event_says_where_it_comes_from(void **state)
{
    struct arena arena = {0};
    const struct legal_event_list list = legal_calendar_compute(&arena, (struct date){2024, 1, 1});
    (void)state;
    assert_int_equal(list.count, 5 + 3 * 3 + 3 * 4 + 1);
    for (size_t i = 0; i < list.count; i++) {
        const struct legal_event *it = &list.items[i];
        assert_int_equal(it->norm[0] != '\0', it->basis != ACTIVITY_BASIS_OWN);
        assert_true(date_compare(it->start, it->end) <= 0);
        assert_null(strchr(it->title, '%'));
        assert_true(it->product[0] != '\0' && it->step != WORK_STEP_NONE);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(list.items[j].code, it->code);
        if (i > 0)
            assert_true(date_compare(list.items[i - 1].start, it->start) <= 0);
    }
    assert_string_equal(legal_calendar_find(&list, "pronunciamiento-2025")->title,
                        "Pronunciamiento anual sobre la vigencia 2024");
    assert_null(legal_calendar_find(&list, "pronunciamiento"));
    assert_int_equal(legal_calendar_compute(&arena, (struct date){0}).count, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_terms_of_months),
        cmocka_unit_test(test_the_years_of_office),
        cmocka_unit_test(test_every_event_says_where_it_comes_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
