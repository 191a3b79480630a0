#include "core/duty/duty_office.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

void duty_count_office(struct arena *arena, struct duty_office_list *offices, const char *name)
{
    const char *folded = text_fold(arena, name);
    for (size_t i = 0; i < offices->count; i++)
        if (strcmp(text_fold(arena, offices->items[i].name), folded) == 0) {
            offices->items[i].indicator_count++;
            return;
        }
    if (folded[0] == '\0')
        return;
    offices->items = arena_grow(arena, offices->items, offices->count, sizeof offices->items[0]);
    offices->items[offices->count++] = (struct duty_office){text_collapse(arena, name), 1};
}

void duty_keep_new_offices(struct arena *arena, const struct duty_book *book,
                           struct duty_office_list *offices)
{
    size_t kept = 0;
    for (size_t i = 0; i < offices->count; i++)
        if (actor_find_office(arena, &book->actors, offices->items[i].name) == NULL)
            offices->items[kept++] = offices->items[i];
    offices->count = kept;
}

void duty_check_offices(struct arena *arena, const struct duty_office_list *new_offices,
                        struct duty_findings *findings)
{
    if (new_offices->count == 1)
        duty_findings_add(
            arena, findings,
            (struct duty_finding){
                .kind = DUTY_OFFICE_WITHOUT_ACTOR,
                .text = arena_printf(arena, "El plan nombra a «%s», que no está entre los actores.",
                                     new_offices->items[0].name)});
    else if (new_offices->count > 1)
        duty_findings_add(
            arena, findings,
            (struct duty_finding){
                .kind = DUTY_OFFICE_WITHOUT_ACTOR,
                .text = arena_printf(arena,
                                     "El plan nombra %zu oficinas que no están entre los actores.",
                                     new_offices->count)});
}
