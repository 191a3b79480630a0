#include "reports/board/board_table.h"

#include "base/banned.h"

enum chart_symbol board_symbol(enum rating rating)
{
    switch (rating) {
    case RATING_CRITICAL:
        return CHART_SYMBOL_BAND_1;
    case RATING_LOW:
        return CHART_SYMBOL_BAND_2;
    case RATING_MEDIUM:
        return CHART_SYMBOL_BAND_3;
    case RATING_SATISFACTORY:
        return CHART_SYMBOL_BAND_4;
    case RATING_OUTSTANDING:
        return CHART_SYMBOL_BAND_5;
    case RATING_MET:
        return CHART_SYMBOL_MET;
    case RATING_NO_YEARLY_TARGET:
        return CHART_SYMBOL_NO_TARGET;
    case RATING_NOT_PROGRAMMED:
        return CHART_SYMBOL_NOT_PROGRAMMED;
    case RATING_NO_REPORT:
        return CHART_SYMBOL_NO_REPORT;
    case RATING_DATA_ERROR:
        return CHART_SYMBOL_ERROR;
    case RATING_NONE:
    case RATING_REPORTED:
    case RATING_COUNT:
        break;
    }
    return CHART_SYMBOL_NONE;
}

struct quantity board_percent(struct ratio ratio)
{
    return ratio_exists(ratio) ? quantity_number(ratio_percent_e4(ratio)) : (struct quantity){0};
}

struct quantity board_quantity(struct amount amount)
{
    bool fits = amount.exists && amount.value_e4 <= INT64_MAX;
    return fits ? quantity_number((int64_t)amount.value_e4) : (struct quantity){0};
}

/* " · 2 ya cumplidos"; nothing for none. */
static void add_count(struct strbuf *text, int count, const char *what)
{
    if (count > 0)
        strbuf_printf(text, " · %d %s%s", count, what, count == 1 ? "" : "s");
}

const char *board_summary_text(struct arena *arena, const struct board *board,
                               const struct node_summary *summary)
{
    char percent[RATIO_TEXT_SIZE];
    struct strbuf text;
    strbuf_init(&text, arena);
    strbuf_printf(&text, "%d de %d reportados", summary->reported,
                  summary->reported + summary->no_report + summary->with_error);
    if (ratio_exists(summary->coverage))
        strbuf_printf(&text, " (cobertura %s\u00a0%%)",
                      ratio_format_percent_es(summary->coverage, percent));
    add_count(&text, summary->not_programmed, "no programado");
    add_count(&text, summary->met, "ya cumplido");
    if (summary->with_error > 0)
        strbuf_printf(&text, " · %d con error de datos", summary->with_error);
    if (ratio_exists(summary->compliance))
        strbuf_printf(&text, " · cumplimiento de %d: %s\u00a0%%", board->request.cut_year,
                      ratio_format_percent_es(summary->compliance, percent));
    if (ratio_exists(summary->progress))
        strbuf_printf(&text, " · avance %s\u00a0%%",
                      ratio_format_percent_es(summary->progress, percent));
    if (ratio_exists(summary->progress) && ratio_exists(summary->due))
        strbuf_printf(&text, " de %s\u00a0%% debido",
                      ratio_format_percent_es(summary->due, percent));
    return text.data;
}
