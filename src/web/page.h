/* Page: one address of the site, declared in one constant and written in one folder.
 *
 * The router checks method, capability, council, CSRF and fields before a handler runs; a page only
 * says what it needs. A page's folder is web/pages/NAME/: NAME.c with the descriptor and its
 * handlers, NAME.html with the template, NAME_test.c. One line in pages.def registers it.
 *
 *     // web/pages/greeting/greeting.c
 *     static void get(struct page_context *page)
 *     {
 *         struct greeting_view view = {.name = page->council->name};
 *         page_begin(page, &(struct layout){.title = "Saludo", .is_wide = false});
 *         greeting_render(&page->response->body, &view);        // from greeting.html
 *         page_end(page);
 *     }
 *     static const struct page_field fields[] = {{"nombre", .max_bytes = 200, .is_required = true,
 *                                                 .label = "su nombre"}, {NULL}};
 *     const struct page page_greeting = {
 *         .path = "/c/{council}/saludo/{id}", .capability = CAPABILITY_VIEW_PUBLIC,
 *         .get = get, .post = post, .fields = fields};
 *
 * In a path {council} is the council's code, {id} and {other_id} positive numbers, {year} four
 * digits, {token} and {code} texts of A–Z a–z 0–9 - _. A page without {council} is of the
 * installation. GET handlers never write: they run in a read transaction. POST handlers call an
 * action and then page_redirect, or show the form again with what was typed (page_show_again,
 * status 422). */
#ifndef ATALAYA_WEB_PAGE_H
#define ATALAYA_WEB_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "actions/action.h"
#include "base/date.h"
#include "security/identity.h"
#include "storage/council_store.h"
#include "web/http/request.h"
#include "web/http/response.h"

struct site;

/* A field that a form may send; others are refused with 400. */
struct page_field {
    const char *name; /* NULL ends the list */
    size_t max_bytes; /* 0: 1000 */
    bool is_required; /* present (it may be empty: the action says what is missing) */
    bool is_file;
    bool is_repeated; /* may come more than once, or with any ending: "tipo_17" where name is
                         "tipo_" */
};

struct page_parameters {
    int64_t id, other_id;
    int year;
    const char *token, *code;
};

struct page_context {
    struct arena *arena;
    const struct site *site;
    const struct page *page;
    const struct request *request;
    struct response *response;
    struct database *database; /* in a read transaction for GET; none for POST */
    struct identity identity;
    const struct council *council; /* NULL for pages of the installation */
    struct page_parameters parameters;
    struct date today;            /* in Colombia */
    struct action_context action; /* ready for an action; its messages are shown by forms */
    const struct layout *layout;
};

struct page {
    const char *path;
    enum capability capability;
    void (*get)(struct page_context *page);
    void (*post)(struct page_context *page);
    const struct page_field *fields; /* of post; NULL: none but the token */
    bool is_cached; /* public and the same for every visitor: kept until anything changes */
    const char *anonymous_form; /* purpose of the token of a form before login; NULL otherwise */
};

#define PAGE(name) extern const struct page page_##name;
#include "web/pages.def"
#undef PAGE

/* All pages, ended by NULL. */
extern const struct page *const page_list[];

/* The frame of a page: head, navigation, foot. */
struct layout {
    const char *title;
    const char *section; /* which entry of the navigation is here: "tablero" */
    bool is_wide;
    bool is_bare; /* the page writes its own <div class="c">: it has a band from side to side */
    const char *description; /* for search engines; NULL: none */
};

void page_begin(struct page_context *page, const struct layout *layout);
void page_end(struct page_context *page);

/* Answers with a page that says what happened and what to do (400 … 507). */
void page_fail(struct page_context *page, int status);
/* Maps an action's status to an answer: FORBIDDEN 403, NOT_FOUND 404, BUSY 429, FAILED 500 or 507.
 * False for DONE, INVALID and CONFLICT, which the page answers itself. */
bool page_fail_for(struct page_context *page, enum action_status status);
/* For store calls in GET: logs the error and answers 500; false. */
bool page_fail_with(struct page_context *page, const struct error *error);

/* 303 to a path of this site made by printf. */
void page_redirect(struct page_context *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What was typed in a field (POST), or "" ; for showing a form again. */
const char *page_typed(const struct page_context *page, const char *field);
/* The hidden field with the token that every form carries. */
const char *page_csrf_token(const struct page_context *page);

bool page_can(const struct page_context *page, enum capability capability);

#endif
