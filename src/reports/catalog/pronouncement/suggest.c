/* First sentences for the council's texts, from the figures. */
#include "reports/catalog/pronouncement/pronouncement_parts.h"

#include "base/count_text.h"
#include "base/strbuf.h"
#include "reports/board/ranking.h"

#include "base/banned.h"

typedef size_t (*rank_function)(const struct board *board, enum indicator_level level,
                                const struct board_row **rows, size_t limit);

static void add_names(struct strbuf *out, const struct board *board, rank_function rank,
                      const char *intro)
{
    static const char *const words[] = {
        [INDICATOR_LEVEL_PRODUCT] = "en productos", [INDICATOR_LEVEL_RESULT] = "en resultados"};
    const struct board_row *rows[PRONOUNCEMENT_BEST_COUNT];
    for (int level = INDICATOR_LEVEL_PRODUCT; level <= INDICATOR_LEVEL_RESULT; level++) {
        size_t count = rank(board, (enum indicator_level)level, rows, PRONOUNCEMENT_BEST_COUNT);
        if (count > 0)
            strbuf_printf(out, "%s%s, %s:\n", out->length == 0 ? "" : "\n\n", intro, words[level]);
        for (size_t i = 0; i < count; i++)
            strbuf_printf(out, "\n- %s.", rows[i]->indicator->name);
    }
}

static const char *suggest_advances(struct arena *arena, const struct board *board)
{
    struct strbuf out;
    strbuf_init(&out, arena);
    strbuf_add(&out, pronouncement_pace_sentence(arena, board));
    add_names(&out, board, board_rank_ahead, "Lo que más avanzó");
    return out.data;
}

static const char *suggest_pending(struct arena *arena, const struct board *board)
{
    struct strbuf out;
    int unreported = pronouncement_count_unreported(board);
    strbuf_init(&out, arena);
    if (unreported > 0)
        strbuf_printf(&out, "Falta el reporte de %s para %d.",
                      count_text(arena, unreported, "indicador de producto programado",
                                 "indicadores de producto programados"),
                      board->request.cut_year);
    add_names(&out, board, board_rank_behind, "Lo que va más atrasado");
    return out.data;
}

/* Of the products first, since they are what the administration delivers. */
static const char *suggest_requests(struct arena *arena, const struct board *board)
{
    enum { REQUESTS = 3 };
    const struct board_row *worst[REQUESTS];
    struct strbuf out;
    size_t count = board_rank_behind(board, INDICATOR_LEVEL_PRODUCT, worst, REQUESTS);
    count += board_rank_behind(board, INDICATOR_LEVEL_RESULT, worst + count, REQUESTS - count);
    strbuf_init(&out, arena);
    for (size_t i = 0; i < count; i++)
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
