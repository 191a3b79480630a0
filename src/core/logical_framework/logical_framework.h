/* Logical framework: the matrix of four levels (fin, propósito, componentes, actividades) by four
 * columns (resumen, indicadores, medios de verificación, supuestos) that follows from a topic's
 * objectives.
 *
 * Pure. Rows mirror the objectives: effects → fin, the central one → propósito, direct causes →
 * componentes, indirect ones → actividades of the component that they hang under. What is not
 * convertible has no row. A row that nobody wrote shows the proposal: the objective's text and its
 * linked indicators. Read upwards: activities and their assumptions lead to the component,
 * components to the purpose, the purpose to the end; read across: every indicator has a source.
 * Storage: storage/logical_framework_store.h. Strings are never NULL. */
#ifndef ATALAYA_CORE_LOGICAL_FRAMEWORK_LOGICAL_FRAMEWORK_H
#define ATALAYA_CORE_LOGICAL_FRAMEWORK_LOGICAL_FRAMEWORK_H

#include "core/problem_tree/problem_tree.h"

enum framework_level {
    FRAMEWORK_END,
    FRAMEWORK_PURPOSE,
    FRAMEWORK_COMPONENT,
    FRAMEWORK_ACTIVITY,
    FRAMEWORK_LEVELS
};

const char *framework_level_label(enum framework_level level); /* "Fin" … "Actividad" */

/* How sure it is that an assumption comes true. */
enum framework_likelihood {
#define FRAMEWORK_LIKELIHOOD(name, code, label) FRAMEWORK_LIKELIHOOD_##name,
#include "core/logical_framework/framework_likelihood.def"
#undef FRAMEWORK_LIKELIHOOD
    FRAMEWORK_LIKELIHOODS
};

const char *framework_likelihood_code(enum framework_likelihood likelihood);
const char *framework_likelihood_label(enum framework_likelihood likelihood);
bool framework_likelihood_parse(const char *code, enum framework_likelihood *likelihood);

struct framework_row {
    int64_t node_id; /* of the objective */
    enum framework_level level;
    int64_t component_id; /* of an activity: the node of its component; 0 otherwise */
    const char *summary, *indicators, *verification, *assumptions;
    enum framework_likelihood likelihood;
    bool is_external; /* the assumption depends on others than the entity */
    bool is_written;  /* false: a proposal */
    int64_t version;  /* 0: not written yet */
};

struct logical_framework {
    struct framework_row *rows; /* level by level, each in the tree's order */
    size_t count;
};

/* What is stored or proposed for one objective; fields of framework_row that do not follow from the
 * tree. Proposals carry indicators and verification only. */
struct framework_rows {
    const struct framework_row *items;
    size_t count;
};

/* The whole matrix of an arranged tree, in arena. */
struct logical_framework logical_framework_build(struct arena *arena,
                                                 const struct problem_tree *tree,
                                                 struct framework_rows written,
                                                 struct framework_rows proposals);

const struct framework_row *logical_framework_find(const struct logical_framework *framework,
                                                   int64_t node_id);

enum framework_finding_kind {
#define FRAMEWORK_FINDING(name, text, advice) FRAMEWORK_FINDING_##name,
#include "core/logical_framework/framework_finding.def"
#undef FRAMEWORK_FINDING
    FRAMEWORK_FINDINGS
};

struct framework_finding {
    enum framework_finding_kind kind;
    int64_t node_id; /* 0: the whole matrix */
};

const char *framework_finding_text(enum framework_finding_kind kind);
const char *framework_finding_advice(enum framework_finding_kind kind);

/* What the matrix lacks, row by row.
 *     a component that no activity belongs to             ->  NO_ACTIVITY on it
 *     an assumption marked "imposible"                     ->  IMPOSSIBLE on it */
struct framework_finding *logical_framework_check(const struct logical_framework *framework,
                                                  struct arena *arena, size_t *count);

#endif
