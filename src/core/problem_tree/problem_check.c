/* What a problem tree lacks, and the hint for its objectives: the second half of problem_tree.h. */
#include <assert.h>
#include <string.h>

#include "base/text.h"
#include "core/problem_tree/problem_tree.h"

#include "base/banned.h"

static const struct {
    const char *text, *advice;
    bool is_objective, is_warning;
} findings[PROBLEM_FINDINGS] = {
#define PROBLEM_FINDING(name, code, is_objective, is_warning, text, advice)                        \
    [PROBLEM_FINDING_##name] = {text, advice, is_objective, is_warning},
#include "core/problem_tree/problem_finding.def"
#undef PROBLEM_FINDING
};

const char *problem_finding_text(enum problem_finding_kind kind)
{
    assert(kind < PROBLEM_FINDINGS);
    return findings[kind].text;
}

const char *problem_finding_advice(enum problem_finding_kind kind)
{
    assert(kind < PROBLEM_FINDINGS);
    return findings[kind].advice;
}

bool problem_finding_is_warning(enum problem_finding_kind kind)
{
    assert(kind < PROBLEM_FINDINGS);
    return findings[kind].is_warning;
}

bool problem_finding_is_of_objective(enum problem_finding_kind kind)
{
    assert(kind < PROBLEM_FINDINGS);
    return findings[kind].is_objective;
}

bool problem_is_lack(const char *problem)
{
    static const char *const beginnings[] = {"falta ",    "faltan ",      "no hay ",
                                             "no existe", "ausencia de ", "carencia de "};
    char folded[32];
    size_t length = 0;
    /* Only ASCII stands in these beginnings: folding case is enough. */
    while (*problem == ' ')
        problem++;
    for (; problem[length] != '\0' && length + 1 < sizeof folded; length++) {
        char c = problem[length];
        folded[length] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    folded[length] = '\0';
    if (strncmp(folded, "falta a ", 8) == 0 || strncmp(folded, "faltan a ", 9) == 0)
        return false; /* "Faltan a clase": who does not come is no missing solution */
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
        if (strncmp(folded, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

struct checking {
    const struct problem_tree *tree;
    struct problem_finding *items;
    size_t count;
};

static void add(struct checking *checking, enum problem_finding_kind kind, int64_t node_id)
{
    checking->items[checking->count++] = (struct problem_finding){kind, node_id};
}

static void check_node(struct checking *checking, const struct problem_node *node)
{
    int depth = problem_tree_depth(checking->tree, node);
    bool is_direct_cause = node->side == PROBLEM_CAUSE && depth == 1;
    if (depth < 0 || (depth == 0 && node->side != PROBLEM_CENTRAL))
        add(checking, PROBLEM_FINDING_BROKEN, node->id);
    if (is_direct_cause && !node->is_terminal &&
        problem_tree_count_children(checking->tree, node->id) == 0)
        add(checking, PROBLEM_FINDING_NO_ROOT, node->id);
    if (problem_is_lack(node->problem))
        add(checking, PROBLEM_FINDING_LACK, node->id);
    if (node->is_convertible && node->objective[0] == '\0')
        add(checking, PROBLEM_FINDING_NO_OBJECTIVE, node->id);
    if (is_direct_cause && node->is_convertible && node->programme_count == 0 &&
        !node->is_unanswered)
        add(checking, PROBLEM_FINDING_NO_ANSWER, node->id);
}

static bool has_side(const struct problem_tree *tree, enum problem_side side)
{
    for (size_t i = 0; i < tree->count; i++)
        if (tree->nodes[i].side == side)
            return true;
    return false;
}

struct problem_finding *problem_tree_check(const struct problem_tree *tree, struct arena *arena,
                                           size_t *count)
{
    /* at most five on each node, and three on the whole */
    struct checking checking = {
        tree, ARENA_NEW_ARRAY(arena, tree->count * 5 + 3, struct problem_finding), 0};
    if (problem_tree_find_central(tree) == NULL) {
        add(&checking, PROBLEM_FINDING_NO_CENTRAL, 0);
    } else {
        if (!has_side(tree, PROBLEM_CAUSE))
            add(&checking, PROBLEM_FINDING_NO_CAUSES, 0);
        if (!has_side(tree, PROBLEM_EFFECT))
            add(&checking, PROBLEM_FINDING_NO_EFFECTS, 0);
    }
    for (size_t i = 0; i < tree->count; i++)
        check_node(&checking, &tree->nodes[i]);
    *count = checking.count;
    return checking.items;
}

/* "deserción…" -> "Deserción…"; only the first letter, which may have an accent. */
static const char *with_capital(struct arena *arena, const char *text)
{
    char *copy = arena_printf(arena, "%s", text);
    unsigned char first = (unsigned char)copy[0], second = (unsigned char)copy[1];
    if (first >= 'a' && first <= 'z')
        copy[0] = (char)(first - 'a' + 'A');
    else if (first == 0xc3 && second >= 0xa0 && second != 0xb7) /* á–ÿ of Latin-1 */
        copy[1] = (char)(second - 0x20);
    return copy;
}

const char *problem_tree_hint(struct arena *arena, const char *problem)
{
    static const struct {
        const char *beginning, *start, *end;
    } beginnings[] = {
        {"Alta ", "", " reducida"},          {"Alto ", "", " reducido"},
        {"Altas ", "", " reducidas"},        {"Altos ", "", " reducidos"},
        {"Baja ", "", " aumentada"},         {"Bajo ", "", " aumentado"},
        {"Bajas ", "", " aumentadas"},       {"Bajos ", "", " aumentados"},
        {"Mal estado ", "Buen estado ", ""}, {"Poca ", "", " suficiente"},
        {"Poco ", "", " suficiente"},        {"Insuficiente ", "", " suficiente"},
        {"Deficiente ", "", " adecuado"},
    };
    static const char *const endings[][2] = {{" insuficiente", " suficiente"},
                                             {" insuficientes", " suficientes"},
                                             {" inseguro", " seguro"},
                                             {" insegura", " segura"}};
    const char *trimmed = text_trim(arena, problem);
    size_t length = strlen(trimmed);
    if (length > 0 && trimmed[length - 1] == '.')
        trimmed = arena_printf(arena, "%.*s", (int)--length, trimmed);
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++) {
        size_t start = strlen(beginnings[i].beginning);
        if (strncmp(trimmed, beginnings[i].beginning, start) == 0)
            return with_capital(arena, arena_printf(arena, "%s%s%s", beginnings[i].start,
                                                    trimmed + start, beginnings[i].end));
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t end = strlen(endings[i][0]);
        if (length > end && strcmp(trimmed + length - end, endings[i][0]) == 0)
            return arena_printf(arena, "%.*s%s", (int)(length - end), trimmed, endings[i][1]);
    }
    return "";
}
