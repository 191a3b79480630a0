#include "cli/demo_evidence.h"

#include <string.h>

#include "actions/attach_evidence.h"
#include "base/env.h"
#include "reports/formats/pdf/report_pdf.h"

#include "base/banned.h"

/* The texts, embedded from catalog/demo/evidence/. */
#define DEMO_FILE(name) extern const char *const demo_evidence_##name;
#include "cli/demo_evidence.def"
#undef DEMO_FILE

static const struct proof {
    const char *code;
    int year;
    const char *const *text;
    const char *file_name; /* ".pdf": the text is Markdown */
    const char *proves, *date;
    bool is_public;
} proofs[] = {
    {"010102", 2025, &demo_evidence_camaras, "acta-entrega-camaras.pdf",
     "Entrega de 13 cámaras conectadas", "2025-12-03", false},
    {"010201", 2025, &demo_evidence_transito, "respuesta-oficina-de-transito.pdf",
     "Qué parte del plan de movilidad está hecha", "2026-01-20", false},
    {"020101", 2025, &demo_evidence_alimentacion, "lista-alimentacion-escolar-2024.pdf",
     "Estudiantes que recibieron alimentación", "2024-11-30", false},
    {"010502", 2025, &demo_evidence_salones, "acta-visita-salones-comunales.pdf",
     "Los dos salones están terminados y en uso", "2026-01-14", true},
    {"020104", 2025, &demo_evidence_biblioteca, "visitas-a-la-biblioteca.csv",
     "Visitas a la biblioteca, mes por mes", "2025-12-31", true},
    {"010304", 2025, &demo_evidence_eventos, "asistencia-eventos-de-formacion.csv",
     "Cuatro eventos con lista de asistencia", "2025-11-13", true},
    {"010103", 2025, &demo_evidence_borrador, "plan-estrategico-borrador.pdf",
     "El documento está en borrador", "2025-12-12", false},
    {"010401", 2025, &demo_evidence_oficio, "oficio-documento-de-planeacion.pdf",
     "Un oficio sin año ni firma", "", false},
    {"010202", 2025, &demo_evidence_via, "acta-recibo-via-terciaria.pdf",
     "Kilómetros medidos y recibidos", "2025-12-19", true},
    {"040302", 2025, &demo_evidence_vivienda, "mejoramiento-de-vivienda-por-vereda.csv",
     "Hogares por vereda, sin nombres", "2025-12-31", true},
    {"050403", 2025, &demo_evidence_productores, "productores-con-extension-por-vereda.csv",
     "Productores por vereda, sin nombres", "2025-12-31", true},
    {"R02", 2025, &demo_evidence_siniestros, "siniestros-viales-por-mes.csv",
     "Personas heridas, mes por mes", "2025-12-31", true},
};

const struct indicator *demo_evidence_find_indicator(const struct plan *plan, const char *code)
{
    for (size_t i = 0; i < plan->indicator_count; i++)
        if (strcmp(plan->indicators[i].code, code) == 0)
            return &plan->indicators[i];
    return NULL;
}

static bool make_file(struct action_context *context, const struct proof *proof,
                      struct evidence_upload *file)
{
    const char *ending = strrchr(proof->file_name, '.');
    const char *text = *proof->text;
    char now[ENV_TIMESTAMP_SIZE];
    struct strbuf bytes;
    *file = (struct evidence_upload){proof->file_name, text, strlen(text)};
    if (ending == NULL || strcmp(ending, ".pdf") != 0)
        return true;
    env_now_iso(now);
    struct document *document = document_create(
        context->arena, &(struct document_metadata){.title = proof->proves,
                                                    .kicker = "Soporte de la demostración",
                                                    .created = arena_strdup(context->arena, now)});
    document_add_markdown(document, text, strlen(text), 1);
    strbuf_init(&bytes, context->arena);
    if (!report_pdf_render(&bytes, document, REPORT_PDF_LETTER, &context->error))
        return false;
    file->bytes = bytes.data;
    file->length = bytes.length;
    return true;
}

static enum action_status attach(struct action_context *context, const struct plan *plan,
                                 const struct proof *proof)
{
    const struct indicator *indicator = demo_evidence_find_indicator(plan, proof->code);
    struct evidence_upload file;
    struct attach_answer answer;
    if (indicator == NULL)
        return ACTION_NOT_FOUND;
    if (!make_file(context, proof, &file))
        return ACTION_FAILED;
    const struct attach_evidence input = {
        .indicator_id = indicator->id,
        .year = proof->year,
        .files = &file,
        .count = 1,
        .words = {proof->proves, proof->date, proof->is_public},
    };
    return attach_evidence(context, &input, &answer);
}

enum action_status demo_evidence_attach(struct installation *installation,
                                        const struct demo_people *people, const struct plan *plan)
{
    demo_people_become(installation, people, ROLE_COUNCILLOR);
    for (size_t i = 0; i < sizeof proofs / sizeof proofs[0]; i++) {
        enum action_status status = attach(&installation->context, plan, &proofs[i]);
        if (status != ACTION_DONE)
            return status;
    }
    return ACTION_DONE;
}
