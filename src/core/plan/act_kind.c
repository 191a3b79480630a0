#include "core/plan/act_kind.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

const struct act_kind act_kind_list[] = {
    {"acuerdo", "Acuerdo", "Del concejo municipal o distrital."},
    {"ordenanza", "Ordenanza", "De la asamblea departamental."},
    {"decreto", "Decreto", "De la alcaldía o la gobernación, con facultades para hacerlo."},
    {"resolucion", "Resolución", "De la entidad, cuando una norma se lo permite."},
    {"sentencia", "Sentencia", "De un juez o tribunal."},
    {NULL, NULL, NULL},
};

static const struct act_kind *find(const char *code)
{
    for (const struct act_kind *kind = act_kind_list; kind->code != NULL; kind++)
        if (strcmp(kind->code, code) == 0)
            return kind;
    return NULL;
}

bool act_kind_is_known(const char *code)
{
    return code != NULL && find(code) != NULL;
}

const char *act_kind_label(const char *code)
{
    if (strcmp(code, ACT_KIND_CORRECTION) == 0)
        return "Corrección";
    const struct act_kind *kind = find(code);
    return kind == NULL ? code : kind->label;
}
