#include "web/pages/member_invite/member_invite.h"

#include "actions/invitation.h"
#include "base/env.h"
#include "base/moment.h"
#include "storage/member_store.h"
#include "web/html/html.h"
#include "web/html/role_field.h"
#include "web/site.h"

#include "base/banned.h"

static const struct layout layout = {.title = "Invitar a una persona", .section = "consejo"};

static void show(struct page_context *page, role_set roles)
{
    const struct member_invite_view view = {.page = page,
                                            .email = page_typed(page, "correo"),
                                            .name = page_typed(page, "nombre"),
                                            .roles = roles};
    page_begin(page, &layout);
    member_invite_render_form(&page->response->body, &view);
    page_end(page);
}

/* The first member of a council is the one who brings its plan. */
static void get(struct page_context *page)
{
    struct member_list members = {0};
    if (!member_store_list_of_council(page->database, page->council->id, page->arena, &members,
                                      &page->action.error))
        page_fail_with(page, &page->action.error);
    else
        show(page, members.count == 0 ? ROLE_BIT(ROLE_TECHNICAL_SECRETARY) : 0);
}

/* A mailto address: the message is written by the person's own mail program. */
static const char *make_mail(struct page_context *page, const struct member_invite_view *view)
{
    struct strbuf mail;
    strbuf_init(&mail, page->arena);
    strbuf_add(&mail, "mailto:");
    html_add_url_part(&mail, view->email);
    strbuf_add(&mail, "?subject=");
    html_add_url_part(&mail, arena_printf(page->arena, "Invitación a %s", page->council->name));
    strbuf_add(&mail, "&body=");
    html_add_url_part(
        &mail, arena_printf(page->arena,
                            "Hola, %s:\n\nAbra este enlace para entrar al consejo en "
                            "Atalaya:\n%s\n\nSirve una sola vez, hasta el %s, hora de Colombia.\n",
                            view->name, view->link, view->expires));
    return mail.data;
}

static void show_link(struct page_context *page, const struct invite_member *input,
                      const char *token)
{
    struct member_invite_view view = {
        .page = page,
        .email = input->email,
        .name = input->name,
        .link = arena_printf(page->arena, "%s/invitacion/%s", page->site->base_url, token),
        .expires = moment_format(page->arena, env_now_s() + INVITATION_LIFE_S)};
    view.mail = make_mail(page, &view);
    page->response->has_secret = true;
    page_begin(page, &(struct layout){.title = "Invitación lista", .section = "consejo"});
    member_invite_render_link(&page->response->body, &view);
    page_end(page);
}

static void post(struct page_context *page)
{
    char token[TOKEN_SIZE];
    const struct invite_member input = {.email = page_typed(page, "correo"),
                                        .name = page_typed(page, "nombre"),
                                        .roles = role_field_read(page->request)};
    enum action_status status = invite_member(&page->action, &input, token);
    if (status == ACTION_DONE)
        show_link(page, &input, token);
    else if (!page_fail_for(page, status))
        show(page, input.roles);
}

static const struct page_field fields[] = {{.name = "correo", .is_required = true},
                                           {.name = "nombre", .is_required = true},
                                           {.name = ROLE_FIELD, .is_repeated = true},
                                           {0}};

const struct page page_member_invite = {.path = "/c/{council}/miembros/invitar",
                                        .capability = CAPABILITY_MANAGE_MEMBERS,
                                        .get = get,
                                        .post = post,
                                        .fields = fields};
