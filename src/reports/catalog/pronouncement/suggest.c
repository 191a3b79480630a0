/* First sentences for the council's texts, from the figures. */
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/strbuf.h"

#include "base/banned.h"

static void add_names(struct strbuf *out, const struct board_row *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        strbuf_printf(out, "- %s.\n", rows[i]->indicator->name);
}

static const char *suggest_advances(struct arena *arena, const struct board *board)
{
    const struct board_row *best[PRONOUNCEMENT_BEST_COUNT];
    struct strbuf out;
    size_t count = pronouncement_find_best(board, best);
    strbuf_init(&out, arena);
    strbuf_add(&out, pronouncement_pace_sentence(arena, board));
    if (count > 0) {
        strbuf_add(&out, " Los que más avanzaron:\n\n");
        add_names(&out, best, count);
    }
    return out.data;
}

static const char *suggest_pending(struct arena *arena, const struct board *board)
{
    const struct board_row *worst[PRONOUNCEMENT_WORST_COUNT];
    struct strbuf out;
    size_t count = pronouncement_find_worst(board, worst);
    int unreported = pronouncement_count_unreported(board);
    strbuf_init(&out, arena);
    if (unreported > 0)
        strbuf_printf(&out,
                      unreported == 1 ? "Falta el reporte de %d indicador programado para %d. "
                                      : "Falta el reporte de %d indicadores programados para %d. ",
                      unreported, board->request.cut_year);
    if (count > 0) {
        strbuf_add(&out, "Lo que va más atrasado:\n\n");
        add_names(&out, worst, count < PRONOUNCEMENT_BEST_COUNT ? count : PRONOUNCEMENT_BEST_COUNT);
    }
    return out.data;
}

static const char *suggest_requests(struct arena *arena, const struct board *board)
{
    const struct board_row *worst[PRONOUNCEMENT_WORST_COUNT];
    struct strbuf out;
    size_t count = pronouncement_find_worst(board, worst);
    strbuf_init(&out, arena);
    for (size_t i = 0; i < count && i < 3; i++)
        strbuf_printf(&out, "%zu. Presentar un cronograma para «%s». Responde: %s. Plazo: \n",
                      i + 1, worst[i]->indicator->name,
                      worst[i]->indicator->responsible[0] != '\0' ? worst[i]->indicator->responsible
                                                                  : "la administración");
    return out.data;
}

const char *pronouncement_suggest(struct arena *arena, const struct pronouncement *pronouncement,
                                  enum report_section section)
{
    const struct board *board = pronouncement->board;
    if (board == NULL)
        return "";
    switch (section) {
    case REPORT_SECTION_PRESENTATION:
        return arena_printf(arena,
                            "El consejo presenta su pronunciamiento sobre el plan «%s», con datos "
                            "al 31 de diciembre de %d.",
                            board->plan->name, board->request.cut_year);
    case REPORT_SECTION_ADVANCES:
        return suggest_advances(arena, board);
    case REPORT_SECTION_PENDING:
        return suggest_pending(arena, board);
    case REPORT_SECTION_VERIFICATION:
        return pronouncement_verdict_sentence(arena, board);
    case REPORT_SECTION_REQUESTS:
        return suggest_requests(arena, board);
    case REPORT_SECTION_CONCLUSIONS:
        return pronouncement_pace_sentence(arena, board);
    case REPORT_SECTION_CAUSES:
    case REPORT_SECTION_DIFFERENCES:
    case REPORT_SECTION_RECORD:
    case REPORT_SECTION_COUNT:
        break;
    }
    return "";
}
