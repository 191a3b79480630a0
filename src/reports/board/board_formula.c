#include "reports/board/board_formula.h"

#include "base/strbuf.h"

#include "base/banned.h"

static int year_name(const struct board_formula *f, int year)
{
    return f->board->plan->first_year + year - 1;
}

static const char *planned(const struct board_formula *f, int year)
{
    return arena_printf(f->arena, "{programado_%d}", year_name(f, year));
}

static const char *actual(const struct board_formula *f, int year)
{
    return arena_printf(f->arena, "{ejecutado_%d}", year_name(f, year));
}

static bool is_lower_better(const struct board_formula *f)
{
    return f->row->indicator->type == ACCUMULATION_MAINTENANCE &&
           f->row->indicator->direction == DIRECTION_LOWER_IS_BETTER;
}

static bool is_reduction(const struct board_formula *f)
{
    return f->row->indicator->type == ACCUMULATION_REDUCTION ||
           f->row->indicator->type == ACCUMULATION_YEARLY_REDUCTION;
}

static bool is_programmed(const struct board_formula *f, int year)
{
    return evaluation_is_programmed(&f->row->input, year);
}

static bool is_reported(const struct board_formula *f, int year)
{
    return quantity_is_number(f->row->years[year - 1].actual);
}

static bool is_sound(const struct board_formula *f)
{
    return f->row->is_evaluated && f->row->evaluation.error == EVALUATION_OK;
}

/* The cut, or the year before where the report of the cut is not yet due. */
static int due_cut(const struct board_formula *f)
{
    bool is_early = f->row->evaluation.state == RATING_NO_REPORT && !f->board->is_deadline_passed;
    return f->board->cut - (is_early ? 1 : 0);
}

/* The last year up to last that was programmed (reported); 0 for none. */
static int last_programmed(const struct board_formula *f, int last)
{
    while (last > 0 && !is_programmed(f, last))
        last--;
    return last;
}

static int last_reported(const struct board_formula *f)
{
    int last = f->board->cut;
    while (last > 0 && !is_reported(f, last))
        last--;
    return last;
}

static const char *sum(const struct board_formula *f, const char *key, int last)
{
    struct strbuf text;
    strbuf_init(&text, f->arena);
    for (int year = 1; year <= last; year++)
        strbuf_printf(&text, "%s{%s_%d}", year == 1 ? "SUM(" : ",", key, year_name(f, year));
    strbuf_add(&text, last == 0 ? "0" : ")");
    return text.data;
}

static const char *net_target(const struct board_formula *f)
{
    return f->row->indicator->target_includes_baseline ? "({meta}-{linea_base})" : "{meta}";
}

/* The last level that was reported, or where it began. */
static const char *level(const struct board_formula *f)
{
    int year = last_reported(f);
    return year == 0 ? "{linea_base}" : actual(f, year);
}

/* How much of the way from the baseline to the target a level has come. */
static const char *share_of_way(const struct board_formula *f, const char *at)
{
    return arena_printf(f->arena,
                        is_reduction(f) ? "({linea_base}-%s)/({linea_base}-{meta})"
                                        : "(%s-{linea_base})/({meta}-{linea_base})",
                        at);
}

static const char *compliance_of_level(const struct board_formula *f, const char *p, const char *e)
{
    if (is_reduction(f))
        return arena_printf(
            f->arena, "IF(%s<{linea_base},({linea_base}-%s)/({linea_base}-%s),IF(%s<=%s,1,0))", p,
            e, p, e, p);
    return arena_printf(f->arena,
                        "IF(%s>{linea_base},(%s-{linea_base})/(%s-{linea_base}),IF(%s>=%s,1,0))", p,
                        e, p, e, p);
}

static const char *compliance_rule(const struct board_formula *f, int year)
{
    const char *p = planned(f, year), *e = actual(f, year);
    if (f->row->indicator->type == ACCUMULATION_CAPACITY || is_reduction(f))
        return compliance_of_level(f, p, e);
    if (is_lower_better(f))
        return arena_printf(f->arena, "IF(%s<=%s,1,%s/%s)", e, p, p, e);
    if (f->row->indicator->type == ACCUMULATION_SUM && is_sound(f))
        return arena_printf(f->arena, "IF(AND(%s<%s,%s>=%s),\"\",%s/%s)", e, p,
                            sum(f, "ejecutado", year), net_target(f), e, p);
    return arena_printf(f->arena, "%s/%s", e, p);
}

const char *board_formula_compliance(const struct board_formula *f, int year)
{
    bool exists = ratio_exists(f->row->years[year - 1].compliance);
    bool may_come = is_sound(f) && year <= f->board->cut && is_programmed(f, year) &&
                    !is_reported(f, year) && f->row->evaluation.state != RATING_MET;
    if (!exists && !may_come)
        return NULL;
    return arena_printf(f->arena, "IF(ISNUMBER(%s),%s,\"\")", actual(f, year),
                        compliance_rule(f, year));
}

/* Programmed years up to last as a sum of ones: "(N({programado_2024})<>0)+…". */
static const char *count_programmed(const struct board_formula *f, int last)
{
    struct strbuf text;
    strbuf_init(&text, f->arena);
    for (int year = 1; year <= last; year++) {
        strbuf_add(&text, year == 1 ? "(" : "+");
        strbuf_printf(&text, is_lower_better(f) ? "ISNUMBER(%s)" : "(N(%s)<>0)", planned(f, year));
    }
    strbuf_add(&text, last == 0 ? "0" : ")");
    return text.data;
}

const char *board_formula_due(const struct board_formula *f, int year)
{
    int last = year == 0 ? due_cut(f) : year;
    int end = f->board->plan->year_count, on = last_programmed(f, last);
    if (!is_sound(f) || last_programmed(f, end) == 0 ||
        (last == end && f->row->indicator->type != ACCUMULATION_MAINTENANCE))
        return NULL;
    switch (f->row->indicator->type) {
    case ACCUMULATION_SUM:
        return arena_printf(f->arena, "%s/%s", sum(f, "programado", last), net_target(f));
    case ACCUMULATION_FLOW:
        return on == 0 ? NULL : arena_printf(f->arena, "%s/{meta}", planned(f, on));
    case ACCUMULATION_MAINTENANCE:
        return arena_printf(f->arena, "%s/%s", count_programmed(f, last), count_programmed(f, end));
    case ACCUMULATION_CAPACITY:
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return on == 0 ? NULL : share_of_way(f, planned(f, on));
    case ACCUMULATION_NONE:
        break;
    }
    return NULL;
}

static const char *progress_of_maintenance(const struct board_formula *f)
{
    struct strbuf text;
    strbuf_init(&text, f->arena);
    for (int year = 1; year <= f->board->cut; year++)
        strbuf_printf(&text, "%sMIN(1,MAX(0,N({cumplimiento_%d})))", year == 1 ? "(" : "+",
                      year_name(f, year));
    strbuf_printf(&text, ")/%s", count_programmed(f, f->board->plan->year_count));
    return text.data;
}

const char *board_formula_progress(const struct board_formula *f)
{
    if (!is_sound(f) || !ratio_exists(f->row->evaluation.progress))
        return NULL;
    int on = last_programmed(f, due_cut(f));
    switch (f->row->indicator->type) {
    case ACCUMULATION_SUM:
        return arena_printf(f->arena, "%s/%s", sum(f, "ejecutado", f->board->cut), net_target(f));
    case ACCUMULATION_FLOW:
        return on == 0 ? NULL : arena_printf(f->arena, "N(%s)/{meta}", actual(f, on));
    case ACCUMULATION_MAINTENANCE:
        return progress_of_maintenance(f);
    case ACCUMULATION_CAPACITY:
    case ACCUMULATION_REDUCTION:
    case ACCUMULATION_YEARLY_REDUCTION:
        return share_of_way(f, level(f));
    case ACCUMULATION_NONE:
        break;
    }
    return NULL;
}

const char *board_formula_pace(const struct board_formula *f)
{
    return ratio_exists(f->row->evaluation.pace) ? "{avance}/MIN(1,{debido})" : NULL;
}

const char *board_formula_shortfall_year(const struct board_formula *f)
{
    if (!f->row->evaluation.shortfall_year.exists)
        return NULL;
    const char *p = planned(f, f->board->cut), *e = actual(f, f->board->cut);
    bool is_upside_down = is_reduction(f) || is_lower_better(f);
    return arena_printf(f->arena, "MAX(0,%s-%s)", is_upside_down ? e : p, is_upside_down ? p : e);
}

const char *board_formula_shortfall_to_date(const struct board_formula *f)
{
    int on = last_programmed(f, f->board->cut);
    if (!is_sound(f) || !f->row->evaluation.shortfall_to_date.exists)
        return NULL;
    if (f->row->indicator->type == ACCUMULATION_SUM)
        return arena_printf(f->arena, "MAX(0,%s-%s)", sum(f, "programado", f->board->cut),
                            sum(f, "ejecutado", f->board->cut));
    if (is_reduction(f))
        return arena_printf(f->arena, "MAX(0,%s-%s)", level(f), planned(f, on));
    if (f->row->indicator->type == ACCUMULATION_CAPACITY)
        return arena_printf(f->arena, "MAX(0,%s-%s)", planned(f, on), level(f));
    return "{faltante}";
}

const char *board_formula_shortfall_term(const struct board_formula *f)
{
    if (!is_sound(f) || !f->row->evaluation.shortfall_term.exists)
        return NULL;
    int on = last_programmed(f, due_cut(f));
    if (f->row->indicator->type == ACCUMULATION_SUM)
        return arena_printf(f->arena, "MAX(0,%s-%s)", net_target(f),
                            sum(f, "ejecutado", f->board->cut));
    if (is_reduction(f))
        return arena_printf(f->arena, "MAX(0,%s-{meta})", level(f));
    if (f->row->indicator->type == ACCUMULATION_CAPACITY)
        return arena_printf(f->arena, "MAX(0,{meta}-%s)", level(f));
    return on == 0 ? "{meta}" : arena_printf(f->arena, "MAX(0,{meta}-N(%s))", actual(f, on));
}

const char *board_formula_required_pace(const struct board_formula *f)
{
    if (!is_sound(f) || !f->row->evaluation.required_pace.exists)
        return NULL;
    return arena_printf(f->arena, "ROUND({faltante_cuatrienio}/%d,4)",
                        f->board->plan->year_count - f->board->cut);
}

/* The word of the band of a cell; rounded, so that 0.6 made of decimals is not less than 0.6. */
static const char *band_of(const struct board_formula *f, const char *cell)
{
    struct strbuf text;
    strbuf_init(&text, f->arena);
    for (int i = 0; i < 4; i++) {
        int limit = f->board->request.bands.lower_e4[i];
        strbuf_printf(&text, "IF(ROUND(MIN(1,MAX(0,%s)),9)<%d.%04d,\"%s\",", cell, limit / 10000,
                      limit % 10000, rating_label((enum rating)(RATING_CRITICAL + i)));
    }
    strbuf_printf(&text, "\"%s\"))))", rating_label(RATING_OUTSTANDING));
    return text.data;
}

const char *board_formula_rating_year(const struct board_formula *f)
{
    const char *cell = arena_printf(f->arena, "{cumplimiento_%d}", f->board->request.cut_year);
    bool is_live = board_formula_compliance(f, f->board->cut) != NULL;
    enum rating rating = f->row->evaluation.rating_year;
    if (!is_live || (rating != RATING_NO_REPORT && !rating_is_band(rating)))
        return NULL;
    return arena_printf(f->arena, "IF(%s=\"\",\"%s\",%s)", cell, rating_label(RATING_NO_REPORT),
                        band_of(f, cell));
}

const char *board_formula_rating_term(const struct board_formula *f)
{
    bool is_live =
        ratio_exists(f->row->evaluation.pace) && rating_is_band(f->row->evaluation.rating_term);
    return is_live ? band_of(f, "{ic}") : NULL;
}

const char *board_formula_mean(struct arena *arena, const char *key, const char *zeros)
{
    const char *count =
        arena_printf(arena, "(COUNT({%s:all})%s%s)", key, zeros[0] == '\0' ? "" : "+", zeros);
    return arena_printf(arena,
                        "IF(%s=0,\"\",(SUMIFS({%s:all},{%s:all},\">=0\",{%s:all},\"<=1\")+"
                        "COUNTIF({%s:all},\">1\"))/%s)",
                        count, key, key, key, key, count);
}
