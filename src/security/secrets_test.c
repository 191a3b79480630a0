#include "base/test.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "security/secrets.h"

#include "base/banned.h"

static const unsigned char master[SECRETS_KEY_SIZE] = "clave maestra de las pruebas...";

static void a_folder_keeps_its_keys(void **state)
{
    (void)state;
    char folder[] = "/tmp/atalaya-secrets-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct secrets first, second;
    struct error error = {0};
    assert_true(secrets_load(&first, folder, &error));
    assert_true(secrets_load(&second, folder, &error));
    assert_memory_equal(&first, &second, sizeof first);

    char path[64];
    snprintf(path, sizeof path, "%s/secret.key", folder);
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);

    assert_int_equal(chmod(path, 0640), 0);
    assert_false(secrets_load(&second, folder, &error));
    assert_non_null(strstr(error.message, "chmod 600"));
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(truncate(path, 20), 0);
    assert_false(secrets_load(&second, folder, &error));
    assert_int_equal(error.kind, ERROR_INVALID);
    unlink(path);
    rmdir(folder);
    assert_false(secrets_load(&second, folder, &error));
    assert_int_equal(error.kind, ERROR_NOT_FOUND);
}

static void each_use_has_its_own_key(void **state)
{
    (void)state;
    struct secrets secrets;
    assert_true(secrets_derive(&secrets, master, NULL));
    assert_memory_not_equal(secrets.mark_key, secrets.form_key, SECRETS_KEY_SIZE);
    assert_memory_not_equal(secrets.mark_key, secrets.seal_key, SECRETS_KEY_SIZE);
}

static void marks_stand_for_data_without_showing_it(void **state)
{
    (void)state;
    struct secrets secrets, other;
    unsigned char other_master[SECRETS_KEY_SIZE] = {1};
    assert_true(secrets_derive(&secrets, master, NULL));
    assert_true(secrets_derive(&other, other_master, NULL));
    char one[SECRETS_MARK_SIZE], same[SECRETS_MARK_SIZE], different[SECRETS_MARK_SIZE];
    secrets_mark(&secrets, "correo", "ana@example.org", one);
    secrets_mark(&secrets, "correo", "ana@example.org", same);
    assert_int_equal(strlen(one), SECRETS_MARK_SIZE - 1);
    assert_string_equal(one, same);
    secrets_mark(&secrets, "correoa", "na@example.org", different);
    assert_string_not_equal(one, different);
    secrets_mark(&other, "correo", "ana@example.org", different);
    assert_string_not_equal(one, different);
}

static void sealed_text_opens_only_whole_and_with_its_key(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct secrets secrets, other;
    unsigned char other_master[SECRETS_KEY_SIZE] = {1};
    assert_true(secrets_derive(&secrets, master, NULL));
    assert_true(secrets_derive(&other, other_master, NULL));
    const char *sealed = secrets_seal(&secrets, "JBSWY3DPEHPK3PXP", &arena);
    assert_null(strstr(sealed, "JBSW"));
    assert_string_equal(secrets_unseal(&secrets, sealed, &arena), "JBSWY3DPEHPK3PXP");
    assert_null(secrets_unseal(&other, sealed, &arena));
    assert_null(secrets_unseal(&secrets, "", &arena));
    assert_null(secrets_unseal(&secrets, "no es base64 ñ", &arena));
    for (size_t i = 0; sealed[i] != '\0'; i++) {
        char *changed = arena_strdup(&arena, sealed);
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        const char *text = secrets_unseal(&secrets, changed, &arena);
        assert_true(text == NULL);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_folder_keeps_its_keys),
        cmocka_unit_test(each_use_has_its_own_key),
        cmocka_unit_test(marks_stand_for_data_without_showing_it),
        cmocka_unit_test(sealed_text_opens_only_whole_and_with_its_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
