/* atalaya report: the yearly pronouncement as a file: the figures as they stand, a draft with its
 * texts, or the stored files of an approved one. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "reports/catalog/pronouncement/snapshot.h"
#include "reports/formats/report_format.h"
#include "security/crockford.h"
#include "storage/council_store.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya report --council CODIGO [--cut AAAA | --id N] [OPCIONES]\n"
    "     atalaya report --code CODIGO [OPCIONES]\n\n"
    "Escribe el pronunciamiento anual de un consejo como archivo. Sin --id ni --code, con las\n"
    "cifras de hoy y sin textos.\n\n"
    "  --council CODIGO  el consejo, por ejemplo guatape\n"
    "  --cut AAAA        año del corte; si no se dice, el último con resultados\n"
    "  --id N            el borrador o el informe aprobado con ese número\n"
    "  --code CODIGO     el informe aprobado con ese código impreso\n"
    "  --format FORMATO  pdf (si no se dice), xlsx, html o text\n"
    "  --paper PAPEL     a4 (si no se dice) o carta\n"
    "  --public          solo las cifras publicadas; con --id no sirve\n"
    "  --out ARCHIVO     dónde escribir; si no se dice, pronunciamiento.FORMATO\n\n";

struct options {
    const char *council, *format, *paper, *out, *code;
    const struct report_format *wanted;
    int64_t id;
    int cut_year;
    bool is_public;
};

static bool take(int argc, char **argv, int *i, const char *name, const char **value)
{
    if (strcmp(argv[*i], name) != 0 || *i + 1 >= argc)
        return false;
    *value = argv[++*i];
    return true;
}

static bool parse_number(const char *text, size_t max_digits, int64_t *number)
{
    size_t length = strlen(text);
    *number = 0;
    if (length == 0 || length > max_digits || strspn(text, "0123456789") != length)
        return false;
    for (; *text != '\0'; text++)
        *number = *number * 10 + (*text - '0');
    return true;
}

/* Which file is meant: a PDF is named by its paper. */
static bool choose_format(struct options *options)
{
    bool is_paper = strcmp(options->paper, "a4") == 0 || strcmp(options->paper, "carta") == 0;
    bool is_letter = strcmp(options->format, "pdf") == 0 && strcmp(options->paper, "carta") == 0;
    options->wanted = report_format_find(is_letter ? "carta" : options->format);
    return is_paper && options->wanted != NULL &&
           strcmp(options->wanted->format, options->format) == 0;
}

static bool parse(int argc, char **argv, struct options *options)
{
    enum { ID_DIGITS = 18 };
    const char *cut = NULL, *id = NULL;
    int64_t year = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--public") == 0)
            options->is_public = true;
        else if (!take(argc, argv, &i, "--council", &options->council) &&
                 !take(argc, argv, &i, "--cut", &cut) && !take(argc, argv, &i, "--id", &id) &&
                 !take(argc, argv, &i, "--code", &options->code) &&
                 !take(argc, argv, &i, "--format", &options->format) &&
                 !take(argc, argv, &i, "--paper", &options->paper) &&
                 !take(argc, argv, &i, "--out", &options->out))
            return false;
    }
    if ((cut != NULL && (strlen(cut) != 4 || !parse_number(cut, 4, &year))) ||
        (id != NULL && !parse_number(id, ID_DIGITS, &options->id)))
        return false;
    options->cut_year = (int)year;
    bool is_one = options->code != NULL ? options->council == NULL && id == NULL && cut == NULL
                                        : options->council != NULL && (id == NULL || cut == NULL);
    bool is_frozen = options->code != NULL || id != NULL;
    return is_one && choose_format(options) && !(is_frozen && options->is_public);
}

static enum action_status write_file(struct action_context *context, const struct options *options,
                                     const void *bytes, size_t length)
{
    const char *path = options->out != NULL ? options->out
                                            : arena_printf(context->arena, "pronunciamiento.%s",
                                                           options->wanted->ending);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        error_set(&context->error, ERROR_IO, "no se pudo escribir %s: %s", path, strerror(errno));
        return ACTION_FAILED;
    }
    bool is_written = fwrite(bytes, 1, length, file) == length;
    is_written = fclose(file) == 0 && is_written;
    if (!is_written) {
        error_set(&context->error, ERROR_NO_SPACE, "no se pudo escribir %s entero", path);
        return ACTION_FAILED;
    }
    printf("%s: %zu bytes\n", path, length);
    return ACTION_DONE;
}

static enum action_status fail_with(struct action_context *context, const char *text)
{
    error_set(&context->error, ERROR_NOT_FOUND, "%s", text);
    return ACTION_FAILED;
}

static enum action_status render(struct action_context *context, const struct options *options,
                                 const struct pronouncement *pronouncement)
{
    struct strbuf out;
    strbuf_init(&out, context->arena);
    if (pronouncement->board == NULL)
        return fail_with(context, "el consejo aún no ha traído su plan");
    if (!report_format_render(&out, pronouncement_compose(context->arena, pronouncement),
                              options->wanted, &context->error))
        return ACTION_FAILED;
    return write_file(context, options, out.data, out.length);
}

/* The stored bytes; what is not stored (text) is made from the snapshot. */
static enum action_status make_approved(struct action_context *context,
                                        const struct options *options,
                                        const struct report_record *report)
{
    const struct report_file key = {.council_id = report->council_id,
                                    .report_id = report->id,
                                    .format = options->wanted->format,
                                    .paper = options->wanted->paper};
    struct report_file *file = NULL;
    struct pronouncement kept;
    bool has_same_figures = false;
    if (options->wanted->is_kept) {
        if (!report_store_find_file(context->database, &key, context->arena, &file,
                                    &context->error))
            return ACTION_FAILED;
        return file == NULL ? fail_with(context, "el informe no tiene ese archivo")
                            : write_file(context, options, file->bytes, file->size_bytes);
    }
    if (!snapshot_read(report->snapshot_json, context->arena, &kept, &has_same_figures,
                       &context->error))
        return ACTION_FAILED;
    if (!has_same_figures)
        fputs("atalaya: esta versión del programa calcula otras cifras que las aprobadas\n",
              stderr);
    return render(context, options, &kept);
}

static enum action_status make_by_code(struct action_context *context,
                                       const struct options *options)
{
    char code[CROCKFORD_CODE_SIZE];
    struct report_record *report = NULL;
    if (!crockford_parse(options->code, code))
        return fail_with(context, "el código tiene diez letras o números");
    if (!report_store_find_by_code(context->database, code, context->arena, &report,
                                   &context->error))
        return ACTION_FAILED;
    return report == NULL ? fail_with(context, "ningún informe tiene ese código")
                          : make_approved(context, options, report);
}

static enum action_status make_from_board(struct action_context *context,
                                          const struct options *options,
                                          const struct council *council,
                                          const struct report_record *report)
{
    char now[ENV_TIMESTAMP_SIZE];
    struct pronouncement pronouncement;
    const struct pronouncement_request request = {.council = council,
                                                  .report = report,
                                                  .view = options->is_public ? BOARD_PUBLIC
                                                                             : BOARD_COUNCIL,
                                                  .cut_year = options->cut_year,
                                                  .today = env_today(),
                                                  .created = now};
    env_now_iso(now);
    if (!pronouncement_gather(context->database, context->arena, &request, &pronouncement,
                              &context->error))
        return ACTION_FAILED;
    return render(context, options, &pronouncement);
}

static enum action_status make(struct action_context *context, const struct options *options)
{
    struct council *council = NULL;
    struct report_record *report = NULL;
    if (options->code != NULL)
        return make_by_code(context, options);
    if (!council_store_find_by_code(context->database, options->council, context->arena, &council,
                                    &context->error))
        return ACTION_FAILED;
    if (council == NULL)
        return fail_with(
            context, arena_printf(context->arena, "no existe el consejo «%s»", options->council));
    const struct object_key key = {council->id, options->id};
    if (options->id == 0)
        return make_from_board(context, options, council, NULL);
    if (!report_store_load(context->database, key, context->arena, &report, &context->error))
        return ACTION_FAILED;
    if (report == NULL)
        return fail_with(context, "el consejo no tiene un informe con ese número");
    return report->is_approved ? make_approved(context, options, report)
                               : make_from_board(context, options, council, report);
}

static int run(struct installation *installation, int argc, char **argv)
{
    struct options options = {.format = "pdf", .paper = "a4"};
    if (!parse(argc, argv, &options))
        return installation_print_usage(usage);
    return installation_report(installation, make(&installation->context, &options));
}

int command_report(int argc, char **argv)
{
    return installation_run(argc, argv, usage, installation_open, run);
}
