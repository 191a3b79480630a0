/* Audit list: a chain of actions as people read it: who did what when, the newest first, by person
 * and by action, with its head's code and a check of the whole chain. Shared by the pages of a
 * council's chain and of the installation's. */
#ifndef ATALAYA_WEB_AUDIT_LIST_H
#define ATALAYA_WEB_AUDIT_LIST_H

#include "security/audit.h"
#include "storage/audit_store.h"
#include "web/page.h"

enum { AUDIT_LIST_PAGE = 50 };

struct audit_list_view {
    struct page_context *page;
    const char *address; /* of the page, without query */
    struct audit_query query;
    struct audit_record_list records; /* at most AUDIT_LIST_PAGE */
    int64_t older_than;               /* for the link to older ones; 0: there are none */
    struct audit_tally_list actors, actions;
    char head_code[CROCKFORD_CODE_SIZE]; /* "" for an empty chain */
    bool is_verified;                    /* the visitor asked for the check: */
    struct audit_verdict verdict;
};

/* Reads the filters from the address ("persona", "accion", "antes", "comprobar") and what they
 * ask for, of the council's chain (0: the installation's). False: the failure was answered. */
bool audit_list_load(struct page_context *page, int64_t council_id, struct audit_list_view *view);

void audit_list_render(struct strbuf *out, const struct audit_list_view *view);

/* Who acted: a name, "La consola del servidor" for the operator, "Una persona" for a name that is
 * gone. */
const char *audit_list_actor(const struct audit_list_view *view, int64_t actor_id,
                             const char *name);
/* "cambió metas con su acto"; the code itself for an action of another version. */
const char *audit_list_action(struct arena *arena, const char *code);

/* What an entry is about, in words, and where it can be seen ("" : nowhere). */
struct audit_object {
    const char *text, *path;
};
struct audit_object audit_list_object(const struct audit_list_view *view, const char *object);

/* The same of an entry; nothing where people did something to their own account. */
struct audit_object audit_list_other(const struct audit_list_view *view,
                                     const struct audit_record *record);
/* What an entry keeps, as people write it ("3.7000" is "3,7") and never longer than two lines. */
const char *audit_list_detail(struct arena *arena, const char *detail);

/* The address with one filter set otherwise, from the newest; value NULL takes it away. */
const char *audit_list_link(const struct audit_list_view *view, const char *name,
                            const char *value);

#endif
