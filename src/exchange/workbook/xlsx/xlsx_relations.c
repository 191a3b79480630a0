#include "exchange/workbook/xlsx/xlsx_relations.h"

#include <string.h>

#include "base/banned.h"

enum { MAX_RELATIONS = 4000 };

struct relations_reader {
    struct workbook_budget *budget;
    const char *folder; /* of the owner, with its last '/', or "" */
    struct xlsx_relation *items;
    size_t count;
};

/* Everything up to and with the last '/'. */
static const char *folder_of(struct arena *arena, const char *part)
{
    const char *slash = strrchr(part, '/');
    return slash == NULL ? "" : arena_strndup(arena, part, (size_t)(slash + 1 - part));
}

static void drop_last_segment(char *path, size_t *length)
{
    while (*length > 0 && path[*length - 1] == '/')
        (*length)--;
    while (*length > 0 && path[*length - 1] != '/')
        (*length)--;
}

/* "xl/" and "../docProps/./app.xml" make "docProps/app.xml"; ".." above the root stays at the root.
 */
static const char *resolve(struct arena *arena, const char *folder, const char *target)
{
    if (target[0] == '/')
        folder = "";
    char *path = arena_alloc(arena, strlen(folder) + strlen(target) + 2);
    size_t length = strlen(folder);
    memcpy(path, folder, length);
    while (*target != '\0') {
        size_t segment = strcspn(target, "/\\");
        if (segment == 2 && memcmp(target, "..", 2) == 0) {
            drop_last_segment(path, &length);
        } else if (segment > 0 && !(segment == 1 && target[0] == '.')) {
            memcpy(path + length, target, segment);
            length += segment;
            path[length++] = '/';
        }
        target += segment;
        target += *target != '\0';
    }
    if (length > 0 && path[length - 1] == '/')
        length--;
    path[length] = '\0';
    return path;
}

static bool start_element(void *context, int depth, const char *name, const char **attributes)
{
    struct relations_reader *reader = context;
    if (depth != 2 || strcmp(name, "Relationship") != 0)
        return true;
    const char *id = xlsx_xml_attribute(attributes, "Id");
    const char *type = xlsx_xml_attribute(attributes, "Type");
    const char *target = xlsx_xml_attribute(attributes, "Target");
    const char *mode = xlsx_xml_attribute(attributes, "TargetMode");
    bool is_external = mode != NULL && strcmp(mode, "External") == 0;
    if (id == NULL || type == NULL || target == NULL || is_external)
        return true;
    struct arena *scratch = &reader->budget->scratch;
    struct arena *arena = reader->budget->arena;
    if (reader->count == MAX_RELATIONS)
        return error_set(reader->budget->error, ERROR_TOO_LARGE,
                         "El archivo está dañado: tiene demasiadas relaciones entre sus partes.");
    reader->items = arena_grow(scratch, reader->items, reader->count, sizeof reader->items[0]);
    const char *slash = strrchr(type, '/');
    reader->items[reader->count++] = (struct xlsx_relation){
        .id = arena_strdup(arena, id),
        .type = arena_strdup(arena, slash == NULL ? type : slash + 1),
        .part = resolve(arena, reader->folder, target),
    };
    return workbook_budget_check_memory(reader->budget);
}

bool xlsx_relations_read(struct workbook_budget *budget, struct xlsx_package *package,
                         const char *owner, struct xlsx_relations *relations)
{
    struct arena *arena = budget->arena;
    const char *folder = folder_of(arena, owner);
    const char *name = arena_printf(arena, "%s_rels/%s.rels", folder, owner + strlen(folder));
    *relations = (struct xlsx_relations){0};
    if (!xlsx_package_has(package, name))
        return true;
    struct relations_reader reader = {.budget = budget, .folder = folder};
    struct xlsx_xml_handler handler = {.start = start_element, .context = &reader};
    if (!xlsx_package_read_xml(package, name, &handler))
        return false;
    struct xlsx_relation *items = ARENA_NEW_ARRAY(arena, reader.count, struct xlsx_relation);
    if (reader.count > 0)
        memcpy(items, reader.items, reader.count * sizeof *items);
    *relations = (struct xlsx_relations){items, reader.count};
    arena_clear(&budget->scratch);
    return true;
}

const struct xlsx_relation *xlsx_relations_find_id(const struct xlsx_relations *relations,
                                                   const char *id)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->items[i].id, id) == 0)
            return &relations->items[i];
    }
    return NULL;
}

const struct xlsx_relation *xlsx_relations_find_type(const struct xlsx_relations *relations,
                                                     const char *type)
{
    for (size_t i = 0; i < relations->count; i++) {
        if (strcmp(relations->items[i].type, type) == 0)
            return &relations->items[i];
    }
    return NULL;
}
