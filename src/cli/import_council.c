#include "cli/import_council.h"

#include <stdio.h>

#include "actions/import_plan.h"

#include "base/banned.h"

enum { SHOWN_CHANGES = 200 };

static const char *kind_word(enum import_change_kind kind)
{
    switch (kind) {
    case IMPORT_CHANGE_ADDED:
        return "nuevo";
    case IMPORT_CHANGE_UPDATED:
        return "cambia";
    case IMPORT_CHANGE_KEPT:
        return "se conserva";
    case IMPORT_CHANGE_ABSENT:
        return "no viene";
    }
    return "";
}

static const char *or_nothing(const char *text)
{
    return text[0] == '\0' ? "nada" : text;
}

static void print_changes(const struct import_plan_answer *answer)
{
    size_t shown = answer->change_count < SHOWN_CHANGES ? answer->change_count : SHOWN_CHANGES;
    for (size_t i = 0; i < shown; i++) {
        const struct import_change *change = &answer->changes[i];
        printf("  %s: %s, %s: %s → %s\n", kind_word(change->kind), change->indicator, change->field,
               or_nothing(change->before), or_nothing(change->after));
    }
    if (answer->change_count > shown)
        printf("  y %zu diferencias más\n", answer->change_count - shown);
}

bool import_council_write(struct installation *installation, const char *council_code,
                          const struct plan_draft *draft, bool is_trial)
{
    struct import_plan_answer answer;
    const struct import_plan input = {.draft = draft, .is_trial = is_trial};
    if (!installation_enter_council(installation, council_code))
        return false;
    enum action_status status = import_plan(&installation->context, &input, &answer);
    if (installation_report(installation, status) != 0)
        return false;
    printf("\n%s en el consejo «%s»%s:\n", is_trial ? "Se haría" : "Hecho", council_code,
           answer.is_first ? ", primer plan" : "");
    printf("Indicadores: %d nuevos, %d cambiados, %d iguales, %d que no vienen en el archivo\n",
           answer.added, answer.updated, answer.unchanged, answer.absent);
    printf("Resultados: %d nuevos, %d corregidos, %d conservados como estaban\n",
           answer.results_added, answer.results_updated, answer.results_kept);
    print_changes(&answer);
    return true;
}
