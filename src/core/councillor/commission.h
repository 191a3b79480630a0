/* Commission: councillors who take care of some topics together (comisión temática), with one who
 * coordinates. Strings are never NULL. Storage: storage/commission_store.h. */
#ifndef ATALAYA_CORE_COUNCILLOR_COMMISSION_H
#define ATALAYA_CORE_COUNCILLOR_COMMISSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct commission {
    int64_t id;
    int64_t council_id;
    const char *name;
    const char *purpose;
    int64_t coordinator_id; /* a councillor, also one of the members; 0: none yet */
    int64_t version;
};

struct commission_list {
    struct commission *items;
    size_t count;
};

struct commission_member {
    int64_t commission_id, councillor_id;
};

struct commission_member_list {
    struct commission_member *items; /* by commission, then councillor */
    size_t count;
};

#endif
