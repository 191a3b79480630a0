#include "web/phase_view.h"

#include <string.h>

#include "base/banned.h"

static const struct page *find_phase(const struct page_context *page)
{
    for (size_t i = 0; page_list[i] != NULL; i++)
        if (strcmp(page_list[i]->path, "/c/{council}/condiciones") == 0)
            return page_can(page, page_list[i]->capability) ? page_list[i] : NULL;
    return NULL;
}

void phase_way_back(struct strbuf *out, const struct page_context *page,
                    const struct widget_step *steps, size_t count)
{
    enum { MAX_STEPS = 4 };
    struct widget_step all[MAX_STEPS + 1];
    size_t used = 0;
    if (find_phase(page) != NULL)
        all[used++] = (struct widget_step){
            arena_printf(page->arena, "/c/%s/condiciones", page->council->code), "Preparar"};
    for (size_t i = 0; i < count && i < MAX_STEPS; i++)
        all[used++] = steps[i];
    if (used > 1)
        widget_breadcrumbs(out, all, used);
}
