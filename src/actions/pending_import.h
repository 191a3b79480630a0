/* A file that waits: sent by a member, shown as it was understood, and then confirmed or forgotten.
 *
 * It belongs to the person who sent it and to the council, is found by a token whose hash alone is
 * stored, and is forgotten after a day. Nothing of the plan changes before import_plan. */
#ifndef ATALAYA_ACTIONS_PENDING_IMPORT_H
#define ATALAYA_ACTIONS_PENDING_IMPORT_H

#include "actions/action.h"
#include "security/token.h"
#include "storage/import_store.h"
#include "storage/pending_import_store.h"

enum { PENDING_IMPORT_LIFE_S = 24 * 3600, PENDING_IMPORT_MAX_BYTES = 32 * 1024 * 1024 };

struct start_import {
    const char *file_name;
    const void *bytes;
    size_t length;
};

/* Keeps the file. Message on "archivo" for none, an empty or a too large one. */
enum action_status start_import(struct action_context *context, const struct start_import *input,
                                char token[TOKEN_SIZE]);

/* The file of a link; ACTION_NOT_FOUND for another person's, another council's or an old one. */
enum action_status find_import(struct action_context *context, const char *token,
                               struct pending_import **pending);

struct map_import {
    const char *token;
    const char *options_json; /* how the file is to be read from now on */
    const char *mapping_json; /* kept for the council's next files like this; NULL: none is */
    const char *signature;    /* of the mapping's headers */
};

/* Changes how a waiting file is read. ACTION_NOT_FOUND as find_import. */
enum action_status map_import(struct action_context *context, const struct map_import *input);

/* Forgets it, after it was confirmed or given up. */
enum action_status forget_import(struct action_context *context, const char *token);

#endif
