#include "cli/import_map.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "exchange/plan_file/mapped/mapping.h"

#include "base/banned.h"

enum { MAX_MAP_BYTES = 1024 * 1024 };

bool import_map_load(struct arena *arena, const char *path, struct plan_file_options *options,
                     struct error *error)
{
    FILE *file = fopen(path, "rbe");
    if (file == NULL)
        return error_set(error, ERROR_IO, "no se pudo abrir %s: %s", path, strerror(errno));
    char *text = arena_alloc(arena, MAX_MAP_BYTES);
    const size_t length = fread(text, 1, MAX_MAP_BYTES, file);
    const bool is_read = ferror(file) == 0;
    fclose(file);
    if (!is_read)
        return error_set(error, ERROR_IO, "no se pudo leer %s", path);
    if (length == MAX_MAP_BYTES)
        return error_set(error, ERROR_TOO_LARGE, "%s es demasiado grande", path);
    struct plan_mapping *mapping = ARENA_NEW(arena, struct plan_mapping);
    options->mapping = mapping;
    return plan_mapping_parse(arena, text, length, mapping, error);
}

bool import_map_save(struct arena *arena, const char *path, const struct workbook *workbook,
                     const struct plan_file_options *options, struct error *error)
{
    struct strbuf text;
    struct plan_mapping proposed;
    const struct plan_mapping *mapping = options->mapping;
    if (mapping == NULL && !plan_mapping_propose(arena, workbook, options, &proposed))
        return error_set(error, ERROR_INVALID,
                         "no hay una correspondencia para guardar: no se encontraron los títulos");
    strbuf_init(&text, arena);
    plan_mapping_write(&text, mapping == NULL ? &proposed : mapping);
    strbuf_add_char(&text, '\n');
    FILE *file = fopen(path, "wbe");
    bool is_written = file != NULL && fwrite(text.data, 1, text.length, file) == text.length;
    is_written = file != NULL && fclose(file) == 0 && is_written;
    return is_written || error_set(error, ERROR_IO, "no se pudo escribir %s", path);
}
