#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/strbuf.h"
#include "cli/command.h"
#include "cli/evaluate_nodes.h"
#include "exchange/matrix_csv/matrix_csv.h"

#include "base/banned.h"

enum { OUTPUT_CHUNK_BYTES = 64 * 1024 };

/* The command's exit statuses (evaluation §9). */
enum { DONE = 0, BAD_ROWS = 1, NOT_DONE = 2 };

static const char usage[] =
    "Uso: atalaya evaluate [ARCHIVO|-] --cut AAAA [OPCIONES]\n\n"
    "Lee la matriz de un plan como CSV y escribe sus cifras como CSV.\n"
    "Sin archivo, o con -, lee la entrada estándar.\n\n"
    "  --cut AAAA         año del corte\n"
    "  --before-deadline  el plazo para reportar ese año no ha pasado\n"
    "  --by NIVEL         una fila por nodo: plan, linea, componente o programa\n"
    "  --weights MODO     iguales (si no se dice), por_indicadores o explicitos\n\n"
    "Las filas que no se pueden leer se nombran en la salida de errores y se dejan por fuera.\n"
    "Estado: 0 todo bien; 1 hubo filas con error; 2 no se pudo evaluar.\n";

struct options {
    const char *path;
    int cut_year;
    bool is_deadline_passed;
    int depth; /* of --by: 0 plan … 3 programa; -1: one row for each indicator */
    enum weighting weighting;
};

static bool parse_year(const char *text, int *year)
{
    *year = 0;
    for (const char *p = text; *p != '\0'; p++) {
        if (*p < '0' || *p > '9' || *year > 9999)
            return false;
        *year = *year * 10 + (*p - '0');
    }
    return text[0] != '\0' && *year > 0;
}

static bool parse_depth(const char *text, int *depth)
{
    static const char *const names[] = {"plan", "linea", "componente", "programa"};
    for (int i = 0; i < 4; i++)
        if (strcmp(names[i], text) == 0) {
            *depth = i;
            return true;
        }
    return false;
}

/* `--cut 2025` or `--cut=2025`: *value is NULL where it is missing. */
static bool take_option(int argc, char **argv, int *index, const char *option, const char **value)
{
    const char *word = argv[*index];
    size_t length = strlen(option);
    if (strncmp(word, option, length) != 0 || (word[length] != '=' && word[length] != '\0'))
        return false;
    if (word[length] == '=')
        *value = word + length + 1;
    else
        *value = *index + 1 < argc ? argv[++*index] : NULL;
    return true;
}

__attribute__((format(printf, 1, 2))) static int refuse_use(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("atalaya evaluate: ", stderr);
    vfprintf(stderr, format, arguments);
    fputs("\nAyuda: atalaya evaluate --help\n", stderr);
    va_end(arguments);
    return NOT_DONE;
}

static int parse_options(int argc, char **argv, struct options *options)
{
    const char *value = NULL;
    for (int i = 1; i < argc; i++) {
        if (take_option(argc, argv, &i, "--cut", &value)) {
            if (value == NULL || !parse_year(value, &options->cut_year))
                return refuse_use("--cut pide un año, por ejemplo --cut 2025");
        } else if (take_option(argc, argv, &i, "--by", &value)) {
            if (value == NULL || !parse_depth(value, &options->depth))
                return refuse_use("--by pide plan, linea, componente o programa");
        } else if (take_option(argc, argv, &i, "--weights", &value)) {
            if (value == NULL || !weighting_parse(value, &options->weighting))
                return refuse_use("--weights pide iguales, por_indicadores o explicitos");
        } else if (strcmp(argv[i], "--before-deadline") == 0) {
            options->is_deadline_passed = false;
        } else if (argv[i][0] == '-' && argv[i][1] != '\0') {
            return refuse_use("no existe la opción «%s»", argv[i]);
        } else if (options->path != NULL) {
            return refuse_use("sobra «%s»: se evalúa un solo archivo", argv[i]);
        } else {
            options->path = argv[i];
        }
    }
    if (options->cut_year == 0)
        return refuse_use("falta --cut AAAA, el año del corte");
    return DONE;
}

static long read_file(void *context, char *buffer, size_t size)
{
    ssize_t got;
    do
        got = read(*(const int *)context, buffer, size);
    while (got < 0 && errno == EINTR);
    return (long)got;
}

static bool flush(struct strbuf *out)
{
    bool is_written = fwrite(out->data, 1, out->length, stdout) == out->length;
    strbuf_clear(out);
    return is_written;
}

/* One row into the output or the tree. */
static bool take_row(const struct options *options, const struct matrix_reader *reader,
                     struct evaluate_nodes *nodes, struct strbuf *out)
{
    struct evaluation evaluation;
    const struct evaluation_moment moment = {options->cut_year - reader->first_year + 1,
                                             options->is_deadline_passed};
    evaluation_compute(&reader->row.input, &moment, &rating_default_bands, &evaluation);
    if (options->depth >= 0)
        evaluate_nodes_add(nodes, &reader->row, &evaluation);
    else
        matrix_csv_add_figures(out, &reader->row.code, options->cut_year, &evaluation);
    return out->length < OUTPUT_CHUNK_BYTES || flush(out);
}

static int evaluate_rows(const struct options *options, struct matrix_reader *reader,
                         struct evaluate_nodes *nodes, struct arena *arena)
{
    struct strbuf out;
    char message[MATRIX_MESSAGE_SIZE];
    int status = DONE;
    enum matrix_status row;
    strbuf_init(&out, arena);
    strbuf_reserve(&out, OUTPUT_CHUNK_BYTES * 2);
    strbuf_add(&out, options->depth >= 0 ? matrix_csv_nodes_header : matrix_csv_figures_header);
    while ((row = matrix_reader_next(reader, message)) != MATRIX_END) {
        if (row == MATRIX_ROW) {
            if (!take_row(options, reader, nodes, &out))
                return NOT_DONE;
            continue;
        }
        fprintf(stderr, "línea %ld, %s\n", reader->csv.line, message);
        status = BAD_ROWS;
        if (row == MATRIX_FAILED)
            return NOT_DONE;
    }
    if (options->depth >= 0)
        evaluate_nodes_write(nodes, options->depth, &out);
    return flush(&out) && fflush(stdout) == 0 ? status : NOT_DONE;
}

static int evaluate_file(const struct options *options, int file, struct arena *arena)
{
    struct matrix_reader *reader = ARENA_NEW(arena, struct matrix_reader);
    char message[MATRIX_MESSAGE_SIZE];
    if (!matrix_reader_open(reader, arena, read_file, &file, message)) {
        fprintf(stderr, "atalaya evaluate: %s\n", message);
        return NOT_DONE;
    }
    int last = reader->first_year + reader->year_count - 1;
    if (options->cut_year < reader->first_year || options->cut_year > last) {
        fprintf(stderr, "atalaya evaluate: el corte %d está fuera del periodo %d-%d\n",
                options->cut_year, reader->first_year, last);
        return NOT_DONE;
    }
    const struct node_settings settings = {options->weighting, options->is_deadline_passed,
                                           &rating_default_bands};
    struct evaluate_nodes *nodes = evaluate_nodes_create(arena, &settings);
    int status = evaluate_rows(options, reader, nodes, arena);
    evaluate_nodes_release(nodes);
    return status;
}

int command_evaluate(int argc, char **argv)
{
    struct options options = {
        .is_deadline_passed = true, .depth = -1, .weighting = WEIGHTING_EQUAL};
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            return DONE;
        }
    int status = parse_options(argc, argv, &options);
    if (status != DONE)
        return status;
    bool is_standard_input = options.path == NULL || strcmp(options.path, "-") == 0;
    int file = is_standard_input ? STDIN_FILENO : open(options.path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        fprintf(stderr, "atalaya evaluate: no se pudo abrir %s: %s\n", options.path,
                strerror(errno));
        return NOT_DONE;
    }
    struct arena arena = {0};
    status = evaluate_file(&options, file, &arena);
    arena_release(&arena);
    if (!is_standard_input)
        close(file);
    return status;
}
