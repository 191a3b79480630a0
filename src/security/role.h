/* Role: what a person is in one council, and sets of roles as bits.
 *
 * The list is role.def. A role says nothing by itself: capability.def says what each may do. The
 * administrator of the installation is not a role, for it belongs to no council
 * (identity.is_administrator). */
#ifndef ATALAYA_SECURITY_ROLE_H
#define ATALAYA_SECURITY_ROLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum role {
#define ROLE(name, code, label, purpose) ROLE_##name,
#include "security/role.def"
#undef ROLE
    ROLE_COUNT
};

/* A set of roles: bit 1 << role. */
typedef uint32_t role_set;

#define ROLE_BIT(role) ((role_set)1u << (role))
#define ROLE_ALL (ROLE_BIT(ROLE_COUNT) - 1u)

/* The code that the database and the command line use: "secretaria_tecnica". */
const char *role_code(enum role role);
/* What people read: "Secretaría técnica". */
const char *role_label(enum role role);
/* One sentence about what the role is for, for the form that gives it. */
const char *role_purpose(enum role role);

/* Reads one code; false for an unknown one. */
bool role_parse(const char *code, enum role *role);
/* Reads codes separated by commas, spaces allowed: "presidencia, verificador". False for an unknown
 * code; an empty text is the empty set. */
bool role_parse_set(const char *codes, role_set *roles);

/* Labels in the order of role.def: "Consejero/a, Verificador/a"; "" for none. */
const char *role_format_labels(role_set roles, struct arena *arena);
/* Labels of stored codes: "consejero,verificador" gives "Consejero/a, Verificador/a". Codes that
 * are not known are given back as they are. */
const char *role_describe(const char *codes, struct arena *arena);
/* Codes joined by commas, which role_parse_set reads back. */
const char *role_format_codes(role_set roles, struct arena *arena);

#endif
