#include "core/evaluation/evaluation.h"

#include "base/banned.h"

static const struct {
    const char *code, *label;
} ratings[RATING_COUNT] = {
    [RATING_NONE] = {"", ""},
    [RATING_CRITICAL] = {"CRITICO", "Crítico"},
    [RATING_LOW] = {"BAJO", "Bajo"},
    [RATING_MEDIUM] = {"MEDIO", "Medio"},
    [RATING_SATISFACTORY] = {"SATISFACTORIO", "Satisfactorio"},
    [RATING_OUTSTANDING] = {"SOBRESALIENTE", "Sobresaliente"},
    [RATING_REPORTED] = {"REPORTADO", "Reportado"},
    [RATING_MET] = {"CUMPLIDA", "Cumplida"},
    [RATING_NO_YEARLY_TARGET] = {"SIN_META_ANUAL", "Sin meta anual"},
    [RATING_NOT_PROGRAMMED] = {"NO_PROGRAMADO", "No programado"},
    [RATING_NO_REPORT] = {"SIN_REPORTE", "Sin reporte"},
    [RATING_DATA_ERROR] = {"ERROR_DATOS", "Error de datos"},
};

static const char *const errors[] = {
    [EVALUATION_OK] = "",
    [EVALUATION_BASELINE_REQUIRED] = "LINEA_BASE_REQUERIDA",
    [EVALUATION_NEGATIVE_VALUE] = "VALOR_NEGATIVO",
    [EVALUATION_TARGET_REQUIRED] = "META_REQUERIDA",
    [EVALUATION_TARGET_ZERO] = "META_CERO",
    [EVALUATION_TARGET_IS_BASELINE] = "META_IGUAL_LB",
    [EVALUATION_INCOHERENT_TARGET] = "ORIENTACION_INCOHERENTE",
};

static const char *const notices[NOTICE_COUNT] = {
    [NOTICE_RULE_TO_CONFIRM] = "REGLA_POR_CONFIRMAR",
    [NOTICE_INCOMPLETE_PLAN] = "PROGRAMACION_INCOMPLETA",
    [NOTICE_PLAN_DOES_NOT_ADD_UP] = "PROGRAMACION_NO_CUADRA",
    [NOTICE_TARGET_SCALE] = "ESCALA_META",
    [NOTICE_PROGRESS_WITHOUT_TARGET] = "AVANCE_SIN_META",
    [NOTICE_NO_REPORT] = "SIN_REPORTE",
    [NOTICE_CARRIED_FIGURE] = "DATO_ARRASTRADO",
    [NOTICE_SETBACK] = "RETROCESO",
    [NOTICE_TARGET_UNDERESTIMATED] = "META_SUBESTIMADA",
    [NOTICE_OVER_EXECUTION] = "SOBRE_EJECUCION",
    [NOTICE_MET_EARLY] = "CUMPLIDA_ANTICIPADAMENTE",
};

const char *rating_code(enum rating rating)
{
    return ratings[rating].code;
}

const char *rating_label(enum rating rating)
{
    return ratings[rating].label;
}

const char *evaluation_error_code(enum evaluation_error error)
{
    return errors[error];
}

const char *notice_code(enum notice notice)
{
    return notices[notice];
}
