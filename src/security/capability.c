#include "security/capability.h"

#include <assert.h>

#include "base/banned.h"

struct capability_entry {
    const char *name;
    const char *label;
    uint32_t holders;
};

/* Short words for the table only; they end with this file. */
#define EVERYONE CAPABILITY_HELD_BY_EVERYONE
#define SIGNED_IN CAPABILITY_HELD_BY_SIGNED_IN
#define ADMINISTRATOR CAPABILITY_HELD_BY_ADMINISTRATOR
#define PRESIDENT ROLE_BIT(ROLE_PRESIDENT)
#define COUNCILLOR ROLE_BIT(ROLE_COUNCILLOR)
#define VERIFIER ROLE_BIT(ROLE_VERIFIER)
#define LIAISON ROLE_BIT(ROLE_LIAISON)
#define BOARD (PRESIDENT | ROLE_BIT(ROLE_TECHNICAL_SECRETARY))
#define MEMBERS ROLE_ALL

static const struct capability_entry entries[CAPABILITY_COUNT] = {
#define CAPABILITY(name, label, holders) [CAPABILITY_##name] = {#name, label, holders},
#include "security/capability.def"
#undef CAPABILITY
};

uint32_t capability_holders(enum capability capability)
{
    assert(capability < CAPABILITY_COUNT);
    return entries[capability].holders;
}

const char *capability_name(enum capability capability)
{
    assert(capability < CAPABILITY_COUNT);
    return entries[capability].name;
}

const char *capability_label(enum capability capability)
{
    assert(capability < CAPABILITY_COUNT);
    return entries[capability].label;
}

bool capability_is_of_council(enum capability capability)
{
    return (capability_holders(capability) & ROLE_ALL) != 0;
}
