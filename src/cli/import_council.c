#include "cli/import_council.h"

#include <stdio.h>

#include "actions/import_plan.h"
#include "cli/import_progress.h"
#include "exchange/plan_file/plan_options.h"

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
    case IMPORT_CHANGE_NEEDS_ACT:
        return "falta el acto";
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
        printf("  faltan por mostrar otras diferencias: %zu\n", answer->change_count - shown);
}

bool import_council_write(struct installation *installation, const struct import_council *input)
{
    struct import_plan_answer answer;
    struct import_progress progress;
    struct strbuf options;
    strbuf_init(&options, &installation->arena);
    plan_options_write(&options, input->file, input->draft);
    import_progress_init(&progress, "Guardando el plan", input->has_progress);
    const struct import_plan plan = {.draft = input->draft,
                                     .options_json = options.data,
                                     .is_trial = input->is_trial,
                                     .progress = import_progress_report,
                                     .progress_context = &progress};
    if (!installation_enter_council(installation, input->code))
        return false;
    enum action_status status = import_plan(&installation->context, &plan, &answer);
    import_progress_end(&progress);
    if (installation_report(installation, status) != 0)
        return false;
    printf("\n%s en el consejo «%s»%s:\n", input->is_trial ? "Se haría" : "Hecho", input->code,
           answer.is_first ? ", primer plan" : "");
    printf("Indicadores: nuevos %d, cambiados %d, iguales %d, ausentes del archivo %d\n",
           answer.added, answer.updated, answer.unchanged, answer.absent);
    printf("Resultados: nuevos %d, corregidos %d, conservados como estaban %d\n",
           answer.results_added, answer.results_updated, answer.results_kept);
    if (answer.targets_kept > 0)
        printf("Metas distintas: %d, que quedan como están. Para cambiarlas hace falta el acto:\n"
               "tráigalo en la página Importar o escríbalo en la página del indicador.\n",
               answer.targets_kept);
    print_changes(&answer);
    return true;
}
