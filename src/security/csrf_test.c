#include "base/test.h"

#include <string.h>

#include "security/crockford.h"
#include "security/csrf.h"
#include "security/token.h"

#include "base/banned.h"

static const unsigned char master[SECRETS_KEY_SIZE] = {42};

static void each_session_has_its_own_token(void **state)
{
    (void)state;
    char one[TOKEN_SIZE], other[TOKEN_SIZE];
    char first[CSRF_TOKEN_SIZE], again[CSRF_TOKEN_SIZE], second[CSRF_TOKEN_SIZE];
    token_create(one);
    token_create(other);
    assert_string_not_equal(one, other);
    char masked[CSRF_MASKED_SIZE], other_mask[CSRF_MASKED_SIZE];
    csrf_token_of_session(one, first);
    csrf_token_of_session(one, again);
    csrf_token_of_session(other, second);
    assert_string_equal(first, again);
    csrf_mask(again, masked);
    csrf_mask(again, other_mask);
    assert_string_not_equal(masked, other_mask); /* each page shows other bytes */
    assert_true(csrf_is_valid(first, masked));
    assert_true(csrf_is_valid(first, other_mask));
    assert_false(csrf_is_valid(second, masked));
    assert_false(csrf_is_valid(first, first)); /* bare, as no page shows it */
    for (size_t i = 0; masked[i] != '\0'; i++) {
        char kept = masked[i];
        masked[i] = kept == 'A' ? 'B' : 'A';
        assert_false(csrf_is_valid(first, masked));
        masked[i] = kept;
    }
    masked[40] = '\0';
    assert_false(csrf_is_valid(first, masked));
    memset(masked, 'A', sizeof masked);
    masked[sizeof masked - 1] = '\0';
    assert_false(csrf_is_valid(first, masked));
    assert_false(csrf_is_valid(first, NULL));
    assert_false(csrf_is_valid(first, ""));
    assert_false(csrf_is_valid("", ""));
    assert_false(csrf_is_valid(NULL, first));
    assert_string_not_equal(first, one);
}

static void a_login_form_is_bound_to_browser_form_and_time(void **state)
{
    (void)state;
    const int64_t now_s = 1772366400;
    struct secrets secrets;
    assert_true(secrets_derive(&secrets, master, NULL));
    char token[CSRF_ANONYMOUS_TOKEN_SIZE];
    csrf_anonymous_token(&secrets, "entrar", "galleta", now_s, token);
    assert_int_equal(strlen(token), 53);
    const struct {
        const char *purpose;
        const char *cookie;
        int64_t offset_s;
        bool valid;
    } table[] = {
        {"entrar", "galleta", 0, true},
        {"entrar", "galleta", CSRF_ANONYMOUS_LIFE_S - 1, true},
        {"entrar", "galleta", CSRF_ANONYMOUS_LIFE_S, false},
        {"entrar", "galleta", -1, false},
        {"entrar", "otra", 0, false},
        {"entrar", NULL, 0, false},
        {"invitacion", "galleta", 0, false},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++)
        assert_int_equal(csrf_is_anonymous_valid(&secrets, table[i].purpose, table[i].cookie,
                                                 now_s + table[i].offset_s, token),
                         table[i].valid);
    for (size_t i = 0; token[i] != '\0'; i++) {
        char kept = token[i];
        token[i] = kept == '1' ? '2' : '1';
        assert_false(csrf_is_anonymous_valid(&secrets, "entrar", "galleta", now_s, token));
        token[i] = kept;
    }
    assert_false(csrf_is_anonymous_valid(&secrets, "entrar", "galleta", now_s, NULL));
    assert_false(csrf_is_anonymous_valid(&secrets, "entrar", "galleta", now_s, "x"));
}

static void the_browser_says_where_a_request_comes_from(void **state)
{
    (void)state;
    const char *own = "https://atalaya.example";
    const struct {
        const char *origin;
        const char *site;
        bool own;
    } table[] = {
        {NULL, NULL, true},
        {"https://atalaya.example", "same-origin", true},
        {"https://atalaya.example", NULL, true},
        {"null", "same-origin", true},
        {NULL, "none", true},
        {"https://evil.example", NULL, false},
        {"http://atalaya.example", NULL, false},
        {"https://atalaya.example:8443", NULL, false},
        {"https://evil.example", "same-origin", false},
        {"https://atalaya.example", "cross-site", false},
        {NULL, "cross-site", false},
        {NULL, "same-site", false},
        {"null", "cross-site", false},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++)
        if (csrf_is_from_own_site(own, table[i].origin, table[i].site) != table[i].own)
            fail_msg("row %zu", i);
}

static void tokens_have_a_form_and_a_hash(void **state)
{
    (void)state;
    char token[TOKEN_SIZE], hash[TOKEN_HASH_SIZE], again[TOKEN_HASH_SIZE];
    token_create(token);
    assert_true(token_is_well_formed(token));
    token_hash(token, hash);
    token_hash(token, again);
    assert_string_equal(hash, again);
    assert_int_equal(strlen(hash), TOKEN_HASH_SIZE - 1);
    assert_false(token_is_well_formed(""));
    assert_false(token_is_well_formed(hash));
    token[5] = '\'';
    assert_false(token_is_well_formed(token));
}

static void codes_survive_paper_and_voice(void **state)
{
    (void)state;
    char code[CROCKFORD_CODE_SIZE], read[CROCKFORD_CODE_SIZE];
    const unsigned char ones[7] = {255, 255, 255, 255, 255, 255, 255};
    const unsigned char some[7] = {0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x40};
    crockford_format(ones, code);
    assert_string_equal(code, "ZZZZZ-ZZZZZ");
    crockford_format(some, code);
    assert_string_equal(code, "01234-56789");
    assert_true(crockford_parse(" o123 4567-89 ", read));
    assert_string_equal(read, "01234-56789");
    assert_true(crockford_parse("OIL34-5678z", read));
    assert_string_equal(read, "01134-5678Z");
    assert_false(crockford_parse("01234-5678", read));
    assert_false(crockford_parse("01234-567890", read));
    assert_false(crockford_parse("01234-5678U", read));
    assert_false(crockford_parse("", read));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_session_has_its_own_token),
        cmocka_unit_test(a_login_form_is_bound_to_browser_form_and_time),
        cmocka_unit_test(the_browser_says_where_a_request_comes_from),
        cmocka_unit_test(tokens_have_a_form_and_a_hash),
        cmocka_unit_test(codes_survive_paper_and_voice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
