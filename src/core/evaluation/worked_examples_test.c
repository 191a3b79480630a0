/* The worked examples of the rules, each under its name, with the figures that are printed there:
 * docs/formats/evaluation.md §10, and §2.3, §2.5 and §9 of the method, from which real indicators
 * of Guatapé come. The file reads like its source: an indicator in one line, its figures in the
 * next.
 *
 *     indicator  TYPE [LB x] [M x] [P a/b/c/d] [E a/b/c/d] [CON_LB] [MENOR]; an empty or missing
 *                year is a missing cell
 *     moment     the cut, "2", or "2 antes" before the deadline of the report
 *     figures    C, A, W, IC in percent; FV, FA, FC shortfalls of the year, to date, of the four
 *                years; ritmo, exigible; "-" is empty. Words: state of the year, both semaphores,
 *                error. +NOTICE, and !NOTICE for one that must not be there. */
#include "base/test.h"

#include <stdlib.h>

#include "core/evaluation/evaluation.h"

struct example {
    const char *name, *indicator, *moment, *figures;
};

static const struct example examples[] = {
    /* §10 of the rules */
    {"Vías", "ACUMULADO LB 0 M 4 P 1/1/1/1 E 0/0.81", "2",
     "C 81 W 50 A 20.25 IC 40.5 FV 0.19 FA 1.19 FC 3.19 ritmo 1.595 exigible 2.19 REPORTADO "
     "SOBRESALIENTE BAJO"},
    {"Vías, primer año", "ACUMULADO LB 0 M 4 P 1/1/1/1 E 0/0.81", "1",
     "C 0 A 0 W 25 IC 0 FV 1 FA 1 FC 4 ritmo 1.3333 exigible 2 REPORTADO CRITICO CRITICO"},
    {"Transporte escolar", "CAPACIDAD LB 168 M 180 P 171/174/177/180 E 176", "1",
     "A 66.6667 W 25 C 266.6667 IC 266.6667 FV 0 FC 4 REPORTADO SOBRESALIENTE SOBRESALIENTE "
     "+SOBRE_EJECUCION !META_SUBESTIMADA"},
    {"Transporte escolar, P₁ 0", "CAPACIDAD LB 168 M 180 P 0/174/177/180 E 176", "1",
     "C - A 66.6667 W 0 IC - NO_PROGRAMADO NO_PROGRAMADO NO_PROGRAMADO"},
    {"Transporte escolar, P₁ 160, E 150", "CAPACIDAD LB 168 M 180 P 160/174/177/180 E 150", "1",
     "C 0 REPORTADO CRITICO CRITICO +RETROCESO"},
    {"Transporte escolar, P₁ 160, E 165", "CAPACIDAD LB 168 M 180 P 160/174/177/180 E 165", "1",
     "C 100 REPORTADO SOBRESALIENTE SOBRESALIENTE"},
    {"Productores", "MANTENIMIENTO LB 60 M 60 P 60/60/60/60 E 7/60", "2",
     "C 100 A 27.9167 W 50 IC 55.8333 REPORTADO SOBRESALIENTE BAJO"},
    {"Mortalidad en 0", "MANTENIMIENTO M 0 P 0/0/0/0 E 0/2 MENOR", "2",
     "C 0 A 25 W 50 IC 50 FV 2 REPORTADO CRITICO BAJO"},
    {"A lo más 5", "MANTENIMIENTO M 5 P 5/5/5/5 E 8 MENOR", "1",
     "C 62.5 FV 3 REPORTADO MEDIO MEDIO"},
    {"Flujo bienal", "FLUJO M 90 P 90/NP/90/NP E 90/0", "2",
     "C - A 100 W 100 IC 100 NO_PROGRAMADO NO_PROGRAMADO SOBRESALIENTE"},
    {"Cumplida antes, 10 y 0", "ACUMULADO M 10 P 5/3/1/1 E 10/0", "2",
     "C - A 100 W 80 IC 125 CUMPLIDA CUMPLIDA SOBRESALIENTE +CUMPLIDA_ANTICIPADAMENTE"},
    {"Cumplida antes, 9 y 1", "ACUMULADO M 10 P 5/3/1/1 E 9/1", "2",
     "C - A 100 W 80 IC 125 CUMPLIDA CUMPLIDA SOBRESALIENTE +CUMPLIDA_ANTICIPADAMENTE"},
    {"Se queda corto", "ACUMULADO M 10 P 1/1/1/1 E 1/1/1/1", "4",
     "C 100 A 40 W 100 IC 40 REPORTADO SOBRESALIENTE BAJO +PROGRAMACION_NO_CUADRA"},
    {"Flujo callado", "FLUJO M 90 P 90/90/90/90 E 90", "2",
     "C - A 0 W 100 IC 0 SIN_REPORTE SIN_REPORTE CRITICO +SIN_REPORTE"},
    {"Flujo callado, antes del plazo", "FLUJO M 90 P 90/90/90/90 E 90", "2 antes",
     "C - A 100 W 100 IC 100 SIN_REPORTE SIN_REPORTE SOBRESALIENTE"},

    /* §2.3 of the method */
    {"Biblioteca (330108500)", "ACUMULADO LB 0 M 25600 P 6400/6400/6400/6400 E 6566/6836", "2",
     "C 106.8125 A 52.3516 W 50 IC 104.7031 FV 0 FA 0 FC 12198 REPORTADO SOBRESALIENTE "
     "SOBRESALIENTE"},
    {"Flujo 70/80/85/90", "FLUJO M 90 P 70/80/85/90 E 68/72", "2",
     "C 90 A 80 W 88.8889 IC 90 FV 8 FC 18 REPORTADO SOBRESALIENTE SOBRESALIENTE"},
    {"Productores, primer año", "MANTENIMIENTO LB 60 M 60 P 60/60/60/60 E 7/60", "1",
     "C 11.6667 A 2.9167 W 25 IC 11.6667 FV 53 REPORTADO CRITICO CRITICO"},
    {"Reducción", "REDUCCION LB 20 M 12 P 19/17/14/12 E 19/18", "2",
     "C 66.6667 A 25 W 37.5 IC 66.6667 FV 1 FC 6 REPORTADO MEDIO MEDIO"},
    {"Peor que la línea base", "REDUCCION LB 20 M 12 P 19/17/14/12 E 21", "1",
     "C -100 A -12.5 W 12.5 IC -100 REPORTADO CRITICO CRITICO +RETROCESO"},
    {"Reducción a cero", "REDUCCION LB 8 M 0 P 6/4/2/0 E 7/5/1", "3",
     "C 116.6667 A 87.5 W 75 IC 116.6667 REPORTADO SOBRESALIENTE SOBRESALIENTE"},
    {"Hito por partes", "ACUMULADO LB 0 M 1 P 0.25/0.25/0.25/0.25 E 0.25/0.125", "2",
     "C 50 A 37.5 W 50 IC 75 FC 0.625 REPORTADO BAJO SATISFACTORIO"},

    /* §9 of the method: fifteen of Guatapé (two stand above) */
    {"Vivienda (400103200)", "ACUMULADO LB 0 M 150 P 10/40/40/60 E 0/69", "2",
     "C 172.5 A 46 W 33.3333 IC 138 REPORTADO SOBRESALIENTE SOBRESALIENTE +SOBRE_EJECUCION"},
    {"Sedes educativas (220105200)", "ACUMULADO LB 0 M 8 P 2/2/2/2 E 1/2", "2",
     "C 100 A 37.5 W 50 IC 75 FA 1 REPORTADO SOBRESALIENTE SATISFACTORIO"},
    {"Educación superior (220206200)", "ACUMULADO LB 0 M 800 P 200/200/200/200 E 478/200", "2",
     "C 100 A 84.75 W 50 IC 169.5 FA 0 FC 122 ritmo 61 exigible 122 REPORTADO SOBRESALIENTE "
     "SOBRESALIENTE"},
    {"Cámaras (450102800)", "ACUMULADO LB 0 M 10 P 1/3/3/3 E 8/13", "2",
     "C 433.3333 A 210 W 40 IC 525 FC 0 REPORTADO SOBRESALIENTE SOBRESALIENTE +META_SUBESTIMADA "
     "+CUMPLIDA_ANTICIPADAMENTE !SOBRE_EJECUCION"},
    {"Transporte escolar (220102901)", "CAPACIDAD LB 168 M 180 P 171/174/177/180 E 176/192", "2",
     "C 400 A 200 W 50 IC 400 FV 0 FA 0 FC 0 REPORTADO SOBRESALIENTE SOBRESALIENTE "
     "+META_SUBESTIMADA +CUMPLIDA_ANTICIPADAMENTE"},
    {"Áreas protegidas (320305000)", "ACUMULADO LB 180 M 184 P 0/1/1.5/1.5 E 3/50.7 CON_LB", "2",
     "C 5070 A 1342.5 W 25 IC 5370 FC 0 REPORTADO SOBRESALIENTE SOBRESALIENTE +META_SUBESTIMADA "
     "!ESCALA_META"},
    {"Áreas protegidas, sin decir que incluye la línea base",
     "ACUMULADO LB 180 M 184 P 0/1/1.5/1.5 E 3/50.7", "2", "A 29.1848 +ESCALA_META"},
    {"PAE (220102805)", "MANTENIMIENTO LB 884 M 884 P 884/884/884/884 E 884/919", "2",
     "C 103.9593 A 50 W 50 IC 100 FV 0 REPORTADO SOBRESALIENTE SOBRESALIENTE !SOBRE_EJECUCION"},
    {"Planes gerenciales (350200301)", "MANTENIMIENTO LB 1 M 1 P 1/1/1/1 E 0.5/1", "2",
     "C 100 A 37.5 W 50 IC 75 REPORTADO SOBRESALIENTE SATISFACTORIO"},
    {"Salones comunales (450200700)", "ACUMULADO LB 0 M 2 P 0/2/0/0 E 0/2", "2",
     "C 100 A 100 W 100 IC 100 FC 0 REPORTADO SOBRESALIENTE SOBRESALIENTE "
     "!CUMPLIDA_ANTICIPADAMENTE"},
    {"Salones comunales, primer año", "ACUMULADO LB 0 M 2 P 0/2/0/0 E 0/2", "1",
     "C - A 0 W 0 IC - NO_PROGRAMADO NO_PROGRAMADO NO_PROGRAMADO !AVANCE_SIN_META"},
    {"Infraestructura de soporte (450108300), 2024", "ACUMULADO LB 0 M 1 P 0/1/0/0 E 0.3/1", "1",
     "C - A 30 W 0 IC - NO_PROGRAMADO NO_PROGRAMADO NO_PROGRAMADO +AVANCE_SIN_META"},
    {"Infraestructura de soporte, 2025", "ACUMULADO LB 0 M 1 P 0/1/0/0 E 0.3/1", "2",
     "C 100 A 130 W 100 IC 130 REPORTADO SOBRESALIENTE SOBRESALIENTE !AVANCE_SIN_META"},
    {"Centro cultural (330106301), 2024", "ACUMULADO LB 0 M 1 P 0/0/0.5/0.5 E 0.3/0", "1",
     "C - A 30 W 0 IC - NO_PROGRAMADO NO_PROGRAMADO NO_PROGRAMADO +AVANCE_SIN_META"},
    {"Documentos (459901900)", "ACUMULADO LB 0 M 2 P 0/0/1/1 E 0/0", "2",
     "C - A 0 W 0 IC - NO_PROGRAMADO NO_PROGRAMADO NO_PROGRAMADO"},

    /* §2.5 of the method: the edges, by their numbers there */
    {"1: no programado y sin dato", "ACUMULADO M 4 P NP/2/1/1 E /", "1",
     "C - A 0 W 0 NO_PROGRAMADO NO_PROGRAMADO NO_PROGRAMADO !SIN_REPORTE"},
    {"3: programado y sin dato", "ACUMULADO M 4 P 1/1/1/1 E 1/", "2",
     "C - A 25 W 50 IC 50 SIN_REPORTE SIN_REPORTE BAJO +SIN_REPORTE"},
    {"4: un cero reportado", "ACUMULADO M 4 P 1/1/1/1 E 1/0", "2",
     "C 0 A 25 W 50 IC 50 REPORTADO CRITICO BAJO !SIN_REPORTE"},
    {"5: sin línea base, acumulado", "ACUMULADO M 4 P 1/1/1/1 E 1", "1", "C 100 A 25"},
    {"6: sin línea base, capacidad", "CAPACIDAD M 4 P 1/2/3/4 E 1", "1",
     "C - A - W - IC - FC - ERROR_DATOS ERROR_DATOS ERROR_DATOS LINEA_BASE_REQUERIDA"},
    {"7: línea base 0, capacidad", "CAPACIDAD LB 0 M 4 P 1/2/3/4 E 1", "1", "C 100 A 25 IC 100"},
    {"8: meta igual a la línea base", "CAPACIDAD LB 4 M 4 P 4/4/4/4 E 4", "1",
     "C - A - ERROR_DATOS ERROR_DATOS ERROR_DATOS META_IGUAL_LB"},
    {"9: meta 0", "ACUMULADO M 0 P 1/1/1/1 E 1", "1",
     "C - A - ERROR_DATOS ERROR_DATOS ERROR_DATOS META_CERO"},
    {"10: meta que baja en capacidad", "CAPACIDAD LB 5 M 4 P 5/5/5/5 E 5", "1",
     "C - A - ERROR_DATOS ERROR_DATOS ERROR_DATOS ORIENTACION_INCOHERENTE"},
    {"13: un nivel que cae", "CAPACIDAD LB 0 M 4 P 1/2/3/4 E 2/1", "2",
     "C 50 A 25 W 50 IC 50 REPORTADO BAJO BAJO +RETROCESO"},
    {"14: un valor negativo", "ACUMULADO M 4 P 1/1/1/1 E -1", "1",
     "C - A - ERROR_DATOS ERROR_DATOS ERROR_DATOS VALOR_NEGATIVO"},
    {"16: capacidad que no crece ese año", "CAPACIDAD LB 2 M 4 P 2/3/3/4 E 2", "1",
     "C 100 A 0 W 0 IC - REPORTADO SOBRESALIENTE SOBRESALIENTE"},
};

static struct quantity cell(const char *text)
{
    int64_t value = 0;
    if (text[0] == '\0')
        return (struct quantity){0};
    if (strcmp(text, "NP") == 0)
        return (struct quantity){QUANTITY_NOT_PROGRAMMED, 0};
    if (!decimal_parse(text, strlen(text), DECIMAL_STYLE_POINT, &value))
        fail_msg("«%s» is no number", text);
    return quantity_number(value);
}

/* "1/1/NP/" into the first years of cells. */
static void read_years(char *text, struct quantity *cells)
{
    for (int year = 0; year < 4 && text != NULL; year++)
        cells[year] = cell(strsep(&text, "/"));
}

static void read_word(const char *word, char **rest, struct evaluation_input *input)
{
    if (strcmp(word, "LB") == 0)
        input->baseline = cell(strsep(rest, " "));
    else if (strcmp(word, "M") == 0)
        input->target = cell(strsep(rest, " "));
    else if (strcmp(word, "P") == 0)
        read_years(strsep(rest, " "), input->planned);
    else if (strcmp(word, "E") == 0)
        read_years(strsep(rest, " "), input->actual);
    else if (strcmp(word, "CON_LB") == 0)
        input->target_includes_baseline = true;
    else if (strcmp(word, "MENOR") == 0)
        input->direction = DIRECTION_LOWER_IS_BETTER;
    else if (!accumulation_type_parse(word, &input->type))
        fail_msg("«%s» is no word of an example", word);
}

static struct evaluation_input read_indicator(const char *text)
{
    struct evaluation_input input = {.year_count = 4, .direction = DIRECTION_HIGHER_IS_BETTER};
    char *copy = strdup(text), *rest = copy;
    for (const char *word; (word = strsep(&rest, " ")) != NULL;)
        read_word(word, &rest, &input);
    free(copy);
    return input;
}

/* "81" and "81.0000" are the same; "-" and "" are both nothing. */
static bool is_same_figure(const char *got, const char *expected)
{
    int64_t one = 0, other = 0;
    if (got[0] == '\0' || strcmp(expected, "-") == 0)
        return got[0] == '\0' && strcmp(expected, "-") == 0;
    return decimal_parse(got, strlen(got), DECIMAL_STYLE_POINT, &one) &&
           decimal_parse(expected, strlen(expected), DECIMAL_STYLE_POINT, &other) && one == other;
}

static const char *percent(struct ratio ratio)
{
    static char text[RATIO_TEXT_SIZE];
    return ratio_format_percent(ratio, text);
}

static const char *quantity_text(struct amount amount)
{
    static char text[DECIMAL_TEXT_SIZE];
    if (!amount.exists)
        return "";
    decimal_format((int64_t)amount.value_e4, text);
    return text;
}

/* The figure by its name in an example; NULL: it is none. */
static const char *find_figure(const struct evaluation *e, const char *name)
{
    const struct {
        const char *name;
        struct ratio ratio;
    } ratios[] = {{"C", e->compliance}, {"A", e->progress}, {"W", e->due}, {"IC", e->pace}};
    const struct {
        const char *name;
        struct amount amount;
    } amounts[] = {{"FV", e->shortfall_year},
                   {"FA", e->shortfall_to_date},
                   {"FC", e->shortfall_term},
                   {"ritmo", e->required_pace},
                   {"exigible", e->demandable}};
    for (size_t i = 0; i < TEST_COUNT(ratios); i++)
        if (strcmp(ratios[i].name, name) == 0)
            return percent(ratios[i].ratio);
    for (size_t i = 0; i < TEST_COUNT(amounts); i++)
        if (strcmp(amounts[i].name, name) == 0)
            return quantity_text(amounts[i].amount);
    return NULL;
}

static bool has_notice(const struct evaluation *e, const char *code)
{
    for (int notice = 0; notice < NOTICE_COUNT; notice++)
        if (strcmp(notice_code((enum notice)notice), code) == 0)
            return evaluation_has_notice(e, (enum notice)notice);
    fail_msg("there is no notice «%s»", code);
    return false;
}

static void check_figures(const struct example *example, const struct evaluation *e)
{
    const char *words[] = {rating_code(e->state), rating_code(e->rating_year),
                           rating_code(e->rating_term), evaluation_error_code(e->error)};
    size_t word_count = 0;
    char *copy = strdup(example->figures), *rest = copy;
    for (const char *name; (name = strsep(&rest, " ")) != NULL;) {
        const char *figure = find_figure(e, name);
        if (figure != NULL) {
            const char *expected = strsep(&rest, " ");
            if (!is_same_figure(figure, expected))
                fail_msg("%s: %s is «%s», not %s", example->name, name, figure, expected);
        } else if (name[0] == '+' || name[0] == '!') {
            if (has_notice(e, name + 1) != (name[0] == '+'))
                fail_msg("%s: %s", example->name, name);
        } else if (word_count == TEST_COUNT(words) || strcmp(words[word_count++], name) != 0) {
            fail_msg("%s: «%s», not %s", example->name, words[word_count - 1], name);
        }
    }
    free(copy);
}

static void test_worked_examples_hold(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEST_COUNT(examples); i++) {
        struct evaluation_input input = read_indicator(examples[i].indicator);
        struct evaluation_moment moment = {examples[i].moment[0] - '0',
                                           strstr(examples[i].moment, "antes") == NULL};
        struct evaluation e;
        evaluation_compute(&input, &moment, &rating_default_bands, &e);
        check_figures(&examples[i], &e);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_worked_examples_hold)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
