#include "web/nav.h"

#include <string.h>

#include "base/banned.h"

enum who { ANYBODY, STRANGER, SIGNED_IN };

struct entry {
    const char *section, *pattern, *label;
    enum capability capability;
    enum who who;
};

static const struct entry entries[] = {
    {"trabajo", "/c/{council}/mi-trabajo", "Mi trabajo", CAPABILITY_VIEW_COUNCIL, SIGNED_IN},
    {"resumen", "/c/{council}", "¿Cómo va?", CAPABILITY_VIEW_PUBLIC, ANYBODY},
    {"tablero", "/c/{council}/tablero", "Tablero", CAPABILITY_VIEW_PUBLIC, ANYBODY},
    {"condiciones", "/c/{council}/condiciones", "Preparar", CAPABILITY_VIEW_COUNCIL, SIGNED_IN},
    {"verificar", "/c/{council}/verificar", "Verificar", CAPABILITY_VERIFY, SIGNED_IN},
    {"informes", "/c/{council}/informes", "Informes", CAPABILITY_VIEW_PUBLIC, ANYBODY},
    {"consejo", "/c/{council}/miembros", "Miembros y ajustes", CAPABILITY_MANAGE_MEMBERS,
     SIGNED_IN},
    {"consejo", "/c/{council}/registro", "Registro", CAPABILITY_VIEW_AUDIT, SIGNED_IN},
    {"inicio", "/", "Inicio", CAPABILITY_OWN_ACCOUNT, SIGNED_IN},
    {"consejos", "/admin/consejos", "Consejos", CAPABILITY_MANAGE_COUNCILS, SIGNED_IN},
    {"personas", "/admin/personas", "Personas", CAPABILITY_MANAGE_PEOPLE, SIGNED_IN},
    {"cuenta", "/cuenta", "Mi cuenta", CAPABILITY_OWN_ACCOUNT, SIGNED_IN},
    {"metodo", "/metodo", "Método", CAPABILITY_VIEW_PUBLIC, STRANGER},
    {"ingresar", "/ingresar", "Ingresar", CAPABILITY_VIEW_PUBLIC, STRANGER},
};
_Static_assert(sizeof entries / sizeof entries[0] <= NAV_MAX_ITEMS, "room for every entry");

/* Below the entry of a section. */
static const struct entry lower_entries[] = {
    {"consejo", "/c/{council}/miembros", "Miembros", CAPABILITY_MANAGE_MEMBERS, SIGNED_IN},
    {"consejo", "/c/{council}/ajustes", "Ajustes del consejo", CAPABILITY_COUNCIL_SETTINGS,
     SIGNED_IN},
    {"consejo", "/c/{council}/registro", "Registro de actuaciones", CAPABILITY_VIEW_AUDIT,
     SIGNED_IN},
};

static const char council_part[] = "/c/{council}";

static bool is_registered(const char *pattern)
{
    for (size_t i = 0; page_list[i] != NULL; i++)
        if (strcmp(page_list[i]->path, pattern) == 0)
            return true;
    return false;
}

static bool is_shown(const struct page_context *page, const struct entry *entry)
{
    bool is_of_council = strncmp(entry->pattern, council_part, sizeof council_part - 1) == 0;
    bool is_signed_in = identity_is_signed_in(&page->identity);
    bool is_of_installation = entry->capability == CAPABILITY_MANAGE_COUNCILS ||
                              entry->capability == CAPABILITY_MANAGE_PEOPLE ||
                              strcmp(entry->pattern, "/") == 0;
    if (is_of_council ? page->council == NULL : is_of_installation && page->council != NULL)
        return false;
    if (entry->who != ANYBODY && (entry->who == SIGNED_IN) != is_signed_in)
        return false;
    return page_can(page, entry->capability) && is_registered(entry->pattern);
}

static const char *path_of(const struct page_context *page, const struct entry *entry)
{
    if (strncmp(entry->pattern, council_part, sizeof council_part - 1) != 0)
        return entry->pattern;
    return arena_printf(page->arena, "/c/%s%s", page->council->code,
                        entry->pattern + sizeof council_part - 1);
}

size_t nav_list_below(const struct page_context *page, const char *section,
                      struct nav_item items[NAV_MAX_ITEMS])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof lower_entries / sizeof lower_entries[0]; i++) {
        const struct entry *entry = &lower_entries[i];
        if (section != NULL && strcmp(section, entry->section) == 0 && is_shown(page, entry))
            items[count++] = (struct nav_item){path_of(page, entry), entry->label,
                                               page->page != NULL &&
                                                   strcmp(page->page->path, entry->pattern) == 0};
    }
    return count;
}

/* A section has one entry, the first that its visitor may see. */
static bool is_listed(const char *section, size_t before, const struct page_context *page)
{
    for (size_t i = 0; i < before; i++)
        if (strcmp(entries[i].section, section) == 0 && is_shown(page, &entries[i]))
            return true;
    return false;
}

size_t nav_list(const struct page_context *page, const char *section,
                struct nav_item items[NAV_MAX_ITEMS])
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
        if (is_shown(page, &entries[i]) && !is_listed(entries[i].section, i, page))
            items[count++] =
                (struct nav_item){path_of(page, &entries[i]), entries[i].label,
                                  section != NULL && strcmp(section, entries[i].section) == 0};
    return count;
}
