#include "cli/demo_duties.h"

#include <string.h>

#include "actions/actor.h"
#include "actions/assign_duties.h"
#include "base/text.h"
#include "storage/actor_store.h"
#include "storage/commission_store.h"
#include "storage/councillor_store.h"
#include "storage/topic_store.h"

#include "base/banned.h"

/* Who stands for what in the matrix below; a name is the start of an actor's name. */
static const struct made_duty {
    enum follow_up_step step;
    const char *name, *letters;
} duties[] = {
    {FOLLOW_UP_TARGETS, "Secretaría de Planeación", "RA"},
    {FOLLOW_UP_TARGETS, "Secretaría de Bienestar", "R"},
    {FOLLOW_UP_TARGETS, "Secretaría de Gobierno", "R"},
    {FOLLOW_UP_TARGETS, "Secretaría de Medio", "R"},
    {FOLLOW_UP_TARGETS, "Secretaría de Turismo", "R"},
    {FOLLOW_UP_TARGETS, "Comisión de infraestructura", "C"},
    {FOLLOW_UP_TARGETS, "Comisión social", "C"},
    {FOLLOW_UP_TARGETS, "Comisión rural", "C"},
    {FOLLOW_UP_REPORT, "Secretaría de Planeación", "RA"},
    {FOLLOW_UP_REPORT, "Secretaría de Bienestar", "R"},
    {FOLLOW_UP_REPORT, "Secretaría de Gobierno", "R"},
    {FOLLOW_UP_REPORT, "Secretaría de Medio", "R"},
    {FOLLOW_UP_REPORT, "Secretaría de Turismo", "R"},
    {FOLLOW_UP_REPORT, "Hernán Ciro", "I"},
    {FOLLOW_UP_RECORD, "Hernán Ciro", "RA"},
    {FOLLOW_UP_RECORD, "Luz Marina Giraldo", "R"},
    {FOLLOW_UP_RECORD, "Comisión rural", "I"},
    {FOLLOW_UP_PROVE, "Secretaría de Planeación", "RA"},
    {FOLLOW_UP_PROVE, "Secretaría de Bienestar", "R"},
    {FOLLOW_UP_PROVE, "Secretaría de Medio", "R"},
    {FOLLOW_UP_PROVE, "Ana Lucía Urrea", "C"},
    {FOLLOW_UP_ANALYSE, "Luz Marina Giraldo", "RA"},
    {FOLLOW_UP_ANALYSE, "Hernán Ciro", "R"},
    {FOLLOW_UP_ANALYSE, "Comisión rural", "C"},
    {FOLLOW_UP_VERIFY, "Ana Lucía Urrea", "RA"},
    {FOLLOW_UP_VERIFY, "Corporación ambiental", "C"},
    {FOLLOW_UP_PUBLISH, "Rosalba Gómez", "RA"},
    {FOLLOW_UP_PUBLISH, "Hernán Ciro", "R"},
    {FOLLOW_UP_ALERT, "Rosalba Gómez", "A"},
    {FOLLOW_UP_ALERT, "Comisión de infraestructura", "R"},
    {FOLLOW_UP_ALERT, "Comisión social", "R"},
    {FOLLOW_UP_ALERT, "Comisión rural", "R"},
    {FOLLOW_UP_ALERT, "Secretaría de Planeación", "I"},
    {FOLLOW_UP_ANSWER, "Secretaría de Planeación", "RA"},
    {FOLLOW_UP_ANSWER, "Secretaría de Gobierno", "C"},
    {FOLLOW_UP_ANSWER, "Rosalba Gómez", "I"},
    {FOLLOW_UP_INFORM, "Rosalba Gómez", "A"},
    {FOLLOW_UP_INFORM, "Comisión social", "R"},
    {FOLLOW_UP_INFORM, "Asociación de juntas", "R"},
};
enum { DUTIES = sizeof duties / sizeof duties[0] };

static const struct save_actor by_hand[] = {
    {.kind = "entidad",
     .name = "Corporación ambiental (ejemplo construido)",
     .contact_name = "Ventanilla de atención",
     .email = "atencion@ejemplo.atalaya",
     .basis = "cargo_publico"},
    {.kind = "organizacion",
     .name = "Asociación de juntas de acción comunal (ejemplo construido)",
     .contact_name = "Persona de ejemplo",
     .phone = "300 555 0199",
     .basis = "autorizado",
     .authorised = "15/03/2024"},
};

/* The offices of the plan with their contact; the one that is not here still lacks it. */
static const char *const reached[] = {"Secretaría de Planeación", "Secretaría de Bienestar",
                                      "Secretaría de Medio", "Secretaría de Turismo"};

static const struct actor *find_actor(struct arena *arena, const struct actor_list *actors,
                                      const char *start)
{
    const char *wanted = text_fold(arena, start);
    for (size_t i = 0; i < actors->count; i++)
        if (strncmp(text_fold(arena, actors->items[i].name), wanted, strlen(wanted)) == 0)
            return &actors->items[i];
    return NULL;
}

static bool list_actors(struct action_context *context, struct actor_list *actors)
{
    return actor_store_list(context->database, context->identity->council_id, context->arena,
                            actors, &context->error);
}

static size_t add_people(struct action_context *context, const struct demo_people *people,
                         const struct councillor_list *councillors, const char **codes)
{
    struct arena *arena = context->arena;
    size_t count = 0;
    for (size_t i = 0; i < councillors->count; i++)
        if (councillors->items[i].person_id != 0)
            codes[count++] =
                arena_printf(arena, "consejero-%lld", (long long)councillors->items[i].id);
    codes[count++] =
        arena_printf(arena, "cuenta-%lld", (long long)people->by_role[ROLE_TECHNICAL_SECRETARY]);
    return count;
}

/* Everybody that the page of proposals would propose, at once. */
static enum action_status add_proposed(struct action_context *context,
                                       const struct demo_people *people, const struct plan *plan)
{
    struct arena *arena = context->arena;
    const struct object_key key = {context->identity->council_id, plan->id};
    struct commission_list commissions;
    struct councillor_list councillors;
    struct duty_office_list offices;
    size_t added = 0;
    if (!commission_store_list(context->database, key.council_id, arena, &commissions,
                               &context->error) ||
        !councillor_store_list(context->database, key.council_id, arena, &councillors,
                               &context->error) ||
        !actor_store_list_offices(context->database, key, arena, &offices, &context->error))
        return ACTION_FAILED;
    const char **codes = ARENA_NEW_ARRAY(
        arena, commissions.count + councillors.count + offices.count + 1, const char *);
    size_t count = add_people(context, people, &councillors, codes);
    for (size_t i = 0; i < commissions.count; i++)
        codes[count++] = arena_printf(arena, "comision-%lld", (long long)commissions.items[i].id);
    for (size_t i = 0; i < offices.count; i++)
        codes[count++] = arena_printf(arena, "oficina:%s", offices.items[i].name);
    return add_proposed_actors(context, codes, count, &added);
}

/* The planning office is where the administration's liaison works. */
static enum action_status reach_offices(struct action_context *context,
                                        const struct demo_people *people)
{
    enum action_status status = ACTION_DONE;
    struct actor_list actors;
    int64_t id = 0;
    if (!list_actors(context, &actors))
        return ACTION_FAILED;
    for (size_t i = 0; i < sizeof reached / sizeof reached[0] && status == ACTION_DONE; i++) {
        const struct actor *it = find_actor(context->arena, &actors, reached[i]);
        if (it == NULL) /* the plan names it in another way */
            continue;
        const struct save_actor input = {
            .id = it->id,
            .version = it->version,
            .kind = actor_kind_code(it->kind),
            .name = it->name,
            .office = it->office,
            .link = i > 0 ? ""
                          : arena_printf(context->arena, "cuenta-%lld",
                                         (long long)people->by_role[ROLE_LIAISON]),
            .contact_name = "Despacho (ejemplo construido)",
            .post = "Secretaría de despacho",
            .email = arena_printf(context->arena, "despacho%zu@ejemplo.atalaya", i + 1),
            .basis = "cargo_publico"};
        status = save_actor(context, &input, &id);
    }
    return status;
}

static enum action_status assign_step(struct action_context *context,
                                      const struct actor_list *actors, enum follow_up_step step)
{
    struct typed_duty items[DUTIES];
    size_t count = 0;
    for (size_t i = 0; i < DUTIES; i++) {
        const struct actor *it = find_actor(context->arena, actors, duties[i].name);
        if (duties[i].step == step && it != NULL)
            items[count++] = (struct typed_duty){it->id, duties[i].letters};
    }
    return assign_duties(
        context,
        &(struct assign_duties){.step = follow_up_step_code(step), .items = items, .count = count});
}

/* The commission of roads analyses its topic itself. */
static enum action_status assign_topic(struct action_context *context,
                                       const struct actor_list *actors, const struct plan *plan)
{
    const struct object_key key = {context->identity->council_id, plan->id};
    const struct actor *it = find_actor(context->arena, actors, "Comisión de infraestructura");
    struct priority_topic_list topics;
    if (!topic_store_list(context->database, key, context->arena, &topics, &context->error))
        return ACTION_FAILED;
    for (size_t i = 0; i < topics.count; i++) {
        if (it == NULL || topics.items[i].commission_id != it->commission_id)
            continue;
        const struct typed_duty item = {it->id, "RA"};
        return assign_duties(context,
                             &(struct assign_duties){.scope = {.topic_id = topics.items[i].id},
                                                     .step = follow_up_step_code(FOLLOW_UP_ANALYSE),
                                                     .items = &item,
                                                     .count = 1});
    }
    return ACTION_DONE;
}

enum action_status demo_duties_make(struct installation *installation,
                                    const struct demo_people *people, const struct plan *plan)
{
    struct action_context *context = &installation->context;
    struct actor_list actors;
    int64_t id = 0;
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    enum action_status status = add_proposed(context, people, plan);
    for (size_t i = 0; i < sizeof by_hand / sizeof by_hand[0] && status == ACTION_DONE; i++)
        status = save_actor(context, &by_hand[i], &id);
    if (status == ACTION_DONE)
        status = reach_offices(context, people);
    if (status != ACTION_DONE || !list_actors(context, &actors))
        return status == ACTION_DONE ? ACTION_FAILED : status;
    for (int i = 0; i < FOLLOW_UP_STEPS && status == ACTION_DONE; i++)
        status = assign_step(context, &actors, (enum follow_up_step)i);
    return status == ACTION_DONE ? assign_topic(context, &actors, plan) : status;
}
