/* atalaya report: the yearly pronouncement as a file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/env.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "reports/catalog/pronouncement/pronouncement.h"
#include "reports/formats/html/report_html.h"
#include "reports/formats/pdf/report_pdf.h"
#include "reports/formats/text/report_text.h"
#include "reports/formats/xlsx/report_xlsx.h"
#include "storage/council_store.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya report --council CODIGO [--cut AAAA] [OPCIONES]\n\n"
    "Escribe el borrador del pronunciamiento anual con las cifras del consejo.\n\n"
    "  --council CODIGO  el consejo, por ejemplo guatape\n"
    "  --cut AAAA        año del corte; si no se dice, el último con resultados\n"
    "  --format FORMATO  pdf (si no se dice), xlsx, html o text\n"
    "  --paper PAPEL     a4 (si no se dice) o carta\n"
    "  --public          solo las cifras publicadas\n"
    "  --out ARCHIVO     dónde escribir; si no se dice, pronunciamiento.FORMATO\n\n";

struct options {
    const char *council, *format, *paper, *out;
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

static bool parse_year(const char *text, int *year)
{
    *year = 0;
    if (strlen(text) != 4 || strspn(text, "0123456789") != 4)
        return false;
    for (; *text != '\0'; text++)
        *year = *year * 10 + (*text - '0');
    return true;
}

static bool parse(int argc, char **argv, struct options *options)
{
    const char *cut = NULL;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--public") == 0)
            options->is_public = true;
        else if (!take(argc, argv, &i, "--council", &options->council) &&
                 !take(argc, argv, &i, "--cut", &cut) &&
                 !take(argc, argv, &i, "--format", &options->format) &&
                 !take(argc, argv, &i, "--paper", &options->paper) &&
                 !take(argc, argv, &i, "--out", &options->out))
            return false;
    }
    bool is_format = strcmp(options->format, "pdf") == 0 || strcmp(options->format, "xlsx") == 0 ||
                     strcmp(options->format, "html") == 0 || strcmp(options->format, "text") == 0;
    bool is_paper = strcmp(options->paper, "a4") == 0 || strcmp(options->paper, "carta") == 0;
    return options->council != NULL && is_format && is_paper &&
           (cut == NULL || parse_year(cut, &options->cut_year));
}

static bool render(const struct options *options, const struct document *document,
                   struct strbuf *out, struct error *error)
{
    if (strcmp(options->format, "pdf") == 0)
        return report_pdf_render(
            out, document, strcmp(options->paper, "a4") == 0 ? REPORT_PDF_A4 : REPORT_PDF_LETTER,
            error);
    if (strcmp(options->format, "xlsx") == 0)
        return report_xlsx_render(out, document, error);
    if (strcmp(options->format, "html") == 0)
        report_html_render_page(out, document, NULL, NULL);
    else
        report_text_render(out, document);
    return true;
}

static bool write_file(const char *path, const struct strbuf *bytes, struct error *error)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return error_set(error, ERROR_IO, "no se pudo escribir %s: %s", path, strerror(errno));
    bool is_written = fwrite(bytes->data, 1, bytes->length, file) == bytes->length;
    is_written = fclose(file) == 0 && is_written;
    return is_written || error_set(error, ERROR_NO_SPACE, "no se pudo escribir %s entero", path);
}

static enum action_status make(struct installation *installation, const struct options *options)
{
    struct action_context *context = &installation->context;
    struct council *council = NULL;
    if (!council_store_find_by_code(context->database, options->council, context->arena, &council,
                                    &context->error))
        return ACTION_FAILED;
    if (council == NULL) {
        error_set(&context->error, ERROR_NOT_FOUND, "no existe el consejo «%s»", options->council);
        return ACTION_FAILED;
    }
    enum { COLOMBIA_OFFSET_S = -5 * 3600 };
    struct board_request request =
        board_request_for(council, options->is_public ? BOARD_PUBLIC : BOARD_COUNCIL,
                          date_from_unix_seconds(env_now_s() + COLOMBIA_OFFSET_S));
    request.cut_year = options->cut_year;
    char now[ENV_TIMESTAMP_SIZE];
    env_now_iso(now);
    struct pronouncement pronouncement = {
        .council = council, .version = "Borrador", .created = now};
    struct strbuf out;
    strbuf_init(&out, context->arena);
    if (!pronouncement_gather(context->database, context->arena, &request, &pronouncement,
                              &context->error))
        return ACTION_FAILED;
    if (pronouncement.board == NULL) {
        error_set(&context->error, ERROR_NOT_FOUND, "el consejo aún no ha traído su plan");
        return ACTION_FAILED;
    }
    const char *path =
        options->out != NULL
            ? options->out
            : arena_printf(context->arena, "pronunciamiento.%s",
                           strcmp(options->format, "text") == 0 ? "txt" : options->format);
    if (!render(options, pronouncement_compose(context->arena, &pronouncement), &out,
                &context->error) ||
        !write_file(path, &out, &context->error))
        return ACTION_FAILED;
    printf("%s: %zu bytes\n", path, out.length);
    return ACTION_DONE;
}

int command_report(int argc, char **argv)
{
    struct installation installation;
    struct options options = {.format = "pdf", .paper = "a4"};
    if (installation_is_help(argc, argv, usage))
        return 0;
    if (!installation_open(&installation, &argc, argv))
        return 1;
    int status = parse(argc, argv, &options)
                     ? installation_report(&installation, make(&installation, &options))
                     : installation_print_usage(usage);
    installation_close(&installation);
    return status;
}
