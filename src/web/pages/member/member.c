#include "actions/member.h"

#include "web/html/role_field.h"
#include "web/pages/member/member_page.h"

#include "base/banned.h"

/* marked NULL: the roles that are stored. */
static void show(struct page_context *page, const role_set *marked)
{
    struct member key = {.council_id = page->council->id, .person_id = page->parameters.id};
    struct member *member = NULL;
    struct member_view view = {.page = page};
    if (!member_store_find(page->database, &key, page->arena, &member, &page->action.error)) {
        page_fail_with(page, &page->action.error);
        return;
    }
    if (member == NULL) {
        page_fail(page, 404);
        return;
    }
    view.member = member;
    role_parse_set(member->roles, &view.roles);
    if (marked != NULL)
        view.roles = *marked;
    page_begin(page, &(struct layout){.title = member->person_name, .section = "consejo"});
    member_render(&page->response->body, &view);
    page_end(page);
}

static void get(struct page_context *page)
{
    show(page, NULL);
}

static void post(struct page_context *page)
{
    role_set roles = role_field_read(page->request);
    enum action_status status = change_role(&page->action, page->parameters.id, roles);
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/miembros?hecho=roles", page->council->code);
    else if (!page_fail_for(page, status))
        show(page, &roles);
}

static const struct page_field fields[] = {{.name = ROLE_FIELD, .is_repeated = true}, {0}};

const struct page page_member = {.path = "/c/{council}/miembros/{id}",
                                 .capability = CAPABILITY_MANAGE_MEMBERS,
                                 .get = get,
                                 .post = post,
                                 .fields = fields};
