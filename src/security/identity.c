#include "security/identity.h"

#include "base/banned.h"

bool identity_is_signed_in(const struct identity *identity)
{
    return identity->person_id != 0;
}

bool identity_can(const struct identity *identity, enum capability capability)
{
    if (identity->is_operator)
        return true;
    uint32_t held = CAPABILITY_HELD_BY_EVERYONE;
    if (identity_is_signed_in(identity)) {
        held |= CAPABILITY_HELD_BY_SIGNED_IN;
        if (!identity->must_change_password) {
            if (identity->is_administrator)
                held |= CAPABILITY_HELD_BY_ADMINISTRATOR;
            if (identity->council_id != 0)
                held |= identity->roles & ROLE_ALL;
        }
    }
    return (capability_holders(capability) & held) != 0;
}

struct identity identity_of_operator(void)
{
    return (struct identity){.name = "Operador del servidor", .is_operator = true};
}
