#include "base/test.h"

#include "base/error.h"
#include "base/strbuf.h"

static void test_grows_past_its_first_memory(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf buffer;
    strbuf_init(&buffer, &arena);
    assert_string_equal(buffer.data, "");
    for (int i = 0; i < 5000; i++)
        strbuf_printf(&buffer, "%d,", i % 10);
    assert_int_equal(buffer.length, 10000);
    assert_memory_equal(buffer.data + 9980, "0,1,2,3,4,5,6,7,8,9,", 20);
    strbuf_clear(&buffer);
    strbuf_add(&buffer, "año");
    strbuf_add_char(&buffer, '!');
    assert_string_equal(buffer.data, "año!");
    arena_release(&arena);
}

static void test_error_keeps_whole_characters(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf buffer;
    strbuf_init(&buffer, &arena);
    for (int i = 0; i < 300; i++)
        strbuf_add(&buffer, "ñ");
    struct error error = {0};
    assert_false(error_set(&error, ERROR_IO, "x%s", buffer.data));
    assert_int_equal(strlen(error.message) % 2, 1);
    error_set(&error, ERROR_NO_SPACE, "disco lleno");
    error_add_context(&error, "guardar %s", "el resultado");
    assert_string_equal(error.message, "guardar el resultado: disco lleno");
    assert_int_equal(error.kind, ERROR_NO_SPACE);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grows_past_its_first_memory),
        cmocka_unit_test(test_error_keeps_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
