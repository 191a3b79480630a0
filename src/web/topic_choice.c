#include "web/topic_choice.h"

#include "base/banned.h"

bool topic_choice_load(struct page_context *page, struct work *work, struct topic_choice *choice)
{
    int64_t id = 0;
    *choice = (struct topic_choice){0};
    if (!board_topics_gather(page->database, page->arena, work->board, &choice->topics,
                             &page->action.error))
        return page_fail_with(page, &page->action.error);
    if (request_parse_id(request_query(page->request, "tema"), &id))
        choice->chosen = board_topics_find(&choice->topics, id);
    if (choice->chosen != NULL)
        work_keep_topic(work, choice->chosen);
    return true;
}

const char *topic_choice_parameter(struct arena *arena, const struct topic_choice *choice)
{
    if (choice->chosen == NULL)
        return "";
    return arena_printf(arena, "&tema=%lld", (long long)choice->chosen->place.topic->id);
}
