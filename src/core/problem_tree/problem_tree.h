/* Problem tree: what goes wrong about a priority topic, why, and what follows from it; and its
 * mirror, the objective tree, which has the same nodes and edges with their own texts.
 *
 * Pure. One central problem; causes hang under it and effects rise above it. A node that hangs on
 * the central one is direct, whatever hangs deeper is indirect. Mirror: central problem → objetivo
 * general, direct cause → objetivo específico, indirect cause → medio, direct effect → fin directo,
 * indirect effect → fin indirecto. Nothing is turned into an objective by itself: what
 * problem_tree_hint says is shown beside the field and stored only when a person writes it. The
 * rules of problem_tree_check are this system's own. Storage: storage/problem_tree_store.h.
 * Strings are never NULL. */
#ifndef ATALAYA_CORE_PROBLEM_TREE_PROBLEM_TREE_H
#define ATALAYA_CORE_PROBLEM_TREE_PROBLEM_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
    PROBLEM_TREE_MAX_NODES = 200,
    PROBLEM_TREE_MAX_DEPTH = 6,
    PROBLEM_MAX_CHARACTERS = 240 /* of a card's text, in code points */
};

enum problem_side {
#define PROBLEM_SIDE(name, code, label) PROBLEM_##name,
#include "core/problem_tree/problem_side.def"
#undef PROBLEM_SIDE
    PROBLEM_SIDES
};

const char *problem_side_code(enum problem_side side); /* "causa" */
bool problem_side_parse(const char *code, enum problem_side *side);

struct problem_node {
    int64_t id;
    int64_t parent_id; /* 0: the central one */
    enum problem_side side;
    int position;        /* among those that share its parent */
    const char *problem; /* a negative state: "Transporte escolar insuficiente" */
    bool is_terminal;    /* the council looked for what is behind it and goes no deeper */
    const char *objective;
    bool is_convertible;
    const char *reason;        /* why it is not convertible; "" where it is */
    bool is_unanswered;        /* declared "sin respuesta en el plan" */
    int programme_count;       /* programmes of the plan that answer it; only read */
    int64_t version;           /* rises with each change of its text or of what it hangs under */
    int64_t objective_version; /* rises with each change of the objective */
};

/* In order of reading once problem_tree_arrange has run: the central one, its causes with what
 * hangs under each, its effects. */
struct problem_tree {
    struct problem_node *nodes;
    size_t count;
};

/* Puts the nodes in order of reading. false: two central ones, a parent that is not there or of the
 * other side, or a circle; what cannot be reached from the central one stands at the end then. */
bool problem_tree_arrange(struct problem_tree *tree);

/* NULL where there is none. */
const struct problem_node *problem_tree_find(const struct problem_tree *tree, int64_t id);
const struct problem_node *problem_tree_find_central(const struct problem_tree *tree);
/* 0 the central one, 1 direct, 2 and more indirect. -1: not reached within MAX_DEPTH steps. */
int problem_tree_depth(const struct problem_tree *tree, const struct problem_node *node);
size_t problem_tree_count_children(const struct problem_tree *tree, int64_t parent_id);
/* Whether node is the card id, or hangs under it at any depth. */
bool problem_tree_is_under(const struct problem_tree *tree, const struct problem_node *node,
                           int64_t id);
/* How many hang under it, at any depth. */
size_t problem_tree_count_under(const struct problem_tree *tree, int64_t id);

/* Of a new card, behind all that are there. */
int problem_tree_next_position(const struct problem_tree *tree);

/* Whether node may hang under parent: same side (or the central one), not itself nor under itself,
 * and nothing gets deeper than MAX_DEPTH. */
bool problem_tree_may_hang(const struct problem_tree *tree, const struct problem_node *node,
                           const struct problem_node *parent);

/* "Causa directa", "Efecto indirecto", "Problema central". */
const char *problem_tree_role_label(enum problem_side side, int depth);
/* "Objetivo específico", "Fin directo", "Objetivo general". */
const char *problem_tree_objective_label(enum problem_side side, int depth);

enum problem_finding_kind {
#define PROBLEM_FINDING(name, code, is_objective, is_warning, text, advice) PROBLEM_FINDING_##name,
#include "core/problem_tree/problem_finding.def"
#undef PROBLEM_FINDING
    PROBLEM_FINDINGS
};

struct problem_finding {
    enum problem_finding_kind kind;
    int64_t node_id; /* 0: the whole tree */
};

const char *problem_finding_text(enum problem_finding_kind kind);   /* what is the matter */
const char *problem_finding_advice(enum problem_finding_kind kind); /* what to do */
bool problem_finding_is_warning(enum problem_finding_kind kind);
/* Whether it is said on the page of the objectives, not on the tree's. */
bool problem_finding_is_of_objective(enum problem_finding_kind kind);

/* Everything that the tree lacks, in order of reading; *count of them, in arena.
 *     a direct cause with nothing under it and not terminal  ->  NO_ROOT on it
 *     "Falta de agua potable"                                ->  LACK on it, a warning
 *     an objetivo específico without programme, undeclared   ->  NO_ANSWER on it */
struct problem_finding *problem_tree_check(const struct problem_tree *tree, struct arena *arena,
                                           size_t *count);

/* Whether a problem is written as the lack of a solution: "Falta de…", "No hay…". */
bool problem_is_lack(const char *problem);

/* A way to begin the positive text, to be shown beside the field and never stored by itself; ""
 * where no rule fits.
 *     "Alta deserción escolar rural"      ->  "Deserción escolar rural reducida"
 *     "Transporte escolar insuficiente"   ->  "Transporte escolar suficiente" */
const char *problem_tree_hint(struct arena *arena, const char *problem);

#endif
