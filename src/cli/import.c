#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "cli/import_council.h"
#include "cli/import_map.h"
#include "cli/import_progress.h"
#include "exchange/plan_file/plan_file.h"
#include "exchange/plan_file/preview.h"

#include "base/banned.h"

enum { DONE = 0, LEFT_OUT = 1, NOT_DONE = 2, MAX_HEADER_ROW = 100000 };

static const char usage[] =
    "Uso: atalaya import --dry-run ARCHIVO [OPCIONES]\n"
    "     atalaya import ARCHIVO --council CODIGO [OPCIONES]\n\n"
    "Muestra lo que se entiende del archivo de un plan (XLSX o CSV): formato, hojas,\n"
    "indicadores, preguntas y problemas. Con --council lo guarda: todo o nada. Un segundo\n"
    "archivo actualiza el plan y nunca cambia un resultado que alguien registró.\n\n"
    "  --council CODIGO   guarda en el plan de este consejo\n"
    "  --dry-run          no escribe nada; con --council muestra qué cambiaría\n"
    "  --json             lo muestra como JSON, para programas\n"
    "  --format ID        matrix, sispt, municipal_board o mapped, si no es el reconocido\n"
    "  --map MAPA.json    lee la tabla con esta correspondencia de columnas\n"
    "  --save-map ARCHIVO guarda la correspondencia usada o propuesta, para corregirla\n"
    "  --sheet NOMBRE     lee solo esta hoja\n"
    "  --header-row N     fila de los encabezados\n"
    "  --answer ID=si|no  responde una pregunta (se puede repetir)\n"
    "  --progress         muestra el avance aunque la salida no sea una terminal\n\n"
    "Estado: 0 todo se entendió; 1 hubo filas que quedan por fuera; 2 no se pudo leer.\n";

struct options {
    const char *path;
    const char *council; /* NULL: no database */
    const char *map_path, *save_map_path;
    bool is_trial, is_json, has_progress;
    struct plan_file_options file;
};

__attribute__((format(printf, 1, 2))) static int refuse_use(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("atalaya import: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\nAyuda: atalaya import --help\n", stderr);
    va_end(arguments);
    return NOT_DONE;
}

static bool parse_row(const char *text, int *row)
{
    *row = 0;
    for (; *text >= '0' && *text <= '9' && *row < MAX_HEADER_ROW; text++)
        *row = *row * 10 + (*text - '0');
    return *text == '\0' && *row > 0;
}

static bool parse_answer(const char *text, struct plan_file_options *options)
{
    const char *equals = strchr(text, '=');
    if (equals == NULL)
        return false;
    bool is_yes = strcmp(equals, "=si") == 0 || strcmp(equals, "=sí") == 0;
    if (!is_yes && strcmp(equals, "=no") != 0)
        return false;
    const size_t length = (size_t)(equals - text);
    enum plan_file_answer *answer = NULL;
#define QUESTION(id)                                                                               \
    if (length == sizeof #id - 1 && memcmp(text, #id, length) == 0)                                \
        answer = &options->id;
#include "exchange/plan_file/questions.def"
#undef QUESTION
    if (answer != NULL)
        *answer = is_yes ? ANSWER_YES : ANSWER_NO;
    return answer != NULL;
}

static int take_value(const char *option, const char *value, struct options *options)
{
    if (value == NULL)
        return refuse_use("%s pide un valor", option);
    if (strcmp(option, "--format") == 0) {
        options->file.format_id = value;
        return plan_file_is_format(value) ? DONE : refuse_use("no existe el formato «%s»", value);
    }
    if (strcmp(option, "--council") == 0) {
        options->council = value;
        return DONE;
    }
    if (strcmp(option, "--map") == 0) {
        options->map_path = value;
        return DONE;
    }
    if (strcmp(option, "--save-map") == 0) {
        options->save_map_path = value;
        return DONE;
    }
    if (strcmp(option, "--sheet") == 0) {
        options->file.sheet = value;
        return DONE;
    }
    if (strcmp(option, "--header-row") == 0)
        return parse_row(value, &options->file.header_row)
                   ? DONE
                   : refuse_use("--header-row pide un número de fila");
    if (strcmp(option, "--answer") == 0)
        return parse_answer(value, &options->file)
                   ? DONE
                   : refuse_use("--answer pide PREGUNTA=si o PREGUNTA=no");
    return refuse_use("no existe la opción «%s»", option);
}

static int parse_options(int argc, char **argv, struct options *options)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--dry-run") == 0) {
            options->is_trial = true;
        } else if (strcmp(argv[i], "--json") == 0) {
            options->is_json = true;
        } else if (strcmp(argv[i], "--progress") == 0) {
            options->has_progress = true;
        } else if (strncmp(argv[i], "--", 2) == 0) {
            int status = take_value(argv[i], i + 1 < argc ? argv[i + 1] : NULL, options);
            if (status != DONE)
                return status;
            i++;
        } else if (options->path != NULL) {
            return refuse_use("sobra «%s»: se lee un solo archivo", argv[i]);
        } else {
            options->path = argv[i];
        }
    }
    if (options->path == NULL)
        return refuse_use("falta el archivo");
    return options->is_trial || options->council != NULL
               ? DONE
               : refuse_use("diga --council CODIGO para guardar, o --dry-run para ver");
}

static bool read_draft(struct arena *arena, struct options *options, struct plan_draft *draft)
{
    struct workbook *workbook = NULL;
    struct error error = {0};
    struct import_progress progress;
    import_progress_init(&progress, "Leyendo el archivo", options->has_progress);
    const struct workbook_progress report = {import_progress_report, &progress};
    const char *slash = strrchr(options->path, '/');
    const struct workbook_request request = {.file_name = slash != NULL ? slash + 1 : options->path,
                                             .progress = &report};
    bool is_read = options->map_path == NULL ||
                   import_map_load(arena, options->map_path, &options->file, &error);
    is_read = is_read && workbook_read_file(arena, options->path, &request, &workbook, &error);
    import_progress_end(&progress);
    is_read = is_read && plan_file_read(arena, workbook, &options->file, draft, &error);
    if (workbook != NULL && options->save_map_path != NULL)
        is_read &= import_map_save(arena, options->save_map_path, workbook, &options->file, &error);
    if (!is_read)
        fprintf(stderr, "atalaya import: %s\n", error.message);
    return is_read;
}

static bool show_draft(struct arena *arena, const struct options *options,
                       const struct plan_draft *draft)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    if (options->is_json)
        preview_write_json(&out, draft);
    else
        preview_write_text(&out, draft);
    return fwrite(out.data, 1, out.length, stdout) == out.length && fflush(stdout) == 0;
}

/* installation is NULL without --council: nothing of a database is touched. */
static int run(struct arena *arena, struct options *options, struct installation *installation)
{
    struct plan_draft draft;
    if (!read_draft(arena, options, &draft) || !show_draft(arena, options, &draft))
        return NOT_DONE;
    if (installation != NULL &&
        !import_council_write(installation,
                              &(struct import_council){.code = options->council,
                                                       .draft = &draft,
                                                       .file = &options->file,
                                                       .is_trial = options->is_trial,
                                                       .has_progress = options->has_progress}))
        return NOT_DONE;
    return draft.left_out_count > 0 ? LEFT_OUT : DONE;
}

static bool names_council(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--council") == 0)
            return true;
    return false;
}

static int run_with_database(int argc, char **argv)
{
    struct options options = {0};
    struct installation installation;
    if (!installation_open(&installation, &argc, argv))
        return NOT_DONE;
    int status = parse_options(argc, argv, &options);
    if (status == DONE)
        status = run(&installation.arena, &options, &installation);
    installation_close(&installation);
    return status;
}

int command_import(int argc, char **argv)
{
    struct options options = {0};
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            return DONE;
        }
    if (names_council(argc, argv))
        return run_with_database(argc, argv);
    int status = parse_options(argc, argv, &options);
    if (status != DONE)
        return status;
    struct arena arena = {0};
    status = run(&arena, &options, NULL);
    arena_release(&arena);
    return status;
}
