/* Action: what all actions share. An action is one thing that a person does (record a result,
 * invite a member): one function in one file of this folder, called by pages, by the command line
 * and by imports, with no knowledge of HTTP.
 *
 * Each action has its line in actions.def and the same shape:
 *
 *     enum action_status rename_council(struct action_context *context,
 *                                       const struct rename_council *input)
 *     {
 *         if (!action_is_allowed(context, ACTION_RENAME_COUNCIL))
 *             return ACTION_FORBIDDEN;
 *         const char *name = action_check_text(context, &name_rule, input->name);
 *         if (action_has_messages(context))
 *             return ACTION_INVALID;              // all messages at once, nothing written
 *         if (!action_begin(context))
 *             return ACTION_FAILED;
 *         if (!council_store_rename(context->database, …, &context->error))
 *             return action_abandon(context, ACTION_FAILED);
 *         return action_commit(context, action_object(context, "council", id), "nombre nuevo");
 *     }
 *
 * action_commit writes the audit entry and raises the council's revision inside the same
 * transaction, so there is no change without its trace and no cached page survives a change. */
#ifndef ATALAYA_ACTIONS_ACTION_H
#define ATALAYA_ACTIONS_ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "security/identity.h"
#include "security/secrets.h"

struct database;

enum action {
#define ACTION(name, code, capability, label) ACTION_##name,
#include "actions/actions.def"
#undef ACTION
    ACTION_COUNT
};

enum action_status {
    ACTION_DONE,
    ACTION_INVALID,   /* context->messages say what to correct; nothing was written */
    ACTION_FORBIDDEN, /* the identity lacks the capability, in this council */
    ACTION_NOT_FOUND, /* no such object in this council */
    ACTION_CONFLICT,  /* somebody else changed it meanwhile, or it was done already */
    ACTION_BUSY,      /* try again in a moment */
    ACTION_FAILED,    /* the world failed: context->error */
};

/* One correction to make, beside the field named; field "" is for the whole form. */
struct action_message {
    const char *field;
    const char *text; /* Spanish, a whole sentence */
};

struct action_messages {
    struct action_message *items;
    size_t count;
};

/* What an action works with. Made for each request; messages and error are its answers. */
struct action_context {
    struct arena *arena;             /* everything that is answered lives here */
    struct database *database;       /* this request's connection */
    const struct identity *identity; /* who, in which council (identity->council_id) */
    const struct secrets *secrets;   /* keys of this installation */
    const char *data_folder;         /* where evidence files are */
    const char *address;             /* the client's network address, "" on the command line */
    enum action action;              /* set by action_is_allowed */
    int64_t trace_sequence;          /* set by action_trace: the entry's number in its chain */
    bool is_traced;                  /* the transaction that is open has its entry */
    struct action_messages messages;
    struct error error;
};

const char *action_code(enum action action);
const char *action_label(enum action action);
enum capability action_capability(enum action action);
/* Finds the action with a code of the audit chain; false for a code of an older program. */
bool action_parse(const char *code, enum action *action);

/* Whether the identity holds the action's capability; remembers the action for its trace. */
bool action_is_allowed(struct action_context *context, enum action action);

/* Adds a correction beside field. */
void action_add_message(struct action_context *context, const char *field, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool action_has_messages(const struct action_context *context);
/* The first text beside field; NULL where there is none. */
const char *action_find_message(const struct action_context *context, const char *field);

/* What a field of text must be. max_characters counts code points. */
struct action_text_rule {
    const char *field; /* name of the form's field */
    const char *label; /* as in "Escriba <label>.": "el nombre del consejo" */
    int max_characters;
    bool is_optional;
    bool has_lines; /* line breaks allowed */
};

/* The text in the arena, in NFC and without white space around it; "" when empty. Adds a message
 * for a missing or too long text, for invalid UTF-8, and for control or direction-changing
 * characters. */
const char *action_check_text(struct action_context *context, const struct action_text_rule *rule,
                              const char *text);
/* An e-mail address in lower case, as it is stored; adds a message when it cannot be one. */
const char *action_check_email(struct action_context *context, const char *field, const char *text);

/* The number of an object, as a form sends it; 0 for what is none.  "17" -> 17, "017" -> 0 */
int64_t action_parse_id(const char *text);

/* What a store's refusal to write means: ACTION_CONFLICT where somebody else saved meanwhile
 * (context->error says so), otherwise ACTION_FAILED. */
enum action_status action_failure(const struct action_context *context);

/* Opens the writing transaction; false with context->error. */
bool action_begin(struct action_context *context);

/* What an entry of the chain is about: "measurement:17". */
const char *action_object(const struct action_context *context, const char *kind, int64_t id);

/* Appends the audit entry (in the identity's council, 0 for the installation), raises the council's
 * revision and commits. object names what was changed (action_object, or "plan"); detail
 * is a short text without personal data, may be NULL. Answers ACTION_DONE, or ACTION_FAILED with
 * everything rolled back. */
enum action_status action_commit(struct action_context *context, const char *object,
                                 const char *detail);
/* The two halves of action_commit, for an action that keeps the entry's number (trace_sequence) in
 * the same transaction. After false only action_abandon may follow. One entry for each transaction:
 * a second one, or a transaction that ends without, is our bug and asserted. */
bool action_trace(struct action_context *context, const char *object, const char *detail);
enum action_status action_close(struct action_context *context);
/* Rolls back and answers status, so that `return action_abandon(…)` reads well. */
enum action_status action_abandon(struct action_context *context, enum action_status status);

#endif
