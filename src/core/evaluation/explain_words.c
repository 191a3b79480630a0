#include "core/evaluation/explain.h"

#include "base/banned.h"

const char *explain_type(enum accumulation_type type)
{
    switch (type) {
    case ACCUMULATION_SUM:
        return "Acumulado: los años se suman hasta la meta.";
    case ACCUMULATION_CAPACITY:
        return "Capacidad: cada año es el nivel alcanzado; cuenta lo que sube desde la línea base.";
    case ACCUMULATION_FLOW:
        return "Flujo: cada año se mide por aparte y no se suma.";
    case ACCUMULATION_MAINTENANCE:
        return "Mantenimiento: la misma meta se debe cumplir cada año.";
    case ACCUMULATION_REDUCTION:
        return "Reducción: menos es mejor; cuenta lo que baja desde la línea base.";
    case ACCUMULATION_YEARLY_REDUCTION:
        return "Reducción anual: se evalúa como reducción; la regla está por confirmar.";
    case ACCUMULATION_NONE:
        break;
    }
    return "Falta decir cómo se acumula. Sin eso no se puede calcular.";
}

const char *explain_error(enum evaluation_error error)
{
    static const char *const texts[] = {
        [EVALUATION_OK] = "",
        [EVALUATION_BASELINE_REQUIRED] = "Falta la línea base. Pídala a la administración.",
        [EVALUATION_NEGATIVE_VALUE] =
            "Hay un valor negativo en un indicador que cuenta cosas. Revíselo.",
        [EVALUATION_TARGET_REQUIRED] =
            "Falta la meta de los cuatro años. Pídala a la administración.",
        [EVALUATION_TARGET_ZERO] = "La meta es cero. Con este tipo no se puede calcular el avance.",
        [EVALUATION_TARGET_IS_BASELINE] =
            "La meta es igual a la línea base. Revise si el tipo es mantenimiento.",
        [EVALUATION_INCOHERENT_TARGET] =
            "La meta va en sentido contrario al tipo de indicador. Revise la meta o el tipo.",
    };
    return texts[error];
}

const char *explain_notice(enum notice notice)
{
    static const char *const texts[NOTICE_COUNT] = {
        [NOTICE_RULE_TO_CONFIRM] =
            "La regla de este tipo está por confirmar. Por ahora se evalúa como reducción.",
        [NOTICE_INCOMPLETE_PLAN] =
            "El plan no dice cuánto se programó en algún año. Pídalo a la administración.",
        [NOTICE_PLAN_DOES_NOT_ADD_UP] =
            "Lo programado por año no cuadra con la meta. Pida que lo aclaren.",
        [NOTICE_TARGET_SCALE] =
            "Lo programado suma la meta menos la línea base. ¿La meta la incluye?",
        [NOTICE_PROGRESS_WITHOUT_TARGET] =
            "Hay avance en un año que no tenía meta. Revise la programación.",
        [NOTICE_NO_REPORT] = "Falta el reporte del año. Pídalo a la administración.",
        [NOTICE_CARRIED_FIGURE] =
            "El avance usa el dato de un año anterior, porque falta el de este.",
        [NOTICE_SETBACK] = "El dato es peor que el anterior. Pregunte por qué.",
        [NOTICE_TARGET_UNDERESTIMATED] =
            "El resultado pasa mucho de la meta. Revise la meta o la unidad.",
        [NOTICE_OVER_EXECUTION] =
            "Se hizo bastante más de lo programado. Mire si la meta del año era baja.",
        [NOTICE_MET_EARLY] = "La meta de todo el periodo se cumplió antes de lo programado.",
    };
    return texts[notice];
}
