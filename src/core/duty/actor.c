#include "core/duty/actor.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include "base/banned.h"

static const struct {
    const char *code, *label, *plural;
} kinds[ACTOR_KINDS] = {
#define ACTOR_KIND(name, code, label, plural) {code, label, plural},
#include "core/duty/actor_kind.def"
#undef ACTOR_KIND
};

static const struct {
    const char *code, *label;
} bases[CONTACT_BASES] = {
    {"", ""},
#define CONTACT_BASIS(name, code, label) {code, label},
#include "core/duty/contact_basis.def"
#undef CONTACT_BASIS
};

const char *actor_kind_code(enum actor_kind kind)
{
    assert(kind < ACTOR_KINDS);
    return kinds[kind].code;
}

const char *actor_kind_label(enum actor_kind kind)
{
    assert(kind < ACTOR_KINDS);
    return kinds[kind].label;
}

const char *actor_kind_plural(enum actor_kind kind)
{
    assert(kind < ACTOR_KINDS);
    return kinds[kind].plural;
}

bool actor_kind_parse(const char *code, enum actor_kind *kind)
{
    for (int i = 0; i < ACTOR_KINDS; i++)
        if (strcmp(kinds[i].code, code) == 0) {
            *kind = (enum actor_kind)i;
            return true;
        }
    return false;
}

const char *contact_basis_code(enum contact_basis basis)
{
    assert(basis < CONTACT_BASES);
    return bases[basis].code;
}

const char *contact_basis_label(enum contact_basis basis)
{
    assert(basis < CONTACT_BASES);
    return bases[basis].label;
}

bool contact_basis_parse(const char *code, enum contact_basis *basis)
{
    for (int i = 0; i < CONTACT_BASES; i++)
        if (strcmp(bases[i].code, code) == 0) {
            *basis = (enum contact_basis)i;
            return true;
        }
    return false;
}

const char *actor_name(const struct actor *actor)
{
    return actor->name[0] == '\0' ? "Datos borrados" : actor->name;
}

const struct actor *actor_find(const struct actor_list *list, int64_t id)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].id == id)
            return &list->items[i];
    return NULL;
}

struct sort_key {
    const char *folded;
    struct actor actor;
};

static int compare_keys(const void *one, const void *other)
{
    const struct sort_key *a = one, *b = other;
    if (a->actor.kind != b->actor.kind)
        return a->actor.kind < b->actor.kind ? -1 : 1;
    int by_name = strcmp(a->folded, b->folded);
    if (by_name != 0)
        return by_name;
    return a->actor.id < b->actor.id ? -1 : a->actor.id > b->actor.id;
}

void actor_sort(struct arena *arena, struct actor_list *list)
{
    struct sort_key *keys = ARENA_NEW_ARRAY(arena, list->count + 1, struct sort_key);
    for (size_t i = 0; i < list->count; i++)
        keys[i] = (struct sort_key){text_fold(arena, actor_name(&list->items[i])), list->items[i]};
    qsort(keys, list->count, sizeof keys[0], compare_keys);
    for (size_t i = 0; i < list->count; i++)
        list->items[i] = keys[i].actor;
}

bool actor_has_contact(const struct actor *actor)
{
    return actor->commission_id != 0 || actor->councillor_id != 0 || actor->person_id != 0 ||
           actor->contact_name[0] != '\0' || actor->email[0] != '\0' || actor->phone[0] != '\0';
}

const struct actor *actor_find_office(struct arena *arena, const struct actor_list *list,
                                      const char *office)
{
    const char *wanted = text_fold(arena, office);
    for (size_t i = 0; i < list->count && wanted[0] != '\0'; i++)
        if (strcmp(text_fold(arena, list->items[i].office), wanted) == 0)
            return &list->items[i];
    return NULL;
}
