/* Golden files: what a writer's output was agreed to be, kept beside the tests. */
#ifndef ATALAYA_BASE_TEST_GOLDEN_H
#define ATALAYA_BASE_TEST_GOLDEN_H

#include "base/test.h"

#include <stdlib.h>

/* Fails unless the file at path holds just this text. With ATALAYA_UPDATE_GOLDEN=1 the file is
 * written anew first, for a change that was meant. */
static inline void test_golden(const char *path, const char *text)
{
    if (getenv("ATALAYA_UPDATE_GOLDEN") != NULL) {
        FILE *written = fopen(path, "wb");
        assert_non_null(written);
        assert_int_equal(fwrite(text, 1, strlen(text), written), strlen(text));
        assert_int_equal(fclose(written), 0);
    }
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const size_t size = (size_t)ftell(file);
    char *expected = calloc(size + 1, 1);
    assert_non_null(expected);
    rewind(file);
    assert_int_equal(fread(expected, 1, size, file), size);
    fclose(file);
    assert_string_equal(text, expected);
    free(expected);
}

#endif
