#include "base/test.h"

#include <string.h>

#include "security/login_challenge.h"
#include "storage/person_store.h"

static const struct person ana = {.id = 7,
                                  .password_hash = "$argon2id$a",
                                  .totp_secret = "sellado",
                                  .totp_last_step = 41,
                                  .recovery_marks = "aa bb"};

struct fixture {
    struct arena arena;
    struct secrets secrets;
    struct login_challenge_place place;
    const char *sealed; /* ana's, made at 1000 s */
};

static int setup(void **state)
{
    static struct fixture f;
    static const unsigned char master[SECRETS_KEY_SIZE] = {3};
    struct error error = {0};
    f = (struct fixture){0};
    assert_true(secrets_derive(&f.secrets, master, &error));
    f.place = (struct login_challenge_place){&f.secrets, "galleta", 1000};
    f.sealed = login_challenge_make(&f.place, &ana, &f.arena);
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    arena_release(&f->arena);
    return 0;
}

static void test_it_is_hers_in_this_browser_for_five_minutes(void **state)
{
    static const struct {
        const char *cookie;
        int64_t now_s;
        bool holds;
    } cases[] = {
        {"galleta", 1000, true}, {"galleta", 1299, true}, {"galleta", 1300, false},
        {"galleta", 999, false}, {"otra", 1000, false},   {"", 1000, false},
        {NULL, 1000, false},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        struct login_challenge_place place = {&f->secrets, cases[i].cookie, cases[i].now_s};
        assert_int_equal(login_challenge_read(&place, f->sealed, &f->arena),
                         cases[i].holds ? ana.id : 0);
        assert_int_equal(login_challenge_fits(&place, f->sealed, &ana, &f->arena), cases[i].holds);
    }
}

static void test_one_changed_character_voids_it(void **state)
{
    struct fixture *f = *state;
    assert_null(strstr(f->sealed, "ingreso"));
    for (size_t i = 0; f->sealed[i] != '\0'; i++) {
        char *changed = arena_strdup(&f->arena, f->sealed);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        assert_int_equal(login_challenge_read(&f->place, changed, &f->arena), 0);
    }
    assert_int_equal(login_challenge_read(&f->place, NULL, &f->arena), 0);
    assert_int_equal(login_challenge_read(&f->place, "", &f->arena), 0);
}

static void test_other_sealed_texts_are_none(void **state)
{
    static const char *const texts[] = {"7:GEZDGNBVGY3TQOJQ", "GEZDGNBVGY3TQOJQ", "ingreso",
                                        "ingreso 7 1200 x y", ""};
    struct fixture *f = *state;
    for (size_t i = 0; i < TEST_COUNT(texts); i++)
        assert_int_equal(login_challenge_read(
                             &f->place, secrets_seal(&f->secrets, texts[i], &f->arena), &f->arena),
                         0);
}

/* What the login changes, and what others may change meanwhile: each ends it. */
static void test_any_change_of_the_account_ends_it(void **state)
{
    struct fixture *f = *state;
    struct person changed[5];
    for (size_t i = 0; i < TEST_COUNT(changed); i++)
        changed[i] = ana;
    changed[0].password_hash = "$argon2id$b";
    changed[1].totp_secret = NULL;
    changed[2].totp_last_step = 42;
    changed[3].recovery_marks = "aa";
    changed[4].id = 8;
    for (size_t i = 0; i < TEST_COUNT(changed); i++)
        assert_false(login_challenge_fits(&f->place, f->sealed, &changed[i], &f->arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define WITH_CHALLENGE(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
        WITH_CHALLENGE(test_it_is_hers_in_this_browser_for_five_minutes),
        WITH_CHALLENGE(test_one_changed_character_voids_it),
        WITH_CHALLENGE(test_other_sealed_texts_are_none),
        WITH_CHALLENGE(test_any_change_of_the_account_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
