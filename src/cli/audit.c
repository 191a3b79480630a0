/* atalaya audit verify: walks the chains of actions and says whether anything was changed. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/installation.h"
#include "security/report_proof.h"
#include "storage/audit_store.h"
#include "storage/council_store.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya audit verify [--council CÓDIGO] [--code CÓDIGO]\n\n"
    "Recorre el registro de actuaciones y dice si algo fue cambiado. Con --code, dice además si\n"
    "el informe con ese código es el que se aprobó: contenido, archivos y registro. También vale\n"
    "el código del registro que va impreso en un informe. Sale con 1 si encuentra un cambio.\n\n";

/* What the walk over all chains has found so far. */
struct finding {
    const char *wanted_code; /* in its written form; NULL: none */
    bool has_broken;
    bool has_code;
};

static const char *name_chain(struct installation *installation, int64_t council_id)
{
    const char *code = NULL;
    if (council_id == 0)
        return "instalación";
    if (!installation_find_council_code(installation, council_id, &code) || code == NULL)
        return arena_printf(&installation->arena, "consejo %" PRId64, council_id);
    return code;
}

static bool verify(struct installation *installation, int64_t council_id, struct finding *finding)
{
    struct audit_verdict verdict;
    const char *name = name_chain(installation, council_id);
    if (!audit_verify(installation->database, council_id, finding->wanted_code, &verdict,
                      &installation->context.error))
        return false;
    if (verdict.fault == AUDIT_CHAIN_WHOLE) {
        printf("%s: %" PRId64 " actuaciones, completas; código %s\n", name, verdict.length,
               verdict.head_code);
    } else {
        finding->has_broken = true;
        printf("%s: ROTA en la actuación %" PRId64 ": %s\n", name, verdict.broken_sequence,
               audit_chain_explain(verdict.fault));
    }
    if (verdict.code_sequence > 0) {
        finding->has_code = true;
        printf("%s: el código %s es el de la actuación %" PRId64 "\n", name, finding->wanted_code,
               verdict.code_sequence);
    }
    return true;
}

static void print_check(const char *what, bool is_good, const char *fault)
{
    printf("  %s: %s\n", what, is_good ? "bien" : fault);
}

static void print_proof(struct arena *arena, const struct report_record *report,
                        const struct report_proof *proof)
{
    const char *damaged = proof->damaged_file == NULL
                              ? "FALTAN"
                              : arena_printf(arena, "CAMBIÓ %s", proof->damaged_file);
    printf("%s: informe %s, «%s», corte %d, versión %d, aprobado %s\n", report->council_code,
           report->code, report->title, report->cut_year, report->version, report->approved_utc);
    print_check("contenido", proof->has_snapshot, "CAMBIÓ: no tiene la huella guardada");
    print_check("archivos", proof->has_files, damaged);
    print_check("aprobación en el registro", proof->is_in_chain,
                "NO ESTÁ con este código y estas huellas");
    print_check("registro al aprobar", proof->has_head, "NO TIENE el código impreso");
    if (report->superseded_by != 0)
        puts("  fue corregido por una versión posterior");
}

/* Whether a report has the wanted code; then all that proves it is checked. */
static bool verify_report(struct installation *installation, struct finding *finding)
{
    struct report_record *report = NULL;
    struct report_proof proof;
    struct error *error = &installation->context.error;
    if (!report_store_find_by_code(installation->database, finding->wanted_code,
                                   &installation->arena, &report, error))
        return false;
    if (report == NULL)
        return true;
    if (!report_proof_check(installation->database, report, &installation->arena, &proof, error))
        return false;
    finding->has_code = true;
    finding->has_broken = finding->has_broken || !report_proof_is_whole(&proof);
    print_proof(&installation->arena, report, &proof);
    return true;
}

static bool verify_all(struct installation *installation, struct finding *finding)
{
    int64_t *council_ids = NULL;
    size_t count = 0;
    if (!audit_store_list_chains(installation->database, &installation->arena, &council_ids, &count,
                                 &installation->context.error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!verify(installation, council_ids[i], finding))
            return false;
    return true;
}

static int run(struct installation *installation, int argc, char **argv)
{
    const char *council = NULL;
    char code[CROCKFORD_CODE_SIZE];
    struct finding finding = {0};
    if (argc < 2 || strcmp(argv[1], "verify") != 0)
        return installation_print_usage(usage);
    for (int i = 2; i < argc; i += 2) {
        if (i + 1 == argc)
            return installation_print_usage(usage);
        if (strcmp(argv[i], "--council") == 0) {
            council = argv[i + 1];
        } else if (strcmp(argv[i], "--code") == 0) {
            if (!crockford_parse(argv[i + 1], code)) {
                fprintf(stderr, "atalaya: «%s» no tiene la forma de un código\n", argv[i + 1]);
                return 1;
            }
            finding.wanted_code = code;
        } else {
            return installation_print_usage(usage);
        }
    }
    if (council != NULL && !installation_enter_council(installation, council))
        return 1;
    bool ok = council == NULL ? verify_all(installation, &finding)
                              : verify(installation, installation->identity.council_id, &finding);
    ok = ok && (finding.wanted_code == NULL || verify_report(installation, &finding));
    if (!ok)
        return installation_report(installation, ACTION_FAILED);
    if (finding.wanted_code != NULL && !finding.has_code)
        printf("El código %s no es de ningún informe ni del registro.\n", finding.wanted_code);
    return finding.has_broken || (finding.wanted_code != NULL && !finding.has_code) ? 1 : 0;
}

int command_audit(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open, run);
}
