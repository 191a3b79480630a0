#include "base/test.h"

#include "security/totp.h"

#include "base/banned.h"

/* RFC 6238, appendix B, secret "12345678901234567890", last six of the eight digits. */
static const char secret[] = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

static void codes_of_the_standard_are_accepted(void **state)
{
    (void)state;
    const struct {
        int64_t now_s;
        const char *code;
    } table[] = {
        {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
        {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
        {59, "287 082"},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        int64_t last_step = 0;
        if (!totp_is_valid(secret, table[i].code, table[i].now_s, &last_step))
            fail_msg("%s", table[i].code);
        assert_int_equal(last_step, table[i].now_s / TOTP_STEP_S);
    }
}

static void a_code_holds_one_step_around_and_only_once(void **state)
{
    (void)state;
    const struct {
        int64_t now_s;
        bool valid;
    } table[] = {{1111111109 - 60, false},
                 {1111111109 - 30, true},
                 {1111111109 + 30, true},
                 {1111111109 + 61, false}};
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        int64_t last_step = 0;
        assert_int_equal(totp_is_valid(secret, "081804", table[i].now_s, &last_step),
                         table[i].valid);
    }
    int64_t last_step = 0;
    assert_true(totp_is_valid(secret, "050471", 1111111111, &last_step));
    assert_false(totp_is_valid(secret, "050471", 1111111112, &last_step));
    /* An older code, seen over a shoulder, is not accepted after a newer one either. */
    assert_false(totp_is_valid(secret, "081804", 1111111111, &last_step));
}

static void what_is_no_code_is_refused(void **state)
{
    (void)state;
    static const char *const table[] = {"", "28708", "2870821", "28708a", "-87082", "287\n082"};
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        int64_t last_step = 0;
        assert_false(totp_is_valid(secret, table[i], 59, &last_step));
    }
    int64_t last_step = 0;
    assert_false(totp_is_valid("no es base32!", "287082", 59, &last_step));
}

static void a_new_secret_reaches_the_phone(void **state)
{
    (void)state;
    struct arena arena = {0};
    char one[TOTP_SECRET_SIZE], other[TOTP_SECRET_SIZE];
    totp_create_secret(one);
    totp_create_secret(other);
    assert_string_not_equal(one, other);
    assert_int_equal(strlen(one), TOTP_SECRET_SIZE - 1);
    assert_string_equal(
        totp_format_uri(secret, "ana ñ@example.org", &arena),
        "otpauth://totp/Atalaya:ana%20%C3%B1%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=Atalaya");
    struct totp_picture picture;
    assert_true(totp_draw(totp_format_uri(one, "ana@example.org", &arena), &picture, &arena, NULL));
    assert_in_range(picture.size, 21 + 8, 177 + 8);
    /* The first finder pattern starts after the quiet zone with seven dark modules. */
    assert_memory_equal(picture.path, "M4 4h7v1h-7z", 12);
    struct error error = {0};
    char *long_text = arena_alloc(&arena, 5000);
    memset(long_text, 'x', 4999);
    assert_false(totp_draw(long_text, &picture, &arena, &error));
    assert_int_equal(error.kind, ERROR_TOO_LARGE);
    arena_release(&arena);
}

static void recovery_codes_are_marked_as_they_are_typed(void **state)
{
    (void)state;
    const unsigned char master[SECRETS_KEY_SIZE] = {9};
    struct secrets secrets;
    assert_true(secrets_derive(&secrets, master, NULL));
    char codes[TOTP_RECOVERY_CODES][CROCKFORD_CODE_SIZE];
    totp_create_recovery_codes(codes);
    for (int i = 1; i < TOTP_RECOVERY_CODES; i++)
        assert_string_not_equal(codes[0], codes[i]);
    char mark[SECRETS_MARK_SIZE], typed[SECRETS_MARK_SIZE];
    assert_true(totp_mark_recovery_code(&secrets, "7K3QF-0XW2M", mark));
    assert_true(totp_mark_recovery_code(&secrets, "7k3qf oxw2m", typed));
    assert_string_equal(mark, typed);
    assert_false(totp_mark_recovery_code(&secrets, "287082", mark));
}

static int start(void **state)
{
    (void)state;
    return totp_init(NULL) ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_of_the_standard_are_accepted),
        cmocka_unit_test(a_code_holds_one_step_around_and_only_once),
        cmocka_unit_test(what_is_no_code_is_refused),
        cmocka_unit_test(a_new_secret_reaches_the_phone),
        cmocka_unit_test(recovery_codes_are_marked_as_they_are_typed),
    };
    return cmocka_run_group_tests(tests, start, NULL);
}
