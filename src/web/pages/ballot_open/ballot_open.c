/* Opens a vote among the topics of one sum: /c/{council}/temas/votacion. */
#include "actions/topic_ballot.h"
#include "core/topic/topic.h"
#include "web/page.h"

#include "base/banned.h"

/* Zero is a sum, too. */
static int read_sum(const char *text)
{
    int sum = 0;
    if (text[0] == '\0')
        return TOPIC_SCORE_NONE;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9' || sum > TOPIC_SUM_MAX)
            return TOPIC_SCORE_NONE;
        sum = sum * 10 + (*text - '0');
    }
    return sum;
}

static void post(struct page_context *page)
{
    int64_t id = 0;
    enum action_status status =
        open_ballot(&page->action, read_sum(page_typed(page, "puntaje")), &id);
    if (page_fail_for(page, status))
        return;
    if (status == ACTION_DONE)
        page_redirect(page, "/c/%s/votaciones/%lld?listo=votacion", page->council->code,
                      (long long)id);
    else
        page_redirect(page, "/c/%s/temas?hecho=sin-empate", page->council->code);
}

static const struct page_field fields[] = {{.name = "puntaje", .is_required = true}, {0}};

const struct page page_ballot_open = {.path = "/c/{council}/temas/votacion",
                                      .capability = CAPABILITY_DECIDE_TOPICS,
                                      .post = post,
                                      .fields = fields};
