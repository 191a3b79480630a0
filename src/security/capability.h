/* Capability: one thing that can be done, and who holds it.
 *
 * The list with its holders is capability.def, the one place to read or change who may do what.
 * Pages and actions name the capability that they need; the router and the action ask identity_can.
 * A capability never looks at an object: that an object belongs to the council of the request is
 * the store's part, and that the verifier is not the recorder is the action's. */
#ifndef ATALAYA_SECURITY_CAPABILITY_H
#define ATALAYA_SECURITY_CAPABILITY_H

#include <stdbool.h>
#include <stdint.h>

#include "security/role.h"

enum capability {
#define CAPABILITY(name, label, holders) CAPABILITY_##name,
#include "security/capability.def"
#undef CAPABILITY
    CAPABILITY_COUNT
};

/* Holders are a role_set and these three bits beyond it. */
enum {
    CAPABILITY_HELD_BY_ADMINISTRATOR = 1 << 24,
    CAPABILITY_HELD_BY_SIGNED_IN = 1 << 25,
    CAPABILITY_HELD_BY_EVERYONE = 1 << 26,
};

/* Who holds it: bits of roles and of CAPABILITY_HELD_BY_…. */
uint32_t capability_holders(enum capability capability);
/* The identifier, for tests and traces: "VIEW_COUNCIL". */
const char *capability_name(enum capability capability);
/* In words, as in "no tiene permiso para <label>": "ver el trabajo del consejo". */
const char *capability_label(enum capability capability);
/* Whether it is only meaningful inside a council (some role holds it). */
bool capability_is_of_council(enum capability capability);

#endif
