#include "base/test.h"

#include "base/strbuf.h"
#include "web/http/request.h"

static void test_fields_are_decoded_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct request request = {0};
    static const char text[] = "nombre=Pe%C3%B1ol+alto&vacio=&solo&x=%2525&nombre=otro&&";
    assert_int_equal(request_parse_fields(&arena, text, strlen(text), &request.query), REQUEST_OK);
    assert_string_equal(request_query(&request, "nombre"), "Peñol alto");
    assert_string_equal(request_query(&request, "vacio"), "");
    assert_string_equal(request_query(&request, "solo"), "");
    assert_string_equal(request_query(&request, "x"), "%25");
    assert_null(request_query(&request, "y"));
    assert_int_equal(request.query.count, 5);
    static const char *const bad[] = {"a=%", "a=%4", "a=%zz", "a=%00", "a=%ff", "%c0%80=1"};
    for (size_t i = 0; i < TEST_COUNT(bad); i++) {
        struct request_fields fields = {0};
        assert_int_equal(request_parse_fields(&arena, bad[i], strlen(bad[i]), &fields),
                         REQUEST_BAD);
    }
    arena_release(&arena);
}

static void test_paths_cannot_climb(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *target, *path;
    } cases[] = {
        {"/", "/"},
        {"/c/guatape/tablero", "/c/guatape/tablero"},
        {"/c/pe%C3%B1ol", "/c/peñol"},
        {"/c/a+b", "/c/a+b"},
        {"/../etc", NULL},
        {"/a/%2e%2e/b", NULL},
        {"/a/./b", NULL},
        {"//otro", NULL},
        {"/a//b", NULL},
        {"/a%00b", NULL},
        {"/a%5cb", NULL},
        {"/a%2", NULL},
        {"a", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < TEST_COUNT(cases); i++) {
        const char *path = NULL;
        bool is_good = request_decode_path(&arena, cases[i].target, &path);
        if (is_good != (cases[i].path != NULL) || (is_good && strcmp(path, cases[i].path) != 0))
            fail_msg("«%s» gave «%s»", cases[i].target, path == NULL ? "nothing" : path);
    }
    arena_release(&arena);
}

static void test_cookies_and_ids(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct request request = {0};
    request_parse_cookies(&arena, "a=1; __Host-s=xyz;b ;c=", &request.cookies);
    assert_string_equal(request_cookie(&request, "__Host-s"), "xyz");
    assert_string_equal(request_cookie(&request, "c"), "");
    assert_null(request_cookie(&request, "b"));
    int64_t id = 0;
    assert_true(request_parse_id("17", &id));
    assert_int_equal(id, 17);
    static const char *const bad[] = {"0", "-1", "01", "1x", "", "9999999999999999999", NULL};
    for (size_t i = 0; i < TEST_COUNT(bad); i++)
        assert_false(request_parse_id(bad[i], &id));
    arena_release(&arena);
}

static enum request_problem parse(struct arena *arena, struct request *request, const char *body)
{
    *request = (struct request){.content_type = "multipart/form-data; boundary=xYz"};
    return request_parse_multipart(arena, request, body, strlen(body));
}

/* 64 kB of small parts, as a stranger may send them, must not become megabytes. */
static void test_many_small_parts_take_little_memory(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strbuf body;
    struct request request;
    strbuf_init(&body, &arena);
    strbuf_reserve(&body, 128 * 1024);
    size_t sent = 0;
    for (; sent < 1200; sent++)
        strbuf_add(&body, "--xYz\r\nContent-Disposition:; name=\"a\"\r\n\r\n\r\n");
    strbuf_add(&body, "--xYz--");
    const size_t before = arena.total_bytes;
    assert_int_equal(parse(&arena, &request, body.data), REQUEST_OK);
    assert_int_equal(request.form.count, sent);
    assert_in_range(arena.total_bytes - before, 0, 512 * 1024);
    arena_release(&arena);
}

static void test_forms_with_files(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct request request;
    assert_int_equal(
        parse(&arena, &request,
              "--xYz\r\nContent-Disposition: form-data; name=\"nota\"\r\n\r\nuna\r\nnota\r\n"
              "--xYz\r\nContent-Disposition: form-data; name=\"archivo\"; "
              "filename=\"C:\\\\x\\plan.xlsx\"\r\nContent-Type: x/y\r\n\r\nPK--xY\r\n\r\n"
              "--xYz\r\ncontent-disposition: form-data; name=\"vacio\"\r\n\r\n\r\n--xYz--\r\n"),
        REQUEST_OK);
    assert_string_equal(request_form(&request, "nota"), "una\r\nnota");
    assert_string_equal(request_form(&request, "vacio"), "");
    const struct request_file *file = request_file(&request, "archivo");
    assert_non_null(file);
    assert_string_equal(file->name, "plan.xlsx");
    assert_int_equal(file->length, 8);
    assert_memory_equal(file->bytes, "PK--xY\r\n", 8);
    static const char *const bad[] = {
        "",
        "--xYz",
        "--xYz\r\n",
        "--xYz\r\n\r\nsin nombre\r\n--xYz--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno cierra",
        "--otro\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--otro--",
        "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--xYz--",
    };
    for (size_t i = 0; i < TEST_COUNT(bad); i++)
        if (parse(&arena, &request, bad[i]) != REQUEST_BAD)
            fail_msg("row %zu was taken", i);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields_are_decoded_once),
        cmocka_unit_test(test_paths_cannot_climb),
        cmocka_unit_test(test_cookies_and_ids),
        cmocka_unit_test(test_many_small_parts_take_little_memory),
        cmocka_unit_test(test_forms_with_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
