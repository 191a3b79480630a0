#include "cli/demo_people.h"

#include <stdio.h>

#include "actions/member.h"
#include "actions/person.h"
#include "base/env.h"
#include "storage/person_store.h"

#include "base/banned.h"

static const struct {
    const char *email, *name;
    enum role role;
} people[] = {
    {"presidencia@demo.atalaya", "Rosalba Gómez", ROLE_PRESIDENT},
    {"secretaria@demo.atalaya", "Hernán Ciro", ROLE_TECHNICAL_SECRETARY},
    {"consejera@demo.atalaya", "Luz Marina Giraldo", ROLE_COUNCILLOR},
    {"verificadora@demo.atalaya", "Ana Lucía Urrea", ROLE_VERIFIER},
    {"enlace@demo.atalaya", "Enlace de planeación", ROLE_LIAISON},
    {"lectura@demo.atalaya", "Invitado de lectura", ROLE_READER},
};
enum { PEOPLE_COUNT = sizeof people / sizeof people[0] };

/* Nobody has to change the known password: the demonstration is served on this machine only. */
static enum action_status set_password(struct action_context *context, int64_t person_id)
{
    struct person *person = NULL;
    char hash[PASSWORD_HASH_SIZE];
    if (!password_hash(DEMO_PASSWORD, hash) || !action_begin(context))
        return ACTION_FAILED;
    if (!person_store_find(context->database, person_id, context->arena, &person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    person->password_hash = hash;
    person->must_change_password = false;
    if (!person_store_save(context->database, person, &context->error))
        return action_abandon(context, ACTION_FAILED);
    return action_commit(context, action_object(context, "person", person_id), "demostración");
}

static enum action_status make_person(struct installation *installation, size_t index,
                                      const char *council_code, int64_t *person_id)
{
    struct action_context *context = &installation->context;
    const struct create_person input = {.email = people[index].email, .name = people[index].name};
    struct create_person_answer answer;
    installation->identity.council_id = 0;
    enum action_status status = create_person(context, &input, &answer);
    if (status != ACTION_DONE)
        return status;
    *person_id = answer.person_id;
    status = set_password(context, *person_id);
    if (status != ACTION_DONE)
        return status;
    if (!installation_enter_council(installation, council_code))
        return ACTION_FAILED;
    return add_member(context, *person_id, ROLE_BIT(people[index].role));
}

enum action_status demo_people_make(struct installation *installation, const char *council_code,
                                    struct demo_people *made)
{
    for (size_t i = 0; i < PEOPLE_COUNT; i++) {
        enum action_status status =
            make_person(installation, i, council_code, &made->by_role[people[i].role]);
        if (status != ACTION_DONE)
            return status;
    }
    return ACTION_DONE;
}

bool demo_people_leave_marker(struct installation *installation)
{
    const char *path =
        arena_printf(&installation->arena, "%s/demostracion", installation->settings.data);
    FILE *file = fopen(path, "w");
    if (file == NULL)
        return error_set(&installation->context.error, ERROR_IO, "no se pudo escribir %s", path);
    fputs("Esta carpeta tiene la demostración y cuentas de contraseña conocida.\n", file);
    return fclose(file) == 0;
}

bool demo_people_are_there(struct installation *installation, bool *are_there)
{
    struct person *person = NULL;
    *are_there = false;
    for (size_t i = 0; !*are_there && i < PEOPLE_COUNT; i++) {
        if (!person_store_find_by_email(installation->database, people[i].email,
                                        &installation->arena, &person,
                                        &installation->context.error))
            return false;
        *are_there = person != NULL;
    }
    return true;
}

void demo_people_print(void)
{
    printf("Cuentas de la demostración (contraseña %s):\n", DEMO_PASSWORD);
    for (size_t i = 0; i < PEOPLE_COUNT; i++)
        printf("  %-28s %s\n", people[i].email, role_label(people[i].role));
}

void demo_people_become(struct installation *installation, const struct demo_people *made,
                        enum role role)
{
    installation->identity = (struct identity){.person_id = made->by_role[role],
                                               .council_id = installation->identity.council_id,
                                               .roles = ROLE_BIT(role)};
    installation->context.messages.count = 0;
}

static int64_t offset_s;
static const struct env *real;

static int64_t read_story_clock(void)
{
    return real->now_s() - offset_s;
}

void demo_people_set_days_ago(int days)
{
    static struct env story;
    if (real == NULL)
        real = env_get();
    offset_s = (int64_t)days * 24 * 3600;
    story = *real;
    story.now_s = read_story_clock;
    env_set(days == 0 ? real : &story);
}
