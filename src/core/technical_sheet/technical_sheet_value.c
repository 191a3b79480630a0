#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "core/technical_sheet/catalog_name.h"
#include "core/technical_sheet/technical_sheet.h"

#include "base/banned.h"

enum { FIRST_YEAR = 1900, GOALS = 17, MIN_PHONE_DIGITS = 7, MAX_PHONE_DIGITS = 15, MAX_DIGITS = 9 };

const char technical_sheet_id_label[] = "Ficha (no la cambie)";
const char technical_sheet_version_label[] = "Versión leída (no la cambie)";

const struct sheet_option *sheet_field_options(enum sheet_field field)
{
    static const struct sheet_option none[] = {{NULL, NULL}};
    static const struct sheet_option periodicities[] = {{"mensual", "Mensual"},
                                                        {"trimestral", "Trimestral"},
                                                        {"semestral", "Semestral"},
                                                        {"anual", "Anual"},
                                                        {NULL, NULL}};
    static const struct sheet_option places[] = {
        {"entidad", "Todo el municipio o departamento"}, {"zona", "Zona urbana y zona rural"},
        {"comuna", "Comunas y corregimientos"},          {"vereda", "Barrios y veredas"},
        {"punto", "Sitio exacto, con coordenadas"},      {NULL, NULL}};
    static const struct sheet_option peace[] = {
        {"ninguno", "No hace parte"},
        {"pdet", "Programa de desarrollo con enfoque territorial (PDET)"},
        {"paz", "Otro compromiso de paz"},
        {"victimas", "Plan de acción de víctimas"},
        {"varios", "Más de uno"},
        {NULL, NULL}};
    static const struct sheet_option scores[] = {
        {"3", "3. Sí, del todo"}, {"2", "2. En buena parte"}, {"1", "1. Muy poco"},
        {"0", "0. No"},           {"na", "No aplica"},        {NULL, NULL}};
    switch (field) {
    case SHEET_PERIODICITY:
        return periodicities;
    case SHEET_GEOGRAPHY:
        return places;
    case SHEET_PEACE:
        return peace;
    default:
        return sheet_field_facts(field)->kind == SHEET_KIND_SCORE ? scores : none;
    }
}

/* A whole number without sign; -1 for anything else. */
static int read_whole(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || length > MAX_DIGITS || strspn(text, "0123456789") != length)
        return -1;
    return (int)strtol(text, NULL, 10);
}

static const char *read_number(struct arena *arena, const struct sheet_field_facts *facts,
                               const char *text, const char **problem)
{
    int least = facts->kind == SHEET_KIND_YEAR ? FIRST_YEAR : 0;
    int number = read_whole(text);
    if (number >= least && number <= facts->limit)
        return arena_printf(arena, "%d", number);
    *problem =
        facts->kind == SHEET_KIND_YEAR
            ? "Escriba un año con cuatro cifras, como 2023."
            : arena_printf(arena, "Escriba un número entero de 0 a %d, sin letras.", facts->limit);
    return "";
}

static const char *read_choice(struct arena *arena, enum sheet_field field, const char *text,
                               const char **problem)
{
    const char *folded = text_fold(arena, text);
    const char *all = "";
    for (const struct sheet_option *option = sheet_field_options(field); option->code != NULL;
         option++) {
        if (strcmp(text_fold(arena, option->label), folded) == 0 ||
            strcmp(option->code, folded) == 0)
            return option->code;
        all = arena_printf(arena, "%s%s%s", all, all[0] == '\0' ? "" : ", ", option->code);
    }
    *problem = arena_printf(arena, "Elija una de estas: %s.", all);
    return "";
}

static const char *read_date(struct arena *arena, const char *text, const char **problem)
{
    struct date date;
    char iso[DATE_ISO_SIZE];
    if (date_parse_typed(text, &date))
        return arena_strdup(arena, date_format_iso(date, iso));
    *problem = "Escriba día, mes y año, como 15/03/2026.";
    return "";
}

/* Which goals a text names; false where it holds anything else. */
static bool read_goals(const char *text, bool is_named[GOALS + 1])
{
    static const char separators[] = " ,;\t\n\r";
    for (const char *at = text + strspn(text, separators); *at != '\0';
         at += strspn(at, separators)) {
        size_t length = strspn(at, "0123456789");
        long goal = length == 0 || length > 2 ? 0 : strtol(at, NULL, 10);
        at += length;
        if (goal < 1 || goal > GOALS || (*at != '\0' && strchr(separators, *at) == NULL))
            return false;
        is_named[goal] = true;
    }
    return true;
}

static const char *write_goals(struct arena *arena, const char *text, const char **problem)
{
    bool is_named[GOALS + 1] = {false};
    const char *all = "";
    if (!read_goals(text, is_named)) {
        *problem = "Escriba números de 1 a 17 separados por comas, como 9, 11.";
        return "";
    }
    for (int i = 1; i <= GOALS; i++)
        if (is_named[i])
            all = arena_printf(arena, "%s%s%d", all, all[0] == '\0' ? "" : ", ", i);
    return all;
}

static const char *read_phone(const char *text, const char **problem)
{
    size_t digits = 0;
    for (const char *at = text; *at != '\0'; at++)
        digits += *at >= '0' && *at <= '9';
    if (strspn(text, "0123456789+()- ") == strlen(text) && digits >= MIN_PHONE_DIGITS &&
        digits <= MAX_PHONE_DIGITS)
        return text;
    *problem = "Escriba un teléfono con 7 a 15 cifras, como 604 861 0555.";
    return "";
}

const char *technical_sheet_read(struct arena *arena, enum sheet_field field, const char *typed,
                                 const char **problem)
{
    const struct sheet_field_facts *facts = sheet_field_facts(field);
    const char *text = text_collapse(arena, typed);
    *problem = NULL;
    if (text[0] == '\0')
        return "";
    switch (facts->kind) {
    case SHEET_KIND_NUMBER:
    case SHEET_KIND_YEAR:
        return read_number(arena, facts, text, problem);
    case SHEET_KIND_CHOICE:
    case SHEET_KIND_SCORE:
        return read_choice(arena, field, text, problem);
    case SHEET_KIND_DATE:
        return read_date(arena, text, problem);
    case SHEET_KIND_GOALS:
        return write_goals(arena, text, problem);
    case SHEET_KIND_PHONE:
        return read_phone(text, problem);
    default:
        return text;
    }
}

static const char *show_goals(struct arena *arena, const char *value)
{
    bool is_named[GOALS + 1] = {false};
    const char *all = "";
    (void)read_goals(value, is_named);
    for (int i = 1; i <= GOALS; i++)
        if (is_named[i])
            all = arena_printf(arena, "%s%s%d. %s", all, all[0] == '\0' ? "" : "; ", i,
                               catalog_find_goal(arena, i));
    return all;
}

const char *technical_sheet_show(struct arena *arena, enum sheet_field field, const char *value)
{
    struct date date;
    char text[DATE_LONG_SIZE];
    if (value[0] == '\0')
        return "";
    switch (sheet_field_facts(field)->kind) {
    case SHEET_KIND_CHOICE:
    case SHEET_KIND_SCORE:
        for (const struct sheet_option *option = sheet_field_options(field); option->code != NULL;
             option++)
            if (strcmp(option->code, value) == 0)
                return option->label;
        return value;
    case SHEET_KIND_DATE:
        return date_parse_iso(value, &date) ? arena_strdup(arena, date_format_long(date, text))
                                            : value;
    case SHEET_KIND_GOALS:
        return show_goals(arena, value);
    case SHEET_KIND_NUMBER: /* all of them are days */
        return arena_printf(arena, "%s %s", value, strcmp(value, "1") == 0 ? "día" : "días");
    default:
        return value;
    }
}

const char *technical_sheet_write(struct arena *arena, enum sheet_field field, const char *value)
{
    struct date date;
    switch (sheet_field_facts(field)->kind) {
    case SHEET_KIND_CHOICE:
    case SHEET_KIND_SCORE:
        return technical_sheet_show(arena, field, value);
    case SHEET_KIND_DATE:
        return date_parse_iso(value, &date)
                   ? arena_printf(arena, "%02d/%02d/%04d", date.day, date.month, date.year)
                   : value;
    default:
        return value;
    }
}
