/* From a draft to what is approved: snapshot, and the files made from it. */
#include <string.h>

#include "reports/catalog/pronouncement/snapshot.h"
#include "reports/formats/report_format.h"
#include "storage/sha256.h"

#include "base/banned.h"

static bool make_file(struct arena *arena, const struct document *document,
                      const struct report_format *format, struct report_file *file,
                      struct error *error)
{
    struct strbuf out;
    char *sum = arena_alloc(arena, SHA256_TEXT_SIZE);
    strbuf_init(&out, arena);
    if (!report_format_render(&out, document, format, error))
        return false;
    sha256_format(out.data, out.length, sum);
    *file = (struct report_file){.format = format->format,
                                 .paper = format->paper,
                                 .bytes = out.data,
                                 .size_bytes = out.length,
                                 .sha256 = sum};
    return true;
}

static bool make_files(struct arena *arena, const struct document *document,
                       struct report_file_list *files, struct error *error)
{
    files->items = ARENA_NEW_ARRAY(arena, REPORT_FORMAT_COUNT, struct report_file);
    for (size_t i = 0; i < REPORT_FORMAT_COUNT; i++)
        if (report_formats[i].is_kept &&
            !make_file(arena, document, &report_formats[i], &files->items[files->count++], error))
            return false;
    return true;
}

bool pronouncement_freeze(struct arena *arena, const struct pronouncement *draft,
                          const struct report_seal *seal, struct report_frozen *frozen,
                          struct error *error)
{
    struct pronouncement sealed = *draft, kept;
    bool has_same_figures = false;
    sealed.seal = *seal;
    sealed.created = seal->approved_utc;
    const char *json = snapshot_write(&sealed, arena);
    if (!snapshot_read(json, arena, &kept, &has_same_figures, error))
        return false;
    if (!has_same_figures)
        return error_set(error, ERROR_INVALID, "las cifras del informe no se pudieron congelar");
    *frozen = (struct report_frozen){.snapshot_json = json, .snapshot_sha256 = kept.fingerprint};
    return make_files(arena, pronouncement_compose(arena, &kept), &frozen->files, error);
}
