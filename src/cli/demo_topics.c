#include "cli/demo_topics.h"

#include "actions/recommendation.h"
#include "actions/topic.h"
#include "actions/topic_ballot.h"
#include "actions/topic_links.h"
#include "cli/demo_evidence.h"
#include "cli/demo_trees.h"

#include "base/banned.h"

enum { MAX_CODES = 6, TOPIC_COUNT = 3, TIED_SUM = 14 };

static const struct advice {
    const char *number, *line_of; /* code of an indicator of the line; NULL: the whole plan */
    const char *text, *priority, *answer, *note;
} advices[] = {
    {"1", "010202", "Subir la meta de vía terciaria pavimentada y decir en qué veredas.", "alta",
     "parcial", "Ejemplo construido. La alcaldía nombró las veredas y dejó la meta igual."},
    {"2", "040302", "Dar prioridad a las casas en riesgo antes que a las obras nuevas.", "alta",
     "acogida", "Ejemplo construido. Quedó en el programa de mejoramiento de vivienda."},
    {"3", "050403", "Medir las pérdidas de las cosechas antes y después del programa.", "media",
     "no_acogida", "Ejemplo construido. La alcaldía dijo que no tiene cómo medirlas."},
    {"4", NULL, "Publicar cada tres meses el avance de todas las metas.", "media", "sin_respuesta",
     ""},
};

_Static_assert((int)TOPIC_COUNT == (int)DEMO_TREE_COUNT, "a tree for each topic");

static const struct made_topic {
    const char *name, *description, *commission;
    const char *scores[TOPIC_CRITERIA];
    size_t advice;                /* index in advices */
    const char *codes[MAX_CODES]; /* indicators, ended by NULL */
    const char *bpin, *project;
} topics[TOPIC_COUNT] = {
    {"Vías y movilidad de las veredas",
     "Ejemplo construido. En invierno las veredas quedan lejos: no sale la cosecha y los "
     "estudiantes no llegan.",
     "Comisión de infraestructura",
     {"3", "2", "3", "3", "1", "2"},
     0,
     {"010201", "010202", "010203", "R02", NULL},
     "002024053210015",
     "Pavimentación de vías terciarias (ejemplo construido)"},
    {"Vivienda digna",
     "Ejemplo construido. Hay familias en zonas de riesgo y casas sin título.",
     "Comisión social",
     {"3", "2", "3", "2", "2", "2"},
     1,
     {"040301", "040302", "040303", "040304", NULL},
     "002024053210023",
     "Mejoramiento de vivienda rural (ejemplo construido)"},
    {"Campo y comida",
     "Ejemplo construido. Los productores pierden parte de la cosecha, y hay hogares sin comida "
     "segura.",
     "Comisión rural",
     {"2", "2", "2", "3", "1", "1"},
     2,
     {"050402", "050403", "050404", "020101", NULL},
     "002024053210031",
     "Extensión agropecuaria (ejemplo construido)"},
};

static const char *line_name(const struct plan *plan, const char *code)
{
    const struct indicator *indicator =
        code == NULL ? NULL : demo_evidence_find_indicator(plan, code);
    if (indicator == NULL || indicator->node_index < 0)
        return "";
    return plan_find_ancestor(plan, &plan->nodes[indicator->node_index], 1)->name;
}

static enum action_status note_advice(struct action_context *context, const struct plan *plan,
                                      const struct advice *advice, int64_t *id)
{
    const struct save_recommendation input = {.number = advice->number,
                                              .line = line_name(plan, advice->line_of),
                                              .text = advice->text,
                                              .priority = advice->priority,
                                              .answer = advice->answer,
                                              .answer_note = advice->note};
    return save_recommendation(context, &input, id);
}

static enum action_status link_all(struct action_context *context, const struct plan *plan,
                                   const struct made_topic *made, int64_t topic_id)
{
    struct topic_link links[MAX_CODES * 2];
    struct link_topic input = {topic_id, links, 0, false};
    size_t added = 0;
    for (size_t i = 0; made->codes[i] != NULL; i++) {
        const struct indicator *indicator = demo_evidence_find_indicator(plan, made->codes[i]);
        if (indicator == NULL)
            return ACTION_NOT_FOUND;
        links[input.count++] = (struct topic_link){TOPIC_LINK_INDICATOR, indicator->id};
        if (indicator->node_id != 0)
            links[input.count++] = (struct topic_link){TOPIC_LINK_NODE, indicator->node_id};
    }
    enum action_status status = link_topic(context, &input, &added);
    const struct link_project project = {topic_id, made->bpin, made->project};
    return status == ACTION_DONE ? link_project(context, &project) : status;
}

static enum action_status make_topic(struct action_context *context, const struct plan *plan,
                                     const struct made_topic *made, const int64_t *advice_ids,
                                     int64_t *id)
{
    struct save_topic input = {.name = made->name,
                               .description = made->description,
                               .commission = "",
                               .caretaker = made->commission,
                               .recommendation_ids = &advice_ids[made->advice],
                               .recommendation_count = 1};
    for (int i = 0; i < TOPIC_CRITERIA; i++)
        input.scores[i] = made->scores[i];
    enum action_status status = save_topic(context, &input, id);
    return status == ACTION_DONE ? link_all(context, plan, made, *id) : status;
}

/* Two topics have one sum: three people vote for the first, one for the second. */
static enum action_status vote(struct installation *installation, const struct demo_people *people,
                               const int64_t *ids)
{
    static const struct {
        enum role role;
        size_t topic;
    } votes[] = {{ROLE_TECHNICAL_SECRETARY, 1},
                 {ROLE_COUNCILLOR, 0},
                 {ROLE_VERIFIER, 0},
                 {ROLE_PRESIDENT, 0}};
    struct action_context *context = &installation->context;
    int64_t ballot_id = 0;
    demo_people_become(installation, people, ROLE_PRESIDENT);
    enum action_status status = open_ballot(context, TIED_SUM, &ballot_id);
    for (size_t i = 0; i < sizeof votes / sizeof votes[0] && status == ACTION_DONE; i++) {
        demo_people_become(installation, people, votes[i].role);
        status = vote_ballot(context, ballot_id, ids[votes[i].topic]);
    }
    return status == ACTION_DONE ? close_ballot(context, ballot_id) : status;
}

enum action_status demo_topics_make(struct installation *installation,
                                    const struct demo_people *people, const struct plan *plan)
{
    struct action_context *context = &installation->context;
    int64_t advice_ids[sizeof advices / sizeof advices[0]], ids[TOPIC_COUNT];
    enum action_status status = ACTION_DONE;
    demo_people_become(installation, people, ROLE_TECHNICAL_SECRETARY);
    for (size_t i = 0; i < sizeof advices / sizeof advices[0] && status == ACTION_DONE; i++)
        status = note_advice(context, plan, &advices[i], &advice_ids[i]);
    for (size_t i = 0; i < TOPIC_COUNT && status == ACTION_DONE; i++)
        status = make_topic(context, plan, &topics[i], advice_ids, &ids[i]);
    for (size_t i = 0; i < TOPIC_COUNT && status == ACTION_DONE; i++)
        status = demo_trees_make(context, plan, i, ids[i]);
    if (status == ACTION_DONE)
        status = vote(installation, people, ids); /* ends with the presidency */
    for (size_t i = 0; i < TOPIC_COUNT && status == ACTION_DONE; i++)
        status = publish_topic(context, ids[i], true);
    return status;
}
