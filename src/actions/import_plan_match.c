#include "actions/import_plan_match.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/text.h"

#include "base/banned.h"

enum { MIN_CODE_DIGITS = 2 };

/* Letters and digits alone, without the zeros in front: "01. Vías" -> "1vias". */
static const char *squeeze(struct arena *arena, const char *text)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    for (const char *p = text_fold(arena, text == NULL ? "" : text); *p != '\0'; p++) {
        const bool is_sign =
            (unsigned char)*p < 0x80 && !(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9');
        if (!is_sign && (*p != '0' || out.length > 0))
            strbuf_add_char(&out, *p);
    }
    return out.length == 0 ? "" : out.data;
}

/* The digits in front, without zeros: "020104 Bibliotecas" -> 5, at *start "20104…". 0: no code. */
static size_t find_code(const char *text, const char **start)
{
    const size_t written = strspn(text, "0123456789");
    *start = text + strspn(text, "0");
    return written < MIN_CODE_DIGITS ? 0 : written - (size_t)(*start - text);
}

int import_match_compare_nodes(struct arena *arena, const char *known, const char *found)
{
    const char *left, *right;
    if (strcmp(squeeze(arena, known), squeeze(arena, found)) == 0)
        return 2;
    const size_t length = find_code(known, &left);
    return length > 0 && length == find_code(found, &right) && strncmp(left, right, length) == 0;
}

/* A text by which indicators are looked up, and which it is. */
struct entry {
    const char *text;
    int index;
};

struct entries {
    struct entry *list; /* by text, then index */
    size_t count;
};

struct matching {
    struct arena *arena;
    const struct plan *plan;
    const struct plan_draft *draft;
    struct import_match *matches;
    bool *is_taken; /* of plan->indicators */
};

static int compare_entries(const void *a, const void *b)
{
    const struct entry *left = a;
    const struct entry *right = b;
    const int order = strcmp(left->text, right->text);
    return order != 0 ? order : left->index - right->index;
}

static const char *describe_known(const struct matching *matching, int index, bool by_code)
{
    const struct indicator *known = &matching->plan->indicators[index];
    const char *node = known->node_index < 0 ? "" : matching->plan->nodes[known->node_index].name;
    return arena_printf(matching->arena, "%s|%s", squeeze(matching->arena, known->name),
                        by_code ? known->mga_code : squeeze(matching->arena, node));
}

static const char *describe_row(const struct matching *matching, size_t row, bool by_code)
{
    const struct draft_indicator *found = &matching->draft->indicators[row];
    const char *node = "";
    for (int level = 0; level < PLAN_DRAFT_LEVELS; level++)
        if (found->path[level] != NULL && found->path[level][0] != '\0')
            node = found->path[level];
    if (by_code && (found->mga_code == NULL || found->mga_code[0] == '\0'))
        return NULL;
    return arena_printf(matching->arena, "%s|%s", squeeze(matching->arena, found->name),
                        by_code ? found->mga_code : squeeze(matching->arena, node));
}

/* Of the indicators that no row has taken yet. */
static struct entries list_entries(const struct matching *matching,
                                   const char *(*describe)(const struct matching *, int))
{
    struct entries entries = {0};
    entries.list =
        ARENA_NEW_ARRAY(matching->arena, matching->plan->indicator_count + 1, struct entry);
    for (size_t i = 0; i < matching->plan->indicator_count; i++)
        if (!matching->is_taken[i])
            entries.list[entries.count++] = (struct entry){describe(matching, (int)i), (int)i};
    qsort(entries.list, entries.count, sizeof entries.list[0], compare_entries);
    return entries;
}

static const char *describe_key(const struct matching *matching, int index)
{
    return matching->plan->indicators[index].import_key;
}

static const char *describe_place(const struct matching *matching, int index)
{
    return describe_known(matching, index, false);
}

static const char *describe_code(const struct matching *matching, int index)
{
    return describe_known(matching, index, true);
}

/* The first with this text that is still free, in the order of the plan; -1: none. */
static int find_free(const struct matching *matching, const struct entries *entries,
                     const char *text)
{
    size_t low = 0;
    size_t high = entries->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (strcmp(entries->list[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < entries->count && strcmp(entries->list[low].text, text) == 0; low++)
        if (!matching->is_taken[entries->list[low].index])
            return entries->list[low].index;
    return -1;
}

static void take(struct matching *matching, size_t row, int index, bool is_by_name)
{
    if (index < 0)
        return;
    matching->matches[row] = (struct import_match){index, is_by_name};
    matching->is_taken[index] = true;
}

static void match_by_name(struct matching *matching, bool by_code)
{
    const struct entries entries = list_entries(matching, by_code ? describe_code : describe_place);
    for (size_t row = 0; row < matching->draft->indicator_count; row++) {
        if (entries.count == 0 || matching->matches[row].index >= 0)
            continue;
        const char *text = describe_row(matching, row, by_code);
        if (text != NULL)
            take(matching, row, find_free(matching, &entries, text), true);
    }
}

struct import_match *import_match_rows(struct arena *arena, const struct plan *plan,
                                       const struct plan_draft *draft)
{
    struct matching matching = {.arena = arena, .plan = plan, .draft = draft};
    matching.matches = ARENA_NEW_ARRAY(arena, draft->indicator_count + 1, struct import_match);
    matching.is_taken = ARENA_NEW_ARRAY(arena, plan->indicator_count + 1, bool);
    const struct entries keys = list_entries(&matching, describe_key);
    for (size_t row = 0; row < draft->indicator_count; row++) {
        matching.matches[row].index = -1;
        take(&matching, row, find_free(&matching, &keys, draft->indicators[row].key), false);
    }
    match_by_name(&matching, false);
    match_by_name(&matching, true);
    return matching.matches;
}
