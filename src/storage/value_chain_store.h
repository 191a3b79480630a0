/* Value chain store: which product leads to which result, which project delivers which product, and
 * with how much money, within one topic. */
#ifndef ATALAYA_STORAGE_VALUE_CHAIN_STORE_H
#define ATALAYA_STORAGE_VALUE_CHAIN_STORE_H

#include "base/error.h"
#include "core/value_chain/value_chain.h"
#include "storage/object_key.h"

struct database;

/* What is stored of a chain. */
struct value_chain_record {
    struct chain_links products_of_results, projects_of_products;
    struct chain_list money; /* id and pesos of projects */
    int64_t version;         /* 0: nothing stored yet */
};

bool value_chain_store_load(struct database *database, struct object_key topic, struct arena *arena,
                            struct value_chain_record *record, struct error *error);

/* Replaces everything. ERROR_CONFLICT: version is not the stored one; ERROR_CONSTRAINT: something
 * that the topic is not linked to. */
bool value_chain_store_save(struct database *database, struct object_key topic,
                            const struct value_chain_record *record, struct error *error);

#endif
