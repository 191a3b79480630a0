/* Page: one address of the site, declared in one constant and written in one folder.
 *
 * The router checks method, capability, council, CSRF and fields before a handler runs; a page only
 * says what it needs. `tools/new page greeting '/c/{council}/saludo/{id}' "Saludo"` makes the
 * folder web/pages/greeting/ and registers it in pages.def and meson.build:
 *
 *     // greeting.c
 *     static void show(struct page_context *page)
 *     {
 *         const struct greeting_view view = {.page = page, .name = page_typed(page, "nombre")};
 *         page_begin(page, &(struct layout){.title = "Saludo", .section = "tablero"});
 *         greeting_render(&page->response->body, &view);
 *         page_end(page);
 *     }
 *     static void post(struct page_context *page)
 *     {
 *         enum action_status status =
 *             greet(&page->action, page->parameters.id, page_typed(page, "nombre"));
 *         if (status == ACTION_DONE) {
 *             page_redirect(page, "/c/%s/tablero", page->council->code);
 *         } else if (!page_fail_for(page, status)) {
 *             show(page); // again, with what was typed and with the messages
 *         }
 *     }
 *     static const struct page_field fields[] = {{.name = "nombre", .max_bytes = 200}, {0}};
 *     const struct page page_greeting = {.path = "/c/{council}/saludo/{id}",
 *                                        .capability = CAPABILITY_RECORD,
 *                                        .get = show, .post = post, .fields = fields};
 *
 *     // greeting.html (language: tools/compile_template.py; html/form.h, html/widget.h)
 *     %! #include "web/html/form.h"
 *     %! #include "web/pages/greeting/greeting.h"
 *     %@ void greeting_render(struct strbuf *out, const struct greeting_view *view)
 *     % form_render_summary(out, &view->page->action);
 *     <h1>Salude a ${view->page->council->name}</h1>
 *     <form method="post" novalidate>
 *     % form_render_hidden(out, "testigo", page_csrf_token(view->page));
 *     % form_render_field(out, &view->page->action, &(struct form_field){
 *     %     .name = "nombre", .label = "Su nombre", .value = view->name});
 *     <p><button class="boton">Saludar</button></p>
 *     </form>
 *
 *     // greeting_test.c (page_fixture.h; who may see it is walked by route_matrix_test.c already)
 *     static void test_an_empty_name_is_asked_again(void **state)
 *     {
 *         struct page_fixture *f = *state;
 *         static const char *const form[] = {"nombre", "", NULL};
 *         page_fixture_visit(f, "consejero");
 *         assert_int_equal(page_fixture_post(f, "/c/guatape/saludo/1", form), 422);
 *         page_fixture_expect(f, "<a href=\"#nombre\">");
 *     }
 *
 * In a path {council} is the council's code, {id} and {other_id} positive numbers, {year} four
 * digits, {token} and {code} texts of A–Z a–z 0–9 - _. A page without {council} is of the
 * installation. GET handlers never write: they run in a read transaction and read with stores. POST
 * handlers run outside of any transaction, call one action, and redirect or show the form again. */
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
struct shelved_board;

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

enum { PAGE_NO_COUNTER = -1 };

struct page_context {
    struct arena *arena;
    const struct site *site;
    const struct page *page;
    const struct request *request;
    struct response *response;
    struct database *database; /* in a read transaction for GET; none for POST */
    int64_t change_counter;    /* of the database before the transaction; or PAGE_NO_COUNTER */
    struct shelved_board *shelved_board; /* in use until the answer is whole; NULL: none */
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
    size_t max_upload_bytes;         /* of a whole form with files; 0: REQUEST_MAX_UPLOAD_BYTES */
    bool is_cached; /* public and the same for every visitor: kept until anything changes */
    bool is_costly; /* takes long to make (PDF, workbook): passes the site's render gate */
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
 * False where the page answers itself: DONE, and what shows the form again, whose status is set
 * already: INVALID 422, CONFLICT 409, BUSY 429 where messages say how long to wait. */
bool page_fail_for(struct page_context *page, enum action_status status);
/* For store calls in GET: logs the error and answers 500; false. */
bool page_fail_with(struct page_context *page, const struct error *error);

/* 303 to a path of this site made by printf. */
void page_redirect(struct page_context *page, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What was typed in a field (POST), or "" ; for showing a form again. */
const char *page_typed(const struct page_context *page, const char *field);
/* The page of a long list that "?pagina=3" asks for, within 1 … page_count (widget_pages). */
int page_number(const struct page_context *page, int page_count);
/* The hidden field with the token that every form carries. */
const char *page_csrf_token(const struct page_context *page);
/* The same for a form of the frame: always the session's, also on pages with a form before login.
 */
const char *page_session_csrf_token(const struct page_context *page);
/* The session goes on under another token (security/session.h): its cookie, and the forms of this
 * answer. "" changes nothing. */
void page_renew_session(struct page_context *page, const char *session_token);

bool page_can(const struct page_context *page, enum capability capability);

#endif
