#include "cli/demo_report.h"

#include <string.h>

#include "actions/approve_report.h"
#include "actions/report_draft.h"
#include "base/env.h"
#include "reports/catalog/pronouncement/snapshot.h"
#include "storage/council_store.h"

#include "base/banned.h"

enum { CUT_YEAR = 2024 };

static const struct {
    enum report_section section;
    const char *markdown;
} texts[] = {
    {REPORT_SECTION_PRESENTATION,
     "El consejo presenta su pronunciamiento sobre el primer año del plan. Trabajó con el tablero "
     "de la alcaldía. *Los textos de este informe son un ejemplo construido.*"},
    {REPORT_SECTION_PENDING,
     "El consejo llama la atención sobre la pavimentación de la vía terciaria. En 2024 no se "
     "reportó ningún kilómetro."},
    {REPORT_SECTION_REQUESTS, "1. Entregar el cronograma de la vía terciaria. Responde Gobierno.\n"
                              "2. Reportar cada cifra con su soporte. Responde Planeación.\n"},
    {REPORT_SECTION_CONCLUSIONS,
     "El plan avanza en varios frentes. Falta que cada cifra tenga su soporte."},
};

static enum action_status write_texts(struct action_context *context, int64_t report_id)
{
    enum action_status status = ACTION_DONE;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && status == ACTION_DONE; i++) {
        const struct save_report_text input = {.report_id = report_id,
                                               .section = report_section_code(texts[i].section),
                                               .markdown = texts[i].markdown};
        status = save_report_text(context, &input);
    }
    return status;
}

static enum action_status write_draft(struct action_context *context, int64_t *report_id)
{
    const struct create_report input = {.cut_year = CUT_YEAR, .title = ""};
    enum action_status status = create_report(context, &input, report_id);
    const struct save_report data = {.report_id = *report_id,
                                     .title = "",
                                     .addressee = "Alcaldía y Concejo Municipal de Guatapé",
                                     .approval_note = "Acta de ejemplo",
                                     .president = "Rosalba Gómez",
                                     .secretary = "Hernán Ciro"};
    if (status == ACTION_DONE)
        status = save_report(context, &data);
    return status == ACTION_DONE ? write_texts(context, *report_id) : status;
}

static bool gather(struct action_context *context, const struct report_record *report,
                   const char *address, struct pronouncement *draft)
{
    struct council *council = NULL;
    if (!council_store_find(context->database, report->council_id, context->arena, &council,
                            &context->error))
        return false;
    const struct pronouncement_request request = {.council = council,
                                                  .report = report,
                                                  .view = BOARD_COUNCIL,
                                                  .today = env_today(),
                                                  .created = "",
                                                  .address = address};
    return pronouncement_gather(context->database, context->arena, &request, draft,
                                &context->error);
}

static enum action_status approve(struct action_context *context, int64_t report_id,
                                  const char *address)
{
    struct report_approval approval;
    struct report_frozen frozen;
    struct pronouncement draft;
    enum action_status status = start_report_approval(context, report_id, &approval);
    if (status != ACTION_DONE)
        return status;
    if (!gather(context, approval.report, address, &draft) ||
        !pronouncement_freeze(context->arena, &draft, &approval.seal, &frozen, &context->error))
        return ACTION_FAILED;
    return approve_report(context, &approval, &frozen);
}

enum action_status demo_report_write(struct installation *installation,
                                     const struct demo_people *people)
{
    struct action_context *context = &installation->context;
    const char *url = installation->settings.base_url;
    const char *host = strstr(url, "://");
    int64_t report_id = 0;
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    enum action_status status = write_draft(context, &report_id);
    if (status != ACTION_DONE)
        return status;
    demo_people_become(installation, people, ROLE_PRESIDENT);
    installation->identity.name = "Rosalba Gómez";
    return approve(context, report_id,
                   arena_printf(context->arena, "%s/v", host == NULL ? url : host + 3));
}
