#include "reports/catalog/technical_sheet/sheet_book.h"

#include "storage/plan_store.h"
#include "storage/technical_sheet_store.h"

#include "base/banned.h"

static struct sheet_entry make_entry(struct arena *arena, const struct sheet_book *book,
                                     const struct indicator *indicator,
                                     const struct technical_sheet *sheet)
{
    struct sheet_entry entry = {.indicator = indicator, .sheet = *sheet};
    if (indicator->node_index >= 0)
        entry.line = plan_find_ancestor(book->plan, &book->plan->nodes[indicator->node_index], 1);
    technical_sheet_fill(arena, book->plan, indicator, &entry.sheet);
    if (book->is_public)
        technical_sheet_hide_private(&entry.sheet);
    entry.completeness = technical_sheet_measure(&entry.sheet);
    entry.crema = crema_compute(&entry.sheet);
    return entry;
}

static bool read_topics(struct database *database, struct arena *arena, struct sheet_book *book,
                        struct error *error)
{
    const struct object_key key = {book->plan->council_id, book->plan->id};
    size_t kept = 0;
    if (!topic_store_list(database, key, arena, &book->topics, error) ||
        !topic_store_list_indicators(database, key, arena, &book->pairs, error))
        return false;
    for (size_t i = 0; i < book->topics.count; i++)
        if (!book->is_public || book->topics.items[i].is_public)
            book->topics.items[kept++] = book->topics.items[i];
    book->topics.count = kept;
    return true;
}

bool sheet_book_gather(struct database *database, struct arena *arena,
                       const struct sheet_book_request *request, struct sheet_book **book,
                       struct error *error)
{
    struct object_key key = {request->council_id, 0};
    struct plan *plan = NULL;
    struct technical_sheet *sheets = NULL;
    *book = NULL;
    if (!plan_store_find_current(database, request->council_id, &key.id, error))
        return false;
    if (key.id == 0)
        return true;
    if (!plan_store_load(database, key, arena, &plan, error))
        return false;
    if (plan == NULL)
        return true;
    if (!technical_sheet_store_list(database, plan, arena, &sheets, error))
        return false;
    *book = ARENA_NEW(arena, struct sheet_book);
    **book = (struct sheet_book){.plan = plan, .is_public = request->is_public};
    (*book)->entries = ARENA_NEW_ARRAY(arena, plan->indicator_count + 1, struct sheet_entry);
    for (size_t i = 0; i < plan->indicator_count; i++)
        (*book)->entries[(*book)->count++] =
            make_entry(arena, *book, &plan->indicators[i], &sheets[i]);
    return read_topics(database, arena, *book, error);
}

const struct sheet_entry *sheet_book_find(const struct sheet_book *book, int64_t indicator_id)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->entries[i].indicator->id == indicator_id)
            return &book->entries[i];
    return NULL;
}

const struct priority_topic *sheet_book_find_topic(const struct sheet_book *book, int64_t topic_id)
{
    for (size_t i = 0; i < book->topics.count; i++)
        if (book->topics.items[i].id == topic_id)
            return &book->topics.items[i];
    return NULL;
}

/* A topic that the visitor may not see has no indicators. */
static bool has_topic(const struct sheet_book *book, int64_t topic_id, int64_t indicator_id)
{
    if (sheet_book_find_topic(book, topic_id) == NULL)
        return false;
    for (size_t i = 0; i < book->pairs.count; i++)
        if (book->pairs.items[i].topic_id == topic_id &&
            book->pairs.items[i].indicator_id == indicator_id)
            return true;
    return false;
}

static bool is_chosen(const struct sheet_book *book, const struct sheet_choice *choice,
                      const struct sheet_entry *entry)
{
    if (choice->line_id != 0 && (entry->line == NULL || entry->line->id != choice->line_id))
        return false;
    if (choice->topic_id != 0 && !has_topic(book, choice->topic_id, entry->indicator->id))
        return false;
    return !choice->is_incomplete_only || entry->completeness.count < SHEET_ITEMS;
}

/* Stable: equals keep the plan's order. */
static void sort(struct sheet_selection *selection)
{
    for (size_t i = 1; i < selection->count; i++) {
        const struct sheet_entry *entry = selection->entries[i];
        size_t place = i;
        for (; place > 0 &&
               selection->entries[place - 1]->completeness.count > entry->completeness.count;
             place--)
            selection->entries[place] = selection->entries[place - 1];
        selection->entries[place] = entry;
    }
}

struct sheet_selection sheet_book_select(struct arena *arena, const struct sheet_book *book,
                                         const struct sheet_choice *choice)
{
    struct sheet_selection selection = {.book = book};
    int fields = 0;
    selection.entries = ARENA_NEW_ARRAY(arena, book->count + 1, const struct sheet_entry *);
    for (size_t i = 0; i < book->count; i++) {
        const struct sheet_entry *entry = &book->entries[i];
        if (!is_chosen(book, choice, entry))
            continue;
        selection.entries[selection.count++] = entry;
        selection.complete_count += entry->completeness.count == SHEET_ITEMS;
        selection.begun_count += entry->sheet.version > 0;
        fields += entry->completeness.count;
    }
    if (selection.count > 0)
        selection.mean_percent = fields * 100 / (SHEET_ITEMS * (int)selection.count);
    if (choice->is_incomplete_first)
        sort(&selection);
    return selection;
}
