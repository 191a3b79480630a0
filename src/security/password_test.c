#include "base/test.h"

#include <pthread.h>

#include "base/env.h"
#include "security/password.h"

#include "base/banned.h"

static void a_password_is_found_again_and_no_other(void **state)
{
    (void)state;
    char hash[PASSWORD_HASH_SIZE], again[PASSWORD_HASH_SIZE];
    assert_true(password_hash("la montaña azul de Guatapé", hash));
    assert_true(password_hash("la montaña azul de Guatapé", again));
    assert_string_not_equal(hash, again);
    assert_non_null(strstr(hash, "$argon2id$"));
    assert_non_null(strstr(hash, "m=65536,t=2,p=1"));
    assert_int_equal(password_compare(hash, "la montaña azul de Guatapé"), PASSWORD_MATCHES);
    assert_int_equal(password_compare(hash, "la montana azul de Guatape"), PASSWORD_DIFFERS);
    assert_int_equal(password_compare(hash, ""), PASSWORD_DIFFERS);
    assert_int_equal(password_compare("no es un hash", "x"), PASSWORD_DIFFERS);
}

/* argon2id of "clave de antes y de siempre" with t=1, m=8 MiB, as an older program stored it. */
static const char old_hash[] = "$argon2id$v=19$m=8192,t=1,p=1$6KO3zO6nOwoL2u1nuAg9Kg$"
                               "8RunebLgHZAutRmaQK9gtheOVmhyMzMmKzM/ovEbQTg";

static void a_cheaper_hash_of_before_asks_for_a_new_one(void **state)
{
    (void)state;
    assert_int_equal(password_compare(old_hash, "clave de antes y de siempre"),
                     PASSWORD_MATCHES_OLD_COST);
    assert_int_equal(password_compare(old_hash, "otra"), PASSWORD_DIFFERS);
}

static int64_t fastest_ms(const char *hash)
{
    int64_t best_ms = INT64_MAX;
    for (int i = 0; i < 3; i++) {
        int64_t start_ms = env_monotonic_ms();
        assert_int_equal(password_compare(hash, "una que no es"), PASSWORD_DIFFERS);
        int64_t elapsed_ms = env_monotonic_ms() - start_ms;
        best_ms = elapsed_ms < best_ms ? elapsed_ms : best_ms;
    }
    return best_ms;
}

static void an_unknown_person_takes_as_long(void **state)
{
    (void)state;
    char hash[PASSWORD_HASH_SIZE];
    assert_true(password_hash("la montaña azul de Guatapé", hash));
    int64_t known_ms = fastest_ms(hash);
    int64_t unknown_ms = fastest_ms(NULL);
    /* Wide, for busy machines: without the work for unknown people it is a hundred times less. */
    assert_true(unknown_ms * 3 > known_ms && known_ms * 3 > unknown_ms);
}

static void *compare_once(void *result)
{
    *(enum password_check *)result = password_compare(NULL, "una de muchas a la vez");
    return NULL;
}

static void many_at_once_are_served_two_by_two_or_told_to_wait(void **state)
{
    (void)state;
    enum { MANY = 40 };
    pthread_t threads[MANY];
    enum password_check results[MANY];
    for (int i = 0; i < MANY; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, compare_once, &results[i]), 0);
    int served = 0, busy = 0;
    for (int i = 0; i < MANY; i++) {
        pthread_join(threads[i], NULL);
        served += results[i] == PASSWORD_DIFFERS;
        busy += results[i] == PASSWORD_IS_BUSY;
    }
    assert_int_equal(served + busy, MANY);
    assert_true(served >= 2);
    assert_int_equal(password_compare(NULL, "después"), PASSWORD_DIFFERS);
}

static void a_new_password_is_judged(void **state)
{
    (void)state;
    const struct {
        const char *password;
        enum password_verdict verdict;
    } table[] = {
        {"la montaña azul", PASSWORD_IS_FINE},
        {"Cuatro gatos en el río", PASSWORD_IS_FINE},
        {"xK9#mQ2$vL5!", PASSWORD_IS_FINE},
        {"corta", PASSWORD_IS_SHORT},
        {"once caract", PASSWORD_IS_SHORT},
        {"ñañañañañañ", PASSWORD_IS_SHORT},
        {"aaaaaaaaaaaaaaaa", PASSWORD_IS_REPEATING},
        {"abababababab", PASSWORD_IS_REPEATING},
        {"Contraseña123!", PASSWORD_IS_COMMON},
        {"contrasena2024*", PASSWORD_IS_COMMON},
        {"Colombia 2024", PASSWORD_IS_COMMON},
        {"ANTIOQUIA.2025", PASSWORD_IS_COMMON},
        {"2025Medellín2025", PASSWORD_IS_COMMON},
        {"atalaya123456", PASSWORD_IS_COMMON},
        {"qwertyuiopasdfgh", PASSWORD_IS_COMMON},
        {"3104567892-71", PASSWORD_IS_COMMON},
        {"ana.ruiz@example.org", PASSWORD_IS_PERSONAL},
        {"Ana.Ruiz2025!", PASSWORD_IS_PERSONAL},
        {"Ana Ruiz Peña 1", PASSWORD_IS_PERSONAL},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++)
        if (password_judge(table[i].password, "ana.ruiz@example.org", "Ana Ruiz Peña") !=
            table[i].verdict)
            fail_msg("%s", table[i].password);
    assert_null(password_explain(PASSWORD_IS_FINE));
    assert_non_null(password_explain(PASSWORD_IS_COMMON));
}

static void one_time_passwords_are_readable_and_different(void **state)
{
    (void)state;
    char one[PASSWORD_ONE_TIME_SIZE], other[PASSWORD_ONE_TIME_SIZE];
    password_make_one_time(one);
    password_make_one_time(other);
    assert_string_not_equal(one, other);
    assert_int_equal(strlen(one), PASSWORD_ONE_TIME_SIZE - 1);
    assert_int_equal(strspn(one, "dflmnprtaeiou-"), strlen(one));
    assert_int_equal(one[4], '-');
    assert_int_equal(password_judge(one, NULL, NULL), PASSWORD_IS_FINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_password_is_found_again_and_no_other),
        cmocka_unit_test(a_cheaper_hash_of_before_asks_for_a_new_one),
        cmocka_unit_test(an_unknown_person_takes_as_long),
        cmocka_unit_test(many_at_once_are_served_two_by_two_or_told_to_wait),
        cmocka_unit_test(a_new_password_is_judged),
        cmocka_unit_test(one_time_passwords_are_readable_and_different),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
