/* What strangers send: query, cookies, path, urlencoded and multipart bodies. The first byte
 * chooses the parser; whatever comes in, what goes out is bounded UTF-8 texts inside the arena. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "web/http/request.h"

static void check_text(const char *text)
{
    assert(text != NULL && text_is_utf8(text, strlen(text)));
}

static void check_fields(const struct request_fields *fields)
{
    assert(fields->count <= REQUEST_MAX_FIELDS);
    for (size_t i = 0; i < fields->count; i++) {
        check_text(fields->items[i].name);
        check_text(fields->items[i].value);
    }
}

static void parse_multipart(struct arena *arena, const char *bytes, size_t length)
{
    struct request request = {.content_type = "multipart/form-data; boundary=x"};
    if (request_parse_multipart(arena, &request, bytes, length) != REQUEST_OK)
        return;
    check_fields(&request.form);
    assert(request.file_count <= REQUEST_MAX_FILES);
    for (size_t i = 0; i < request.file_count; i++) {
        const struct request_file *file = &request.files[i];
        check_text(file->field);
        check_text(file->name);
        assert(strpbrk(file->name, "/\\") == NULL);
        assert(file->bytes >= bytes && file->bytes + file->length <= bytes + length);
    }
}

static void parse_path(struct arena *arena, const char *text)
{
    const char *path = NULL;
    if (!request_decode_path(arena, text, &path))
        return;
    check_text(path);
    assert(path[0] == '/' && path[1] != '/' && strchr(path, '\\') == NULL);
    assert(strstr(path, "/../") == NULL && strstr(path, "//") == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct request_fields fields = {0};
    int64_t id = 0;
    if (size == 0)
        return 0;
    /* A copy without room behind it, so that a step too far is seen. */
    char *text = arena_strndup(&arena, (const char *)data + 1, size - 1);
    switch (data[0] % 5) {
    case 0:
        if (request_parse_fields(&arena, text, strlen(text), &fields) == REQUEST_OK)
            check_fields(&fields);
        break;
    case 1:
        request_parse_cookies(&arena, text, &fields);
        check_fields(&fields);
        break;
    case 2:
        parse_path(&arena, text);
        break;
    case 3:
        parse_multipart(&arena, (const char *)data + 1, size - 1);
        break;
    default:
        if (request_parse_id(text, &id))
            assert(id > 0);
        break;
    }
    arena_release(&arena);
    return 0;
}
