/* Actor: who takes part in the follow-up of a plan (actor): a commission or a member of the
 * council, an office of the administration, another entity, an organisation of citizens.
 *
 * An actor of the council is a link: its name, and for members how it is reached, stand where the
 * commission, the councillor or the account stands, and follow it. Others carry a name of their own
 * and how they are reached; that is personal data, never shown to the public, and kept only with a
 * reason (contact_basis.def). Pure; strings are never NULL. Storage: storage/actor_store.h. */
#ifndef ATALAYA_CORE_DUTY_ACTOR_H
#define ATALAYA_CORE_DUTY_ACTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"

enum actor_kind {
#define ACTOR_KIND(name, code, label, plural) ACTOR_##name,
#include "core/duty/actor_kind.def"
#undef ACTOR_KIND
    ACTOR_KINDS
};

const char *actor_kind_code(enum actor_kind kind);
const char *actor_kind_label(enum actor_kind kind);
const char *actor_kind_plural(enum actor_kind kind);
bool actor_kind_parse(const char *code, enum actor_kind *kind);

enum contact_basis {
    CONTACT_BASIS_NONE,
#define CONTACT_BASIS(name, code, label) CONTACT_BASIS_##name,
#include "core/duty/contact_basis.def"
#undef CONTACT_BASIS
    CONTACT_BASES
};

const char *contact_basis_code(enum contact_basis basis); /* "" for NONE */
const char *contact_basis_label(enum contact_basis basis);
bool contact_basis_parse(const char *code, enum contact_basis *basis); /* "" is NONE */

struct actor {
    int64_t id;
    int64_t council_id;
    enum actor_kind kind;
    const char *name;      /* of what it is linked to; "" where a councillor's data were erased */
    int64_t commission_id; /* of a COMMISSION; 0: none */
    int64_t councillor_id; /* of a MEMBER; 0: none */
    int64_t person_id;  /* the account of a MEMBER who is no councillor, or of an office; 0: none */
    const char *office; /* how the plan names it in "responsable"; "": it does not */
    const char *contact_name, *post, *email, *phone;
    enum contact_basis basis;
    struct date authorised; /* with CONTACT_BASIS_AUTHORISED */
    bool is_retired;        /* takes part no more; what it did stays */
    int64_t version;
    int use_count; /* places of the matrix where it has a letter; only read */
};

struct actor_list {
    struct actor *items;
    size_t count;
};

/* The name, or "Datos borrados". */
const char *actor_name(const struct actor *actor);
/* NULL where there is none with this number. */
const struct actor *actor_find(const struct actor_list *list, int64_t id);
/* By kind, then by name without regard to case and accents. */
void actor_sort(struct arena *arena, struct actor_list *list);
/* Whether somebody can be reached: through the council itself, or by name, address or number. */
bool actor_has_contact(const struct actor *actor);
/* The actor that stands for an office as the plan writes it, without regard to case and accents;
 * NULL for none.  "Secretaria de Gobierno" finds the office "Secretaría de gobierno" */
const struct actor *actor_find_office(struct arena *arena, const struct actor_list *list,
                                      const char *office);

#endif
