#include "reports/duty/duty_book.h"

#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/plan_store.h"
#include "storage/topic_store.h"

#include "base/banned.h"

static void take_topics(struct arena *arena, const struct priority_topic_list *topics,
                        const struct topic_indicator_list *pairs, struct duty_book *book)
{
    struct topic_place *places = ARENA_NEW_ARRAY(arena, topics->count + 1, struct topic_place);
    struct duty_topic *taken = ARENA_NEW_ARRAY(arena, topics->count + 1, struct duty_topic);
    int64_t *ids = ARENA_NEW_ARRAY(arena, pairs->count + 1, int64_t);
    topic_rank(topics->items, topics->count, places);
    for (size_t i = 0; i < topics->count; i++) {
        taken[i] = (struct duty_topic){places[i].topic->id, places[i].topic->name, ids, 0};
        for (size_t j = 0; j < pairs->count; j++)
            if (pairs->items[j].topic_id == taken[i].id)
                ids[taken[i].indicator_count++] = pairs->items[j].indicator_id;
        ids += taken[i].indicator_count;
    }
    book->topics = taken;
    book->topic_count = topics->count;
}

static bool read_topics(struct database *database, struct arena *arena, struct duty_book *book,
                        struct error *error)
{
    struct object_key plan = {book->council_id, 0};
    struct priority_topic_list topics;
    struct topic_indicator_list pairs;
    if (!plan_store_find_current(database, plan.council_id, &plan.id, error) ||
        !topic_store_list(database, plan, arena, &topics, error) ||
        !topic_store_list_indicators(database, plan, arena, &pairs, error))
        return false;
    take_topics(arena, &topics, &pairs, book);
    return true;
}

bool duty_book_gather(struct database *database, struct arena *arena, struct duty_book *book,
                      struct error *error)
{
    const int64_t id = book->council_id;
    return actor_store_list(database, id, arena, &book->actors, error) &&
           actor_store_list_duties(database, id, arena, &book->rows, error) &&
           councillor_store_list(database, id, arena, &book->councillors, error) &&
           commission_store_list(database, id, arena, &book->commissions, error) &&
           commission_store_list_members(database, id, arena, &book->members, error) &&
           read_topics(database, arena, book, error);
}

bool duty_book_list_new_offices(struct database *database, struct arena *arena,
                                const struct duty_book *book, struct duty_office_list *offices,
                                struct error *error)
{
    struct object_key plan = {book->council_id, 0};
    *offices = (struct duty_office_list){0};
    if (!plan_store_find_current(database, plan.council_id, &plan.id, error) ||
        !actor_store_list_offices(database, plan, arena, offices, error))
        return false;
    duty_keep_new_offices(arena, book, offices);
    return true;
}
