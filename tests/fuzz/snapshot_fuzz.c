/* Any bytes as the snapshot of an approved report: what is taken is written again as a text that
 * reads the same, and makes a document. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "reports/catalog/pronouncement/snapshot.h"
#include "reports/formats/report_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_comes_back(struct arena *arena, const struct pronouncement *pronouncement)
{
    struct error error = {0};
    struct pronouncement again;
    bool has_same_figures = false;
    const char *once = snapshot_write(pronouncement, arena);
    assert(snapshot_read(once, arena, &again, &has_same_figures, &error));
    assert(has_same_figures);
    assert(strcmp(once, snapshot_write(&again, arena)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct error error = {0};
    struct pronouncement pronouncement;
    struct strbuf out;
    bool has_same_figures = false;
    const char *json = arena_strndup(&arena, size == 0 ? "" : (const char *)data, size);
    if (snapshot_read(json, &arena, &pronouncement, &has_same_figures, &error)) {
        check_comes_back(&arena, &pronouncement);
        strbuf_init(&out, &arena);
        assert(report_format_render(&out, pronouncement_compose(&arena, &pronouncement),
                                    report_format_find("html"), &error));
    } else {
        assert(error.message[0] != '\0');
    }
    arena_release(&arena);
    return 0;
}
