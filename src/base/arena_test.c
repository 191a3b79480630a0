#include "base/test.h"

#include "base/arena.h"

static void test_memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t size = 0; size < 3000; size += 37) {
        unsigned char *memory = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
    }
    arena_release(&arena);
    assert_null(arena.last);
}

static void test_realloc_grows_in_place_and_keeps_content(void **state)
{
    (void)state;
    struct arena arena = {0};
    char *text = arena_strdup(&arena, "meta");
    char *same = arena_realloc(&arena, text, 5, 500);
    assert_ptr_equal(text, same);
    assert_string_equal(same, "meta");
    arena_alloc(&arena, 1);
    char *moved = arena_realloc(&arena, same, 500, 90000);
    assert_ptr_not_equal(moved, same);
    assert_string_equal(moved, "meta");
    assert_int_equal(moved[89999], 0);
    arena_release(&arena);
}

static void test_grow_keeps_content_and_zeroes_the_new_item(void **state)
{
    enum { COUNT = 1000 };
    (void)state;
    struct arena arena = {0};
    int *numbers = NULL;
    for (size_t count = 0; count < COUNT; count++) {
        numbers = arena_grow(&arena, numbers, count, sizeof numbers[0]);
        assert_int_equal(numbers[count], 0);
        numbers[count] = (int)count + 1;
        if (count % 3 == 0)
            arena_alloc(&arena, 1); /* so that it has to move */
    }
    for (size_t i = 0; i < COUNT; i++)
        assert_int_equal(numbers[i], (int)i + 1);
    arena_release(&arena);
}

static void test_limit_refuses_what_a_stranger_asks(void **state)
{
    (void)state;
    struct arena arena = {.limit_bytes = 64 * 1024};
    assert_non_null(arena_try_alloc(&arena, 1000));
    assert_null(arena_try_alloc(&arena, 64 * 1024));
    assert_null(arena_try_alloc(&arena, SIZE_MAX));
    arena_clear(&arena);
    assert_non_null(arena_try_alloc(&arena, 1000));
    arena_release(&arena);
}

static void test_printf_and_strndup(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_printf(&arena, "%s-%04d", "IP", 168), "IP-0168");
    assert_string_equal(arena_strndup(&arena, "Guatapé", 4), "Guat");
    assert_string_equal(arena_strndup(&arena, "a", 400), "a");
    assert_null(arena_strdup(&arena, NULL));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_zeroed_and_aligned),
        cmocka_unit_test(test_realloc_grows_in_place_and_keeps_content),
        cmocka_unit_test(test_grow_keeps_content_and_zeroes_the_new_item),
        cmocka_unit_test(test_limit_refuses_what_a_stranger_asks),
        cmocka_unit_test(test_printf_and_strndup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
