/* Any bytes as DANE's list: what is understood has codes, names, kinds and places as the database
 * takes them, each code once. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "exchange/divipola/divipola.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct divipola *list)
{
    size_t departments = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct territory *territory = &list->items[i];
        const size_t length = strlen(territory->code);
        assert(length == 2 || length == 5);
        assert(strspn(territory->code, "0123456789") == length);
        assert(strlen(territory->department_code) == 2 &&
               strncmp(territory->code, territory->department_code, 2) == 0);
        assert(!text_is_blank(territory->name) &&
               text_is_utf8(territory->name, strlen(territory->name)));
        assert(territory->kind != NULL);
        assert(!territory->has_position ||
               (territory->latitude_e6 > -5000000 && territory->latitude_e6 < 14000000));
        departments += length == 2;
        for (size_t j = 0; j < i; j++)
            assert(strcmp(list->items[j].code, territory->code) != 0);
    }
    assert(departments == list->department_count);
    for (size_t i = 0; i < list->problem_count; i++)
        assert(list->problems[i].row > 0 && list->problems[i].text[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct workbook_request request = {"divipola.csv", data, size, NULL, NULL};
    struct arena arena = {0};
    struct error error = {0};
    struct workbook *workbook = NULL;
    struct divipola list;
    if (workbook_read(&arena, &request, &workbook, &error)) {
        if (divipola_read(&arena, workbook, &list, &error))
            check(&list);
        else
            assert(error.kind != ERROR_NONE && error.message[0] != '\0');
    }
    arena_release(&arena);
    return 0;
}
