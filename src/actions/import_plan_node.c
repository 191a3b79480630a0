/* The nodes of the plan that the rows of a file name: found again, renamed, or made. */
#include <string.h>

#include "actions/import_plan_row.h"
#include "base/text.h"
#include "storage/plan_store.h"

#include "base/banned.h"

static bool is_beside(const struct plan_node *known, const struct plan_node *place)
{
    return known->parent_id == place->parent_id && known->depth == place->depth;
}

/* A node whose own name the file still uses is not the one that was renamed. */
static bool is_named_in_file(const struct import_work *work, const struct plan_node *node)
{
    for (size_t i = 0; i < work->draft->indicator_count; i++)
        if (strcmp(text_or_empty(work->draft->indicators[i].path[node->depth - 1]), node->name) ==
            0)
            return true;
    return false;
}

/* What two names of one node share. The code in front only speaks for nodes that were there before:
 * within one file "01 Agua" and "01 Vías" are two. NULL: there is none. */
static struct plan_node *find_like_node(const struct import_work *work, const char *name,
                                        const struct plan_node *place)
{
    struct arena scratch = {0};
    struct plan_node *best = NULL;
    int best_likeness = 0;
    for (size_t i = 0; i < work->known_node_count; i++) {
        struct plan_node *known = &work->plan->nodes[i];
        const int likeness =
            is_beside(known, place) ? import_match_compare_nodes(&scratch, known->name, name) : 0;
        if (likeness > best_likeness && !is_named_in_file(work, known)) {
            best = known;
            best_likeness = likeness;
        }
        arena_clear(&scratch);
    }
    arena_release(&scratch);
    return best;
}

/* "Componente 0101" was made of a code where the file has no name: it renames nothing. */
static bool is_made_up(const char *name)
{
    static const char label[] = "Componente ";
    if (strncmp(name, label, sizeof label - 1) != 0)
        return false;
    const char *code = name + sizeof label - 1;
    return *code != '\0' && code[strspn(code, "0123456789")] == '\0';
}

static bool rename_node(struct import_work *work, struct plan_node *node, const char *name)
{
    struct arena scratch = {0};
    const bool is_same = import_match_compare_nodes(&scratch, node->name, name) == 2;
    arena_release(&scratch);
    if (is_same || is_made_up(name))
        return true;
    import_work_add_change(work, &(struct import_change){IMPORT_CHANGE_UPDATED, node->name,
                                                         "nombre en el plan", node->name, name});
    node->name = name;
    return plan_store_save_node(work->context->database, work->plan, node, &work->context->error);
}

static struct plan_node *find_exact_node(const struct import_work *work, const char *name,
                                         const struct plan_node *place)
{
    struct plan *plan = work->plan;
    for (size_t i = 0; i < plan->node_count; i++)
        if (is_beside(&plan->nodes[i], place) && strcmp(plan->nodes[i].name, name) == 0)
            return &plan->nodes[i];
    return NULL;
}

static bool add_node(struct import_work *work, struct plan_node *node)
{
    struct plan *plan = work->plan;
    node->position = (int)plan->node_count;
    if (!plan_store_add_node(work->context->database, plan, node, &work->context->error))
        return false;
    /* As plan_store_load made it. */
    plan->nodes =
        arena_grow(work->context->arena, plan->nodes, plan->node_count, sizeof plan->nodes[0]);
    plan->nodes[plan->node_count++] = *node;
    return true;
}

/* The node with place's parent, depth, name and code, made where it is missing. */
static bool find_node(struct import_work *work, struct plan_node *place)
{
    const struct plan_node *exact = find_exact_node(work, place->name, place);
    struct plan_node *known = exact == NULL ? find_like_node(work, place->name, place) : NULL;
    if (known != NULL && !rename_node(work, known, place->name))
        return false;
    if (exact == NULL && known == NULL)
        return add_node(work, place);
    *place = exact != NULL ? *exact : *known;
    return true;
}

/* Levels that are all empty are no nodes: the indicator hangs from the last that has a name. */
bool import_work_find_place(struct import_work *work, const struct draft_indicator *row,
                            int64_t *node_id)
{
    struct plan_node node = {0};
    int last = PLAN_DRAFT_LEVELS - 1;
    while (last >= 0 && text_or_empty(row->path[last])[0] == '\0')
        last--;
    for (int level = 0; level <= last; level++) {
        const bool has_code = level == PLAN_DRAFT_LEVELS - 1;
        node = (struct plan_node){.parent_id = node.id,
                                  .depth = level + 1,
                                  .name = text_or_empty(row->path[level]),
                                  .code = has_code ? text_or_empty(row->programme_code) : ""};
        if (!find_node(work, &node))
            return false;
    }
    *node_id = node.id;
    return true;
}
