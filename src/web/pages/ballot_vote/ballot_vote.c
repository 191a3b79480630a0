/* Gives or changes the visitor's vote: /c/{council}/votaciones/{id}/votar. */
#include "actions/topic_ballot.h"
#include "web/topic_view.h"

#include "base/banned.h"

static void post(struct page_context *page)
{
    enum action_status status =
        vote_ballot(&page->action, page->parameters.id, topic_view_typed_id(page, "voto"));
    const char *done = status == ACTION_DONE       ? "votado"
                       : status == ACTION_CONFLICT ? "ya-cerrada"
                                                   : "sin-elegir";
    if (!page_fail_for(page, status))
        page_redirect(page, "/c/%s/votaciones/%lld?hecho=%s", page->council->code,
                      (long long)page->parameters.id, done);
}

static const struct page_field fields[] = {{.name = "voto"}, {0}};

const struct page page_ballot_vote = {.path = "/c/{council}/votaciones/{id}/votar",
                                      .capability = CAPABILITY_VOTE_TOPICS,
                                      .post = post,
                                      .fields = fields};
