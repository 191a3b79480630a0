#include "web/html/figure.h"

#include "core/plan/assumption.h"
#include "reports/board/board_table.h"
#include "reports/chart/chart.h"
#include "web/html/html.h"
#include "web/html/widget.h"

#include "base/banned.h"

void figure_add_percent(struct strbuf *out, struct ratio ratio)
{
    char text[RATIO_TEXT_SIZE];
    if (!ratio_exists(ratio)) {
        strbuf_add(out, "–");
        return;
    }
    strbuf_add(out, ratio_format_percent_es(ratio, text));
    strbuf_add(out, "\xC2\xA0%");
}

void figure_add_amount(struct strbuf *out, struct amount amount)
{
    struct quantity quantity = board_quantity(amount);
    if (quantity_is_number(quantity))
        html_add_quantity(out, quantity);
    else
        strbuf_add(out, "–");
}

void figure_add_cell(struct strbuf *out, struct quantity quantity)
{
    if (quantity.state == QUANTITY_NOT_PROGRAMMED)
        strbuf_add(out, "<abbr title=\"No programado\">NP</abbr>");
    else
        html_add_quantity(out, quantity);
}

void figure_add_planned(struct strbuf *out, const struct indicator_year *year)
{
    bool is_assumed = year->planned.state == QUANTITY_MISSING && quantity_is_number(year->assumed);
    figure_add_cell(out, is_assumed ? year->assumed : year->planned);
    if (is_assumed)
        strbuf_printf(out, " <small>%s</small>", assumption_mark);
}

void figure_add_rating(struct strbuf *out, enum rating rating)
{
    widget_state(out, board_symbol(rating), rating_label(rating));
}

void figure_add_rating_mark(struct strbuf *out, enum rating rating)
{
    if (rating == RATING_NONE)
        return;
    chart_symbol_write_use(out, board_symbol(rating));
    strbuf_add(out, "<span class=\"v\">");
    strbuf_add(out, rating_label(rating));
    strbuf_add(out, ": </span>");
}

void figure_add_state(struct strbuf *out, enum rating rating)
{
    chart_symbol_write_use(out, board_symbol(rating));
    strbuf_add(out, rating_label(rating));
}

static void add_whole_percent(struct strbuf *out, struct ratio ratio)
{
    enum { PERCENT_E4 = DECIMAL_SCALE };
    html_add_integer(out, (ratio_percent_e4(ratio_cap(ratio)) + PERCENT_E4 / 2) / PERCENT_E4);
}

/* Sizes and colours are the style sheet's: 300 of them stand in one page. */
void figure_add_bar(struct strbuf *out, struct ratio progress, struct ratio due)
{
    strbuf_add(out, "<svg class=\"ba\" aria-hidden=\"true\"><rect width=\"");
    add_whole_percent(out, progress);
    strbuf_add(out, "%\"/>");
    if (ratio_exists(due)) {
        strbuf_add(out, "<rect x=\"");
        add_whole_percent(out, due);
        strbuf_add(out, "%\"/>");
    }
    strbuf_add(out, "</svg>");
}
