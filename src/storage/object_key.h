/* Object key: an object of a council, named so that no store can be asked without the council.
 * Another council's object is the same as none. */
#ifndef ATALAYA_STORAGE_OBJECT_KEY_H
#define ATALAYA_STORAGE_OBJECT_KEY_H

#include <stdint.h>

struct object_key {
    int64_t council_id;
    int64_t id;
};

#endif
