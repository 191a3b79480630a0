/* The words of headers, and what they mean: the knowledge that recognises files nobody has seen. */
#include "exchange/plan_file/column.h"

#include <string.h>

#include "base/strbuf.h"
#include "exchange/plan_file/header_words.h"

#include "base/banned.h"

/* Money, evidence, projects: columns that say nothing about targets and results. */
static const char ignored[] =
    "recurso|presupuest|apropiacion|compromiso|pagos$|obligacion|financ|sgp$|sgr$|credito|cofinanc|"
    "transferenc|inversion|fuente|costo|pesos$|millones|ppi$|poai$|rubro|bpin|soporte|evidencia|"
    "observ|justific|enlace|link|url$|ods$|proyecto|ubicacion|vereda|fecha corte|ano base|"
    "anio base|ano lb$|ano l$ b$|vigencia base|semaforo|imagen|numero programas|dane$|divipola|"
    "entidad territorial|supuest|municipio|departamento|poblacion|numero metas|no$ metas";

static const char percent[] = "%|porcentaje|porcentual|porc$|pct$";

struct rule {
    enum column_meaning meaning;
    enum column_content content; /* EMPTY: of any content */
    int strength;
    const char *any, *none;
};

/* Short names for the table below. */
#define ANY COLUMN_CONTENT_EMPTY
#define TEXT COLUMN_CONTENT_TEXT
#define NUMBER COLUMN_CONTENT_NUMBER

/* Headers without a year; the first rule that matches holds. */
static const struct rule rules[] = {
    {COLUMN_INCLUDES_BASELINE, ANY, 9, "incluye lb$|incluye linea|incluye base", ""},
    {COLUMN_BASELINE, ANY, 9, "linea base|lb$|l$ b$|lineabase|valor inicial|situacion inicial", ""},
    {COLUMN_PLAN_NAME, TEXT, 9, "nombre plan", "program|indicador"},
    {COLUMN_YEAR_STATE, ANY, 8, "estado program|programado no$", ""},
    {COLUMN_TYPE, TEXT, 9, "acumulacion|tipo acumul", ""},
    {COLUMN_TYPE, TEXT, 6, "comportamiento|tipo meta", ""},
    {COLUMN_TREND, TEXT, 9, "tendencia", ""},
    {COLUMN_TREND, TEXT, 6, "orientacion", ""},
    {COLUMN_DIRECTION, TEXT, 5, "sentido", ""},
    {COLUMN_LEVEL, TEXT, 7, "nivel|tipo indicador", ""},
    {COLUMN_RESPONSIBLE, ANY, 9, "responsable", "correo|telefono|cargo"},
    {COLUMN_RESPONSIBLE, TEXT, 7, "dependencia|unidad ejecutora|secretaria|oficina|lider", ""},
    {COLUMN_UNIT, ANY, 9, "unidad medida|unidad$|u$ m$|um$|und$|unid$", "valor"},
    {COLUMN_UNIT, TEXT, 4, "medida", "indicador"},
    {COLUMN_CODE, ANY, 9, "sispt", "meta|program|ejec|avance"},
    {COLUMN_NONE, ANY, 0, "cod sector|cod ods|cod linea|cod eje|cod componente|cod mr$", ""},
    {COLUMN_NONE, NUMBER, 0, "mga sector", ""},
    {COLUMN_NONE, ANY, 0, "cod subprograma|cod resultado|cod sub$", ""},
    {COLUMN_PROGRAMME_CODE, ANY, 8, "cod programa|no$ programa|numero programa", ""},
    {COLUMN_MGA_CODE, ANY, 9, "cod indicador mga|cod mga indicador", ""},
    {COLUMN_CODE, ANY, 8, "cod meta|no$ meta|numero meta|id$ meta", ""},
    {COLUMN_MGA_CODE, ANY, 7, "cod mga|cod indicador producto|cod producto|ccpet", ""},
    {COLUMN_MGA_CODE, NUMBER, 7, "producto mga|mga$", "sector|programa"},
    {COLUMN_CODE, ANY, 6, "cod indicador|consecutivo|cod$ interno|codigo$|cod$", ""},
    {COLUMN_CODE, ANY, 3, "id$|item|no$|n°|nro$|num$|n$", "programa|eje"},
    {COLUMN_WEIGHT, ANY, 7, "peso$|ponder",
     "eje|linea|programa|componente|sector|subprograma|dimension|presupuest"},
    {COLUMN_NONE, ANY, 0, "peso$|ponder", ""},
    {COLUMN_TARGET, NUMBER, 9,
     "meta cuatr|esperado cuatr|meta total|meta plan|meta final|program cuatr",
     "%|avance|ejec|cumpl|acumul|logr|falt"},
    {COLUMN_TARGET, NUMBER, 7,
     "meta periodo|meta gobierno|meta 4 anos|cuatrienal|cuatrienio$|cuatrenio$",
     "%|avance|ejec|cumpl|acumul|logr|porcentaje|falt"},
    {COLUMN_TOTAL_ACTUAL, NUMBER, 7,
     "avance acumul|ejec acumul|total ejec|ejec cuatr|resultado acumul|"
     "logro acumul|acumulado$|avance total|total avance|avance cuatr|ejec total",
     percent},
    {COLUMN_TOTAL_ACTUAL, NUMBER, 4, "avance fecha", percent},
    {COLUMN_TOTAL_PROGRESS, NUMBER, 8,
     "% fecha|% acumul|% cuatr|% total|% plan|% pdm$|% p$ d$|% pd$|"
     "porcentaje cuatr|porcentaje acumul|porcentaje total|porcentaje fecha|porcentaje "
     "plan|cumplimiento "
     "total|cumplimiento cuatr|cumplimiento acumul",
     "program|planead|falt|trim"},
    {COLUMN_TOTAL_PROGRESS, NUMBER, 4,
     "% avance|% cumpl|% ejec|porcentaje avance|porcentaje cumpl|"
     "porcentaje ejec|cumplimiento",
     "falt|trim"},
    {COLUMN_TARGET, NUMBER, 4,
     "meta producto|meta program|metas$|meta$|valor esperado|programado total|"
     "total programado|meta fisica",
     "%|avance|ejec|cumpl|acumul|logr|falt|trim|resultado"},
    {COLUMN_NAME, TEXT, 8, "indicador producto|nombre indicador", "cod|resultado|personaliz"},
    {COLUMN_NAME, TEXT, 4, "personaliz", "cod"},
    {COLUMN_NAME, TEXT, 4, "indicador resultado|indicador bienestar|indicador impacto", "cod"},
    {COLUMN_NAME, TEXT, 7, "indicador", "cod|formula|descripcion|tipo"},
    {COLUMN_NAME, TEXT, 6, "meta producto|descripcion meta|nombre meta|meta descripcion", "cod"},
    {COLUMN_NAME, TEXT, 3, "meta resultado|resultado esperado", "cod"},
    {COLUMN_NAME, TEXT, 5, "metas$|meta$", "cod"},
    {COLUMN_SUBPROGRAMME, TEXT, 8, "subprograma|sub programa|sub$ programa", "cod"},
    {COLUMN_PROGRAMME, TEXT, 8, "programa", "cod|estado|no$|acumul"},
    {COLUMN_LINE, ANY, 9, "linea estrat|eje estrat|eje$|lineas$ estrat", "cod"},
    {COLUMN_LINE, TEXT, 7, "linea$|lineas$|dimension|pilar|ejes$", "cod"},
    {COLUMN_LINE, TEXT, 4, "objetivo estrat|reto$|apuesta", "cod"},
    {COLUMN_COMPONENT, TEXT, 9, "componente", "cod"},
    {COLUMN_COMPONENT, TEXT, 5, "sector", "cod"},
    {COLUMN_COMPONENT, TEXT, 3, "area$|tema$|subeje", "cod"},
    {COLUMN_NAME, TEXT, 4, "producto", "cod"},
    {COLUMN_NAME, TEXT, 2, "nombre|descripcion", "cod|respons"},
};

/* Numbers with words are figures only under a header that is sure of them. */
static bool fits(const struct rule *rule, enum column_content content)
{
    enum { SURE = 7 };
    if (content == COLUMN_CONTENT_UNITS)
        return rule->content != NUMBER || rule->strength >= SURE;
    return rule->content == ANY || rule->content == content ||
           (content == COLUMN_CONTENT_EMPTY && rule->content == TEXT);
}

static void claim_plain(const struct header_words *words, enum column_content content,
                        struct column_claim *claim)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        const struct rule *rule = &rules[i];
        if (!fits(rule, content) || !header_words_match_any(words, rule->any) ||
            (*rule->none != '\0' && header_words_match_any(words, rule->none)))
            continue;
        claim->meaning = rule->meaning;
        claim->strength = rule->strength;
        return;
    }
}

static const char actual_strong[] =
    "ejec|logrado|logro|alcanzad|realizad|reportad|obtenid|cumplid|entregad|valor actual";
static const char actual_weak[] = "avance|resultado|seguimiento";
static const char planned_strong[] =
    "programad|programac|prog$|planead|planific|esperad|proyectad|previst";

static void set_claim(struct column_claim *claim, enum column_meaning meaning, int strength)
{
    claim->meaning = meaning;
    claim->strength = strength;
}

static void claim_yearly_percent(const struct header_words *words, struct column_claim *claim)
{
    if (header_words_match_any(words, "cuatr|acumul|fecha"))
        set_claim(claim, COLUMN_PROGRESS, 7);
    else if (header_words_match_any(words, "cumpl|p$ a$|pa$|eficacia"))
        set_claim(claim, COLUMN_COMPLIANCE, 9);
    else if (header_words_match_any(words, "p$ d$|pd$|pdm$|pdt$|pdd$|plan desarrollo"))
        set_claim(claim, COLUMN_PROGRESS, 8);
    else if (header_words_match_any(words, actual_strong) ||
             header_words_match_any(words, actual_weak))
        set_claim(claim, COLUMN_COMPLIANCE, 5);
}

/* "P 2024", "E2024": the letters of the method. */
static bool is_letter(const struct header_words *words, const char *letter)
{
    const char *first = words->tokens[0];
    return words->count <= 2 && first[0] == letter[0] &&
           (first[1] == '\0' || strncmp(first + 1, "20", 2) == 0);
}

static void claim_yearly_quantity(const struct header_words *words, struct column_claim *claim)
{
    const bool is_done = header_words_match_any(words, actual_strong);
    const bool is_planned = header_words_match_any(words, planned_strong);
    const bool is_advance = header_words_match_any(words, actual_weak);
    const bool is_target = header_words_match_any(words, "meta|metas|program");
    if (is_done && is_planned)
        set_claim(claim, header_words_match(words, "vs$") ? COLUMN_NONE : COLUMN_PLANNED, 2);
    else if (is_done)
        set_claim(claim, COLUMN_ACTUAL, 8);
    else if (header_words_match_any(words, "cumplimiento|eficacia|eficiencia"))
        set_claim(claim, COLUMN_COMPLIANCE, 4);
    else if (is_planned && !(is_advance && header_words_match_any(words, "meta")))
        set_claim(claim, COLUMN_PLANNED, 8);
    else if (is_advance)
        set_claim(claim, COLUMN_ACTUAL, header_words_match(words, "resultado") ? 6 : 5);
    else if (is_target)
        set_claim(claim, COLUMN_PLANNED, 7);
    else if (is_letter(words, "p"))
        set_claim(claim, COLUMN_PLANNED, 6);
    else if (is_letter(words, "e"))
        set_claim(claim, COLUMN_ACTUAL, 6);
    else if (words->count == 1 ||
             (words->count <= 3 &&
              header_words_match_any(words, "ano$|vigencia|anualidad|valor$|cantidad")))
        set_claim(claim, COLUMN_PLANNED, 3);
    else if (claim->part != 0)
        set_claim(claim, COLUMN_ACTUAL, 2); /* "T1 2024" beside a year's target */
}

static const char *const ordinals[][4] = {
    {"t1$|1t$|q1$|i$|primer|1er$|1$", "t2$|2t$|q2$|ii$|segundo|2do$|2$",
     "t3$|3t$|q3$|iii$|tercer|3er$|3$", "t4$|4t$|q4$|iv$|cuarto|4to$|4$"},
};

static const char *const months[] = {"enero", "febrero", "marzo",   "abril",   "mayo$",  "junio",
                                     "julio", "agosto",  "septiem", "octubre", "noviem", "diciem"};

static int find_month(const struct header_words *words)
{
    for (int i = 0; i < 12; i++)
        if (header_words_match(words, months[i]))
            return i + 1;
    return 0;
}

/* "Avance a 30 de junio": the year up to then. */
static bool is_cut(const struct header_words *words)
{
    return header_words_match_any(words, "corte|fecha|hasta|al$|a$");
}

/* The quarter, half or month that a column covers; 0: the whole year. */
static int find_part(const struct header_words *words)
{
    if (header_words_match_any(words, "trim|semestre|bimestre|cuatrimestre|t$|"
                                      "t1$|t2$|t3$|t4$|q1$|q2$|q3$|q4$")) {
        for (int i = 0; i < 4; i++)
            if (header_words_match_any(words, ordinals[0][i]))
                return i + 1;
        return 1;
    }
    return is_cut(words) ? 0 : find_month(words);
}

/* "ano 1", "vigencia 2": the year's place in the period. */
static int find_relative_year(const struct header_words *words)
{
    for (int i = 0; i + 1 < words->count; i++) {
        const char *next = words->tokens[i + 1];
        if ((strcmp(words->tokens[i], "ano") == 0 || strcmp(words->tokens[i], "vigencia") == 0) &&
            next[0] >= '1' && next[0] <= '8' && next[1] == '\0')
            return next[0] - '0';
    }
    return 0;
}

static const char *make_stem(struct arena *arena, const struct header_words *words)
{
    struct strbuf stem;
    strbuf_init(&stem, arena);
    for (int i = 0; i < words->count; i++) {
        int year;
        const bool is_number = words->tokens[i][0] >= '0' && words->tokens[i][0] <= '9';
        if (column_find_years(words->tokens[i], &year, 1) == 0 && !is_number)
            strbuf_printf(&stem, "%s ", words->tokens[i]);
    }
    return stem.data;
}

/* "META 2024-2027": the target of the whole term. */
static bool is_term_target(const struct header_words *words, const int years[2])
{
    enum { SHORTEST_TERM = 3, LONGEST_TERM = 7 };
    const int span = years[1] - years[0];
    return span >= SHORTEST_TERM && span <= LONGEST_TERM && header_words_match(words, "meta") &&
           !header_words_match_any(words, "%|avance|ejec|cumpl|acumul|logr|alcanz|falt|porc");
}

static bool is_state(const struct header_words *words)
{
    return header_words_match_any(words, "estado program|programado no$");
}

struct column_claim column_read_header(struct arena *arena, const char *folded,
                                       enum column_content content)
{
    struct column_claim claim = {.meaning = COLUMN_NONE, .stem = ""};
    const struct header_words words = header_words_cut(arena, folded);
    int years[2] = {0};
    const int year_count = column_find_years(folded, years, 2);
    if (words.count == 0 || header_words_match_any(&words, ignored))
        return claim;
    claim.stem = make_stem(arena, &words);
    claim.year = year_count == 1 ? years[0] : year_count == 0 ? find_relative_year(&words) : 0;
    if (claim.year == 0 || header_words_match_any(&words, "linea base|lb$|l$ b$")) {
        claim.year = 0;
        if (content != COLUMN_CONTENT_TEXT && is_term_target(&words, years))
            set_claim(&claim, COLUMN_TARGET, 8);
        else
            claim_plain(&words, content, &claim);
    } else if (is_state(&words)) {
        set_claim(&claim, COLUMN_YEAR_STATE, 8);
    } else if (content != COLUMN_CONTENT_TEXT) {
        claim.part = find_part(&words);
        claim.cut_month = claim.part == 0 && is_cut(&words) ? find_month(&words) : 0;
        if (header_words_match_any(&words, percent))
            claim_yearly_percent(&words, &claim);
        else
            claim_yearly_quantity(&words, &claim);
    }
    return claim;
}

bool column_is_group(const char *folded)
{
    int years[3];
    struct arena arena = {0};
    const struct header_words words = header_words_cut(&arena, folded);
    const int count = column_find_years(folded, years, 3);
    const bool is_group =
        count == 1 || find_relative_year(&words) > 0 ||
        (words.count > 0 && words.count <= 5 &&
         header_words_match_any(&words, "metas|programac|programad|ejecuc|ejecutad|avances|"
                                        "resultados|seguimiento|vigencia|anual|anos$|cumplim"));
    arena_release(&arena);
    return is_group;
}
