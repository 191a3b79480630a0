#include "cli/demo_sheets.h"

#include "actions/technical_sheet.h"
#include "cli/demo_evidence.h"

#include "base/banned.h"

static const struct made_sheet {
    const char *code, *definition, *objective, *formula, *variables, *method, *periodicity, *lag,
        *source, *office, *geography, *goals;
    const char *clear, *relevant, *economic, *measurable, *adequate;
} sheets[] = {
#define DEMO_SHEET(...) {__VA_ARGS__},
#include "cli/demo_sheets.def"
#undef DEMO_SHEET
};

static void fill_own(const struct made_sheet *made, struct save_technical_sheet *input)
{
    input->values[SHEET_DEFINITION] = made->definition;
    input->values[SHEET_OBJECTIVE] = made->objective;
    input->values[SHEET_FORMULA] = made->formula;
    input->values[SHEET_VARIABLES] = made->variables;
    input->values[SHEET_METHOD] = made->method;
    input->values[SHEET_PERIODICITY] = made->periodicity;
    input->values[SHEET_LAG] = made->lag;
    input->values[SHEET_SOURCE] = made->source;
    input->values[SHEET_OFFICE] = made->office;
    input->values[SHEET_GEOGRAPHY] = made->geography;
    input->values[SHEET_GOALS] = made->goals;
    input->values[SHEET_CLEAR] = made->clear;
    input->values[SHEET_RELEVANT] = made->relevant;
    input->values[SHEET_ECONOMIC] = made->economic;
    input->values[SHEET_MEASURABLE] = made->measurable;
    input->values[SHEET_ADEQUATE] = made->adequate;
}

static void fill_common(struct save_technical_sheet *input)
{
    input->values[SHEET_BASELINE_YEAR] = "2023";
    input->values[SHEET_BASELINE_SOURCE] = "Informe de empalme (ejemplo construido)";
    input->values[SHEET_EMAIL] = "contacto@ejemplo.org";
    input->values[SHEET_POPULATION] = "Mujeres, juventud y personas mayores";
    input->values[SHEET_PEACE] = "ninguno";
    input->values[SHEET_SERIES] = "2020";
    input->values[SHEET_LIMITS] =
        "Ejemplo construido: lo escrito en esta ficha no viene de la alcaldía.";
    input->values[SHEET_UPDATED] = "2026-03-10";
    input->values[SHEET_AUTHOR] = "Comisión técnica del consejo";
    input->values[SHEET_APPROVER] = "Plenaria del consejo, acta 4 (ejemplo construido)";
}

static enum action_status write_one(struct installation *installation, const struct plan *plan,
                                    const struct made_sheet *made)
{
    const struct indicator *indicator = demo_evidence_find_indicator(plan, made->code);
    if (indicator == NULL)
        return ACTION_NOT_FOUND;
    struct save_technical_sheet input = {.indicator_id = indicator->id};
    fill_own(made, &input);
    fill_common(&input);
    return save_technical_sheet(&installation->context, &input);
}

/* A councillor learned more of the roads after their sheet had been filled. */
static enum action_status correct_one(struct installation *installation, const struct plan *plan)
{
    const struct indicator *indicator = demo_evidence_find_indicator(plan, "010202");
    if (indicator == NULL)
        return ACTION_NOT_FOUND;
    struct save_technical_sheet input = {.indicator_id = indicator->id, .version = 1};
    input.values[SHEET_LAG] = "45";
    input.values[SHEET_CLEAR_NOTE] = "Dice qué se entrega y en qué se mide.";
    return save_technical_sheet(&installation->context, &input);
}

enum action_status demo_sheets_write(struct installation *installation,
                                     const struct demo_people *people, const struct plan *plan)
{
    enum action_status status = ACTION_DONE;
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    for (size_t i = 0; i < sizeof sheets / sizeof sheets[0] && status == ACTION_DONE; i++)
        status = write_one(installation, plan, &sheets[i]);
    demo_people_become(installation, people, ROLE_COUNCILLOR);
    return status == ACTION_DONE ? correct_one(installation, plan) : status;
}
