#include <string.h>

#include "exchange/matrix_csv/matrix_csv.h"

#include "base/banned.h"

const char matrix_csv_figures_header[] =
    "codigo,vigencia,estado_vigencia,cumplimiento_vigencia,programado_a_la_fecha,"
    "avance_cuatrienio,ic,faltante_vigencia,faltante_acumulado,faltante_cuatrienio,"
    "ritmo_requerido,meta_exigible,semaforo_vigencia,semaforo_cuatrienio,error,avisos\n";

const char matrix_csv_nodes_header[] =
    "nodo,nivel,indicadores,reportados,sin_reporte,no_programados,cumplidas,con_error,cobertura,"
    "cumplimiento_vigencia,programado_a_la_fecha,avance_cuatrienio,ic,semaforo_vigencia,"
    "semaforo_cuatrienio\n";

static bool must_quote(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (text[i] == ',' || text[i] == '"' || text[i] == '\n' || text[i] == '\r')
            return true;
    return false;
}

void matrix_csv_add_field(struct strbuf *out, const char *text, size_t length)
{
    if (!must_quote(text, length)) {
        strbuf_add_bytes(out, text, length);
        return;
    }
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            strbuf_add_char(out, '"');
        strbuf_add_char(out, text[i]);
    }
    strbuf_add_char(out, '"');
}

static void add_text(struct strbuf *out, const char *text)
{
    strbuf_add_char(out, ',');
    strbuf_add(out, text);
}

static void add_integer(struct strbuf *out, int value)
{
    char digits[12];
    char *p = digits + sizeof digits;
    *--p = '\0';
    do {
        *--p = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    add_text(out, p);
}

static void add_ratio(struct strbuf *out, struct ratio ratio)
{
    char text[RATIO_TEXT_SIZE];
    add_text(out, ratio_format_percent(ratio, text));
}

static void add_amount(struct strbuf *out, struct amount amount)
{
    /* An amount in ten-thousandths is a percentage of itself over 10^6: one way to write both. */
    char text[RATIO_TEXT_SIZE];
    add_text(out, amount.exists ? ratio_format_percent(
                                      (struct ratio){amount.value_e4, 100 * DECIMAL_SCALE}, text)
                                : "");
}

static void add_notices(struct strbuf *out, const struct evaluation *evaluation)
{
    strbuf_add_char(out, ',');
    bool is_first = true;
    for (int notice = 0; notice < NOTICE_COUNT; notice++) {
        if (!evaluation_has_notice(evaluation, (enum notice)notice))
            continue;
        if (!is_first)
            strbuf_add_char(out, ';');
        strbuf_add(out, notice_code((enum notice)notice));
        is_first = false;
    }
}

void matrix_csv_add_figures(struct strbuf *out, const struct csv_field *code, int cut_year,
                            const struct evaluation *evaluation)
{
    matrix_csv_add_field(out, code->text, code->length);
    add_integer(out, cut_year);
    add_text(out, rating_code(evaluation->state));
    add_ratio(out, evaluation->compliance);
    add_ratio(out, evaluation->due);
    add_ratio(out, evaluation->progress);
    add_ratio(out, evaluation->pace);
    add_amount(out, evaluation->shortfall_year);
    add_amount(out, evaluation->shortfall_to_date);
    add_amount(out, evaluation->shortfall_term);
    add_amount(out, evaluation->required_pace);
    add_amount(out, evaluation->demandable);
    add_text(out, rating_code(evaluation->rating_year));
    add_text(out, rating_code(evaluation->rating_term));
    add_text(out, evaluation_error_code(evaluation->error));
    add_notices(out, evaluation);
    strbuf_add_char(out, '\n');
}

void matrix_csv_add_node(struct strbuf *out, const char *path, enum indicator_level level,
                         const struct node_summary *summary)
{
    matrix_csv_add_field(out, path, strlen(path));
    add_text(out, indicator_level_code(level));
    add_integer(out, summary->indicators);
    add_integer(out, summary->reported);
    add_integer(out, summary->no_report);
    add_integer(out, summary->not_programmed);
    add_integer(out, summary->met);
    add_integer(out, summary->with_error);
    add_ratio(out, summary->coverage);
    add_ratio(out, summary->compliance);
    add_ratio(out, summary->due);
    add_ratio(out, summary->progress);
    add_ratio(out, summary->pace);
    add_text(out, rating_code(summary->rating_year));
    add_text(out, rating_code(summary->rating_term));
    strbuf_add_char(out, '\n');
}
