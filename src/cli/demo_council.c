#include "cli/demo_council.h"

#include <string.h>

#include "actions/authorisation.h"
#include "actions/commission.h"
#include "actions/council_rules.h"
#include "actions/council_sectors.h"
#include "actions/councillor.h"

#include "base/banned.h"

enum { COUNCILLORS = 12, COMMISSIONS = 3, COMMISSION_SIZE = 4, FIRST_PERSON_ROLES = 3 };

static const struct made_councillor {
    const char *name, *sector, *organisation, *since;
    bool is_authorised;
} councillors[COUNCILLORS] = {
    {"Rosalba Gómez", "economico", "Asociación de comerciantes (ejemplo construido)", "15/03/2024",
     true},
    {"Luz Marina Giraldo", "social", "Red de madres (ejemplo construido)", "15/03/2024", true},
    {"Ana Lucía Urrea", "ecologico", "Guardianes del embalse (ejemplo construido)", "15/03/2024",
     true},
    {"Jairo Marín", "educativo", "Rectores del municipio (ejemplo construido)", "15/03/2024",
     false},
    {"Consuelo Arango", "cultural", "Casa de la zocaliadora (ejemplo construido)", "15/03/2024",
     true},
    {"Octavio Ciro", "comunitario", "Juntas de acción comunal (ejemplo construido)", "15/03/2024",
     false},
    {"Beatriz Suárez", "comunitario", "Acueductos veredales (ejemplo construido)", "15/03/2024",
     false},
    {"Marta Quintero", "mujeres", "Mesa de mujeres (ejemplo construido)", "15/03/2024", true},
    {"Santiago Hincapié", "juventud", "Consejo de juventud (ejemplo construido)", "15/03/2024",
     false},
    {"Elvia Montoya", "victimas", "Mesa de víctimas (ejemplo construido)", "15/03/2024", false},
    {"Gilberto Zuluaga", "campesino", "Asociación campesina (ejemplo construido)", "15/03/2024",
     true},
    {"Hernando Giraldo", "personas_mayores", "Cabildo mayor (ejemplo construido)", "15/03/2024",
     false},
};

static const struct typed_sector seats[] = {
    {"economico", "", "1", false},        {"social", "", "1", false},
    {"ecologico", "", "1", false},        {"educativo", "", "1", false},
    {"cultural", "", "1", false},         {"comunitario", "", "2", false},
    {"mujeres", "", "1", false},          {"juventud", "", "1", false},
    {"victimas", "", "1", false},         {"campesino", "", "1", false},
    {"personas_mayores", "", "1", false}, {"discapacidad", "", "1", false}};

/* Members are places in the list of councillors; the first coordinates. */
static const struct made_commission {
    const char *name, *purpose;
    size_t members[COMMISSION_SIZE];
} commissions[COMMISSIONS] = {
    {"Comisión de infraestructura",
     "Ejemplo construido. Sigue las vías y las obras.",
     {5, 0, 6, 8}},
    {"Comisión social",
     "Ejemplo construido. Sigue la vivienda, la salud y la educación.",
     {1, 3, 7, 9}},
    {"Comisión rural", "Ejemplo construido. Sigue el campo, el agua y la comida.", {10, 2, 6, 11}},
};

static enum action_status add_councillor(struct installation *installation,
                                         const struct demo_people *people, size_t index,
                                         int64_t *id)
{
    static const enum role roles[FIRST_PERSON_ROLES] = {ROLE_PRESIDENT, ROLE_COUNCILLOR,
                                                        ROLE_VERIFIER};
    struct action_context *context = &installation->context;
    const struct made_councillor *made = &councillors[index];
    const char *person =
        index < FIRST_PERSON_ROLES
            ? arena_printf(context->arena, "%lld", (long long)people->by_role[roles[index]])
            : "";
    const struct save_councillor input = {
        .name = made->name,
        .sector = made->sector,
        .organisation = made->organisation,
        .since = made->since,
        .until = "",
        .phone = arena_printf(context->arena, "300 555 01%02zu", index),
        .email = arena_printf(context->arena, "consejero%zu@ejemplo.atalaya", index + 1),
        .person = person};
    enum action_status status = save_councillor(context, &input, id);
    const struct authorise_councillor given = {
        .councillor_id = *id, .given = made->since, .channel = "papel", .covers_name = true};
    return status == ACTION_DONE && made->is_authorised ? authorise_councillor(context, &given)
                                                        : status;
}

static enum action_status add_commission(struct action_context *context,
                                         const struct made_commission *made, const int64_t *ids)
{
    int64_t members[COMMISSION_SIZE], id = 0;
    for (size_t i = 0; i < COMMISSION_SIZE; i++)
        members[i] = ids[made->members[i]];
    const struct save_commission input = {.name = made->name,
                                          .purpose = made->purpose,
                                          .coordinator_id = members[0],
                                          .member_ids = members,
                                          .member_count = COMMISSION_SIZE};
    return save_commission(context, &input, &id);
}

enum action_status demo_council_make(struct installation *installation,
                                     const struct demo_people *people)
{
    struct action_context *context = &installation->context;
    int64_t ids[COUNCILLORS];
    const struct save_rules rules = {
        .office = "01/01/2024", .quorum = "mas_de_la_mitad", .quorum_number = ""};
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    enum action_status status = save_council_rules(context, &rules);
    if (status == ACTION_DONE)
        status =
            save_sectors(context, &(struct save_sectors){seats, sizeof seats / sizeof seats[0]});
    for (size_t i = 0; i < COUNCILLORS && status == ACTION_DONE; i++)
        status = add_councillor(installation, people, i, &ids[i]);
    for (size_t i = 0; i < COMMISSIONS && status == ACTION_DONE; i++)
        status = add_commission(context, &commissions[i], ids);
    return status;
}
