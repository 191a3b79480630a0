/* Act kind: which kinds of legal act change a target of a plan.
 *
 * Codes are stored: never rename one. A correction is no act: it mends what an earlier file was
 * misread to say, and is written down beside the acts so that everybody sees it. */
#ifndef ATALAYA_CORE_PLAN_ACT_KIND_H
#define ATALAYA_CORE_PLAN_ACT_KIND_H

#include <stdbool.h>

#define ACT_KIND_CORRECTION "correccion"

struct act_kind {
    const char *code;  /* NULL ends the list */
    const char *label; /* "Acuerdo" */
    const char *help;  /* who issues it */
};

/* Those that a person may choose; the correction is not among them. */
extern const struct act_kind act_kind_list[];

/* Whether it is the code of a kind of the list; code may be NULL. */
bool act_kind_is_known(const char *code);
/* "Acuerdo"; "Corrección" for ACT_KIND_CORRECTION; the code itself where it is unknown. */
const char *act_kind_label(const char *code);

#endif
