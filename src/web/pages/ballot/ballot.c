#include "web/pages/ballot/ballot_page.h"

#include "security/role.h"
#include "storage/member_store.h"
#include "web/topic_view.h"

#include "base/banned.h"

static bool count_voters(struct page_context *page, struct ballot_view *view)
{
    struct member_list members;
    if (!member_store_list_of_council(page->database, page->council->id, page->arena, &members,
                                      &page->action.error))
        return false;
    for (size_t i = 0; i < members.count; i++) {
        role_set roles = 0;
        if (!members.items[i].person_is_disabled &&
            role_parse_set(members.items[i].roles, &roles) &&
            (capability_holders(CAPABILITY_VOTE_TOPICS) & roles & ROLE_ALL) != 0)
            view->voter_count++;
    }
    return true;
}

static bool load(struct page_context *page, struct ballot_view *view)
{
    const struct object_key key = {page->council->id, page->parameters.id};
    struct topic_ballot *ballot = NULL;
    struct error *error = &page->action.error;
    if (!ballot_store_load(page->database, key, page->arena, &ballot, error))
        return page_fail_with(page, error);
    if (ballot == NULL) {
        page_fail(page, 404);
        return false;
    }
    view->ballot = ballot;
    if (!ballot_store_list_options(page->database, key, page->arena, &view->options, error) ||
        !ballot_store_find_vote(page->database, key, page->identity.person_id, &view->own_vote,
                                error) ||
        !count_voters(page, view))
        return page_fail_with(page, error);
    return true;
}

/* What the form that led here could not do. */
static void add_messages(struct page_context *page)
{
    if (topic_view_has_done(page, "sin-elegir"))
        action_add_message(&page->action, "voto", "Elija uno de los temas empatados.");
    else if (topic_view_has_done(page, "sin-votos"))
        action_add_message(&page->action, "",
                           "Todavía no ha votado nadie. Espere al menos un voto.");
    else if (topic_view_has_done(page, "ya-cerrada"))
        action_add_message(&page->action, "", "La votación ya estaba cerrada.");
}

static void get(struct page_context *page)
{
    struct ballot_view view = {.page = page};
    if (!load(page, &view))
        return;
    add_messages(page);
    if (topic_view_has_done(page, "votado"))
        view.notice = "Guardamos su voto. Puede cambiarlo hasta que se cierre la votación.";
    page_begin(page, &(struct layout){.title = "Votación de temas", .section = "condiciones"});
    ballot_render(&page->response->body, &view);
    page_end(page);
}

const struct page page_ballot = {
    .path = "/c/{council}/votaciones/{id}", .capability = CAPABILITY_VIEW_COUNCIL, .get = get};
