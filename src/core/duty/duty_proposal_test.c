#include "base/test.h"

#include "core/duty/duty_example.h"
#include "core/duty/duty_proposal.h"

#include "base/banned.h"

static const struct duty_account accounts[] = {
    {.person_id = EXAMPLE_ACCOUNT_ROSA,
     .is_of_council = true,
     .name = "rosa",
     .roles = "Consejero/a"},
    {.person_id = EXAMPLE_ACCOUNT_ANA,
     .is_of_council = true,
     .name = "Ana",
     .roles = "Verificador/a"},
    {.person_id = 104, .is_of_council = false, .name = "Enlace", .roles = "Enlace"},
};
static struct commission commissions[] = {{.id = 1, .name = "Comisión rural"},
                                          {.id = 2, .name = "Comisión social"}};

static const char *codes(struct arena *arena, const struct duty_book *book,
                         const struct duty_office_list *offices)
{
    struct duty_proposals proposals = {0};
    const char *text = "";
    duty_propose(arena, book, offices, &proposals);
    for (size_t i = 0; i < proposals.count; i++)
        text = arena_printf(arena, "%s%s|", text, proposals.items[i].code);
    return text;
}

static void make(struct duty_example *it)
{
    example_make(it);
    it->book.accounts = accounts;
    it->book.account_count = TEST_COUNT(accounts);
    it->book.commissions = (struct commission_list){commissions, TEST_COUNT(commissions)};
}

static void test_what_has_no_actor_is_proposed(void **state)
{
    struct arena arena = {0};
    struct duty_example it;
    struct duty_office office = {"Hacienda", 2};
    const struct duty_office_list offices = {&office, 1}, none = {0};
    (void)state;
    make(&it);
    assert_string_equal(codes(&arena, &it.book, &none), "comision-2|");
    it.book.actors.count = 0;
    assert_string_equal(codes(&arena, &it.book, &offices),
                        "comision-1|comision-2|consejero-11|cuenta-103|oficina:Hacienda|");
    arena_release(&arena);
}

/* Who left the council is proposed by the account that is left, not by the seat. */
static void test_a_seat_that_ended_is_not_proposed(void **state)
{
    struct arena arena = {0};
    struct duty_example it;
    const struct duty_office_list none = {0};
    (void)state;
    make(&it);
    it.book.actors.count = 0;
    it.book.today = (struct date){2023, 6, 1}; /* before Rosa's term */
    assert_string_equal(codes(&arena, &it.book, &none),
                        "comision-1|comision-2|cuenta-101|cuenta-103|");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_has_no_actor_is_proposed),
        cmocka_unit_test(test_a_seat_that_ended_is_not_proposed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
