#include "exchange/plan_file/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/count_text.h"
#include "base/text.h"
#include "exchange/workbook/workbook.h"

#include "base/banned.h"

enum { SHOWN_ROWS = 5 };

static const char *const severity_labels[] = {"información", "advertencia", "error"};

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int count_different(struct arena *arena, const struct plan_draft *draft, int level)
{
    const char **texts = ARENA_NEW_ARRAY(arena, draft->indicator_count + 1, const char *);
    int count = 0;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        texts[i] = "";
        for (int l = 0; l <= level; l++)
            texts[i] = arena_printf(arena, "%s\n%s", texts[i], draft->indicators[i].path[l]);
    }
    qsort(texts, draft->indicator_count, sizeof *texts, compare_texts);
    for (size_t i = 0; i < draft->indicator_count; i++)
        count += i == 0 || strcmp(texts[i], texts[i - 1]) != 0;
    return count;
}

struct preview_totals preview_count(struct arena *arena, const struct plan_draft *draft)
{
    struct preview_totals totals = {.lines = count_different(arena, draft, 0),
                                    .components = count_different(arena, draft, 1),
                                    .programmes = count_different(arena, draft, 2)};
    __int128 sum = 0;
    for (size_t i = 0; i < draft->problem_count; i++)
        totals.by_severity[draft->problems[i].severity]++;
    for (size_t i = 0; i < draft->indicator_count; i++) {
        const struct draft_indicator *indicator = &draft->indicators[i];
        totals.unconfirmed_types += !indicator->type_confirmed;
        if (!quantity_is_number(indicator->total_progress.percent))
            continue;
        sum += indicator->total_progress.percent.value_e4;
        totals.official_count++;
    }
    if (totals.official_count > 0) {
        __int128 half = sum >= 0 ? totals.official_count / 2 : -(totals.official_count / 2);
        totals.official_progress = quantity_number((int64_t)((sum + half) / totals.official_count));
    }
    return totals;
}

static const char *format_quantity(struct quantity quantity, char text[DECIMAL_TEXT_SIZE])
{
    if (quantity.state == QUANTITY_NOT_PROGRAMMED)
        return "NP";
    return quantity_is_number(quantity) ? decimal_format_es(quantity.value_e4, 0, text)
                                        : "sin dato";
}

static void write_indicator(struct strbuf *out, const struct plan_draft *draft,
                            const struct draft_indicator *indicator)
{
    char text[DECIMAL_TEXT_SIZE];
    strbuf_printf(out, "  %s · %s (%s)\n", indicator->key, indicator->name, indicator->unit);
    strbuf_printf(out, "    %s / %s / %s\n", indicator->path[0], indicator->path[1],
                  indicator->path[2]);
    strbuf_printf(out, "    línea base %s", format_quantity(indicator->baseline.quantity, text));
    strbuf_printf(out, ", meta %s\n", format_quantity(indicator->target.quantity, text));
    strbuf_printf(out, "    tipo %s%s: %s\n", accumulation_type_label(indicator->type),
                  indicator->type_confirmed ? "" : " (por confirmar)", indicator->type_reason);
    for (int y = 0; y < draft->year_count; y++) {
        strbuf_printf(out, "    %d: programado %s", draft->first_year + y,
                      format_quantity(indicator->years[y].planned.quantity, text));
        strbuf_printf(out, ", ejecutado %s\n",
                      format_quantity(indicator->years[y].actual.quantity, text));
    }
}

static void write_tree(struct strbuf *out, const struct plan_draft *draft)
{
    struct preview_node *nodes;
    const size_t count = preview_list_tree(out->arena, draft, &nodes);
    strbuf_add(out, "\nÁrbol del plan:\n");
    for (size_t i = 0; i < count; i++) {
        const struct preview_node *node = &nodes[i];
        strbuf_printf(out, "  %s%s (programas: %d, indicadores: %d)\n",
                      node->level == 0 ? "" : "  ",
                      *node->name != '\0' ? node->name
                      : node->level == 0  ? "(sin línea)"
                                          : "(sin componente)",
                      node->programmes, node->indicators);
    }
}

static void write_problems(struct strbuf *out, const struct plan_draft *draft,
                           const struct preview_totals *totals)
{
    strbuf_printf(
        out, "\nProblemas: %s, %s, %s\n",
        count_text(out->arena, totals->by_severity[PROBLEM_ERROR], "error", "errores"),
        count_text(out->arena, totals->by_severity[PROBLEM_WARNING], "advertencia", "advertencias"),
        count_text(out->arena, totals->by_severity[PROBLEM_INFO], "información", "informaciones"));
    for (int severity = PROBLEM_ERROR; severity >= 0; severity--) {
        for (size_t i = 0; i < draft->problem_count; i++) {
            const struct draft_problem *problem = &draft->problems[i];
            if ((int)problem->severity != severity)
                continue;
            strbuf_printf(out, "  %s %s", severity_labels[severity], problem->code);
            if (problem->source.sheet != NULL && problem->source.sheet[0] != '\0')
                strbuf_printf(out, " · %s", problem->source.sheet);
            if (problem->source.row > 0)
                strbuf_printf(out, " fila %d", problem->source.row);
            if (problem->source.column > 0)
                strbuf_printf(out, " columna %s",
                              sheet_column_name(out->arena, problem->source.column));
            strbuf_printf(out, ": %s", problem->text);
            if (problem->source.column > 0 && problem->source.raw != NULL)
                strbuf_printf(out, " «%s»", text_collapse(out->arena, problem->source.raw));
            strbuf_printf(out, " %s\n", problem->action);
        }
    }
}

void preview_write_text(struct strbuf *out, const struct plan_draft *draft)
{
    const struct preview_totals totals = preview_count(out->arena, draft);
    char text[DECIMAL_TEXT_SIZE];
    strbuf_printf(out, "Archivo: %s\nFormato: %s (%s). %s\n", draft->file_name, draft->format_label,
                  draft->format_id, draft->format_reason);
    if (draft->plan_name[0] != '\0')
        strbuf_printf(out, "Plan: %s\n", draft->plan_name);
    strbuf_printf(out, "Periodo: %d-%d\n\nHojas:\n", draft->first_year,
                  draft->first_year + draft->year_count - 1);
    for (size_t i = 0; i < draft->sheet_count; i++) {
        const struct draft_sheet *sheet = &draft->sheets[i];
        if (sheet->used)
            strbuf_printf(
                out, "  %s: %s\n", sheet->name,
                count_text(out->arena, sheet->indicator_count, "indicador", "indicadores"));
        else
            strbuf_printf(out, "  %s: no se lee, %s\n", sheet->name, sheet->note);
    }
    strbuf_printf(
        out, "\nIndicadores: %zu en %s, %s y %s; %s; %s\n", draft->indicator_count,
        count_text(out->arena, totals.lines, "línea", "líneas"),
        count_text(out->arena, totals.components, "componente", "componentes"),
        count_text(out->arena, totals.programmes, "programa", "programas"),
        count_text(out->arena, draft->left_out_count, "fila por fuera", "filas por fuera"),
        count_text(out->arena, totals.unconfirmed_types, "tipo por confirmar",
                   "tipos por confirmar"));
    if (totals.official_count > 0)
        strbuf_printf(out, "Avance oficial a la fecha: %s %% (promedio de %d indicadores)\n",
                      format_quantity(totals.official_progress, text), totals.official_count);
    write_tree(out, draft);
    strbuf_add(out, "\nPrimeras filas:\n");
    for (size_t i = 0; i < draft->indicator_count && i < SHOWN_ROWS; i++)
        write_indicator(out, draft, &draft->indicators[i]);
    if (draft->question_count > 0)
        strbuf_add(out, "\nPreguntas:\n");
    for (size_t i = 0; i < draft->question_count; i++) {
        const struct draft_question *question = &draft->questions[i];
        strbuf_printf(out, "  %s (%s): %s [--answer %s=si|no]\n", question->text, question->detail,
                      question->answer_yes ? "sí" : "no", question->id);
    }
    write_problems(out, draft, &totals);
}
