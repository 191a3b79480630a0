#include "web/pages/members/members.h"

#include <string.h>

#include "base/env.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Miembros", .section = "consejo"};

static const char *find_notice(const struct page_context *page)
{
    static const char *const notices[][2] = {
        {"roles", "Guardamos los roles."},
        {"retiro", "La persona ya no es miembro del consejo. Lo que hizo se conserva."},
        {"anulada", "La invitación quedó anulada. Su enlace ya no sirve."},
    };
    const char *done = request_query(page->request, "hecho");
    for (size_t i = 0; done != NULL && i < sizeof notices / sizeof notices[0]; i++)
        if (strcmp(notices[i][0], done) == 0)
            return notices[i][1];
    return NULL;
}

static void get(struct page_context *page)
{
    struct members_view view = {.page = page, .notice = find_notice(page), .now_s = env_now_s()};
    struct error *error = &page->action.error;
    int64_t council_id = page->council->id;
    if (!member_store_list_of_council(page->database, council_id, page->arena, &view.members,
                                      error) ||
        !invitation_store_list(page->database, council_id, page->arena, &view.invitations, error)) {
        page_fail_with(page, error);
        return;
    }
    page_begin(page, &layout);
    members_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_members = {
    .path = "/c/{council}/miembros", .capability = CAPABILITY_MANAGE_MEMBERS, .get = get};
