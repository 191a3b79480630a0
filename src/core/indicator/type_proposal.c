#include "core/indicator/type_proposal.h"

#include <string.h>

#include "base/banned.h"

struct shape {
    __int128 sum;
    int64_t last;
    int count; /* years with a number */
    bool rises, falls, is_constant;
};

static struct shape shape_of(const struct type_evidence *evidence)
{
    struct shape shape = {.rises = true, .falls = true, .is_constant = true};
    for (int i = 0; i < evidence->year_count; i++) {
        if (!quantity_is_number(evidence->planned[i]))
            continue;
        int64_t value = evidence->planned[i].value_e4;
        if (shape.count > 0) {
            shape.rises = shape.rises && value >= shape.last;
            shape.falls = shape.falls && value <= shape.last;
            shape.is_constant = shape.is_constant && value == shape.last;
        }
        shape.sum += value;
        shape.last = value;
        shape.count++;
    }
    return shape;
}

static bool says(const struct type_evidence *evidence, const char *word)
{
    return strstr(evidence->label, word) != NULL;
}

static struct type_proposal propose_falling(const struct type_evidence *evidence)
{
    if (says(evidence, "reduccion anual"))
        return (struct type_proposal){ACCUMULATION_YEARLY_REDUCTION, false,
                                      "El archivo dice «reducción anual»."};
    return (struct type_proposal){ACCUMULATION_REDUCTION, false,
                                  "Se espera que la cifra baje desde la línea base."};
}

static struct type_proposal propose_level(const struct type_evidence *evidence,
                                          const struct shape *shape)
{
    bool has_start = quantity_is_number(evidence->baseline) && evidence->baseline.value_e4 > 0;
    if (says(evidence, "flujo"))
        return (struct type_proposal){ACCUMULATION_FLOW, false, "El archivo dice «flujo»."};
    if (shape->is_constant && shape->count > 1)
        return (struct type_proposal){ACCUMULATION_MAINTENANCE, false,
                                      "Todos los años programan la misma cifra de la meta."};
    if (shape->rises && (has_start || says(evidence, "capacidad")) &&
        (!has_start || evidence->baseline.value_e4 <= shape->last))
        return (struct type_proposal){
            ACCUMULATION_CAPACITY, false,
            "Lo programado crece desde la línea base y el último año llega a la meta."};
    return (struct type_proposal){ACCUMULATION_FLOW, false,
                                  "El último año programa la meta y los años no la suman."};
}

struct type_proposal type_proposal_make(const struct type_evidence *evidence)
{
    const struct shape shape = shape_of(evidence);
    bool has_target = quantity_is_number(evidence->target) && shape.count > 0;
    int64_t target = evidence->target.value_e4;
    bool has_baseline = quantity_is_number(evidence->baseline);
    if (says(evidence, "reduc") || says(evidence, "disminu") || says(evidence, "decrec") ||
        (has_target && has_baseline && evidence->baseline.value_e4 > target &&
         shape.last == target && shape.falls))
        return propose_falling(evidence);
    if (says(evidence, "manten") || says(evidence, "constante") || says(evidence, "stock"))
        return (struct type_proposal){ACCUMULATION_MAINTENANCE, false,
                                      "El archivo dice que la cifra se mantiene."};
    bool denies_sum = says(evidence, "no acumul");
    if (has_target && shape.sum == target && !denies_sum)
        return (struct type_proposal){ACCUMULATION_SUM, false,
                                      "Lo programado en los años suma la meta del cuatrienio."};
    if (has_target && has_baseline && evidence->baseline.value_e4 > 0 &&
        shape.sum == (__int128)target - evidence->baseline.value_e4 && !denies_sum)
        return (struct type_proposal){ACCUMULATION_SUM, true,
                                      "Lo programado más la línea base suma la meta."};
    if (has_target && shape.last == target && (!says(evidence, "acumulativo") || denies_sum))
        return propose_level(evidence, &shape);
    if (denies_sum)
        return (struct type_proposal){ACCUMULATION_FLOW, false,
                                      "El archivo dice «no acumulativo»."};
    if (says(evidence, "acumul"))
        return (struct type_proposal){
            ACCUMULATION_SUM, false,
            "El archivo dice «acumulativo», aunque los años no suman la meta."};
    return (struct type_proposal){ACCUMULATION_SUM, false,
                                  "Nada lo indica con claridad: es lo más común en productos."};
}
