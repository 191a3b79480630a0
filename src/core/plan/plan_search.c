#include "core/plan/plan_search.h"

#include <string.h>

#include "base/text.h"

#include "base/banned.h"

enum { MAX_TEXTS = 3 + PLAN_LEVELS * 2 };

/* Letters and digits hold together, and so does all that is no ASCII after folding. */
static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool begins_a_word(const char *text, const char *word)
{
    for (const char *at = text; (at = strstr(at, word)) != NULL; at++)
        if (at == text || !is_word_byte(at[-1]) || !is_word_byte(word[0]))
            return true;
    return false;
}

static bool is_in_one(const char *word, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (begins_a_word(texts[i], word))
            return true;
    return false;
}

bool plan_search_matches(struct arena *arena, const char *folded, const char *const *texts,
                         size_t count)
{
    while (*folded != '\0') {
        size_t length = strcspn(folded, " ");
        if (length > 0 && !is_in_one(arena_strndup(arena, folded, length), texts, count))
            return false;
        folded += length + (folded[length] == ' ');
    }
    return true;
}

/* Names and codes of a plan made ready for many comparisons: [i] belongs to nodes[i]. */
struct search {
    struct arena *arena;
    const struct plan *plan;
    const char *folded;
    const char **node_names, **node_codes;
    struct plan_hits *hits;
};

static size_t add_ancestors(const struct search *search, int node_index, const char **texts)
{
    size_t count = 0;
    for (int i = node_index; i >= 0 && count + 2 <= (size_t)PLAN_LEVELS * 2;
         i = search->plan->nodes[i].parent_index) {
        texts[count++] = search->node_names[i];
        texts[count++] = search->node_codes[i];
    }
    return count;
}

static bool has_indicator(const struct search *search, const struct indicator *indicator)
{
    const char *texts[MAX_TEXTS];
    size_t count = add_ancestors(search, indicator->node_index, texts);
    texts[count++] = text_fold(search->arena, indicator->name);
    texts[count++] = text_fold(search->arena, indicator->code);
    texts[count++] = text_fold(search->arena, indicator->mga_code);
    return plan_search_matches(search->arena, search->folded, texts, count);
}

/* A node by its own name and code alone: what stands above would bring in the whole branch. */
static bool has_node(const struct search *search, size_t i)
{
    const char *const texts[] = {search->node_names[i], search->node_codes[i]};
    return plan_search_matches(search->arena, search->folded, texts, 2);
}

static void add_indicators_of(struct search *search, int node_index)
{
    const struct plan *plan = search->plan;
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (plan->indicators[i].node_index == node_index &&
            has_indicator(search, &plan->indicators[i]))
            search->hits->items[search->hits->count++] =
                (struct plan_hit){.indicator = &plan->indicators[i]};
}

/* What stands under a node, after the node; -1 is the plan itself. */
static void walk(struct search *search, int node_index)
{
    const struct plan *plan = search->plan;
    add_indicators_of(search, node_index);
    for (size_t i = 0; i < plan->node_count; i++) {
        if (plan->nodes[i].parent_index != node_index)
            continue;
        if (has_node(search, i))
            search->hits->items[search->hits->count++] = (struct plan_hit){.node = &plan->nodes[i]};
        walk(search, (int)i);
    }
}

void plan_search(struct arena *arena, const struct plan *plan, const char *words,
                 struct plan_hits *hits)
{
    struct arena scratch = {0};
    struct search search = {.arena = &scratch, .plan = plan, .hits = hits};
    *hits = (struct plan_hits){
        ARENA_NEW_ARRAY(arena, plan->node_count + plan->indicator_count + 1, struct plan_hit), 0};
    search.folded = text_fold(&scratch, words);
    search.node_names = ARENA_NEW_ARRAY(&scratch, plan->node_count + 1, const char *);
    search.node_codes = ARENA_NEW_ARRAY(&scratch, plan->node_count + 1, const char *);
    for (size_t i = 0; i < plan->node_count; i++) {
        search.node_names[i] = text_fold(&scratch, plan->nodes[i].name);
        search.node_codes[i] = text_fold(&scratch, plan->nodes[i].code);
    }
    if (search.folded[0] != '\0')
        walk(&search, -1);
    arena_release(&scratch);
}
