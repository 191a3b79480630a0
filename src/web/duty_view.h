/* Duty view: what the pages of actors and of who does what share: everything that decides, which
 * scope the address names, and the form of an actor. */
#ifndef ATALAYA_WEB_DUTY_VIEW_H
#define ATALAYA_WEB_DUTY_VIEW_H

#include "actions/actor.h"
#include "reports/catalog/duty_matrix/duty_matrix.h"
#include "reports/duty/duty_book.h"
#include "web/page.h"

struct duty_view {
    const struct page_context *page;
    struct duty_book book;
    struct duty_office_list new_offices; /* that the plan names and no actor stands for */
    struct duty_scope scope;
    const char *scope_name; /* of the topic or the indicator; "" for the whole council */
    struct duty_findings findings;
    const char *notice; /* NULL: none */
};

/* Reads the book with what each account may do (security/capability.def). False with the
 * action's error: nothing was answered. */
bool duty_view_gather(struct page_context *page, struct duty_book *book);
/* Reads everything, and the scope of "tema=3" or "indicador=17" in the address (of the form, where
 * one was sent). False: the failure was answered, 404 for a scope that the council does not have.
 */
bool duty_view_load(struct page_context *page, struct duty_view *view);
/* An address under /roles with the view's scope: "registrar" ->
 * "/c/guatape/roles/registrar?tema=3";
 * "" is the matrix itself. */
const char *duty_view_path(struct arena *arena, const struct duty_view *view, const char *end);
/* "Todo el consejo", "Tema: Vías", "Indicador: Áreas protegidas" */
const char *duty_view_scope_words(struct arena *arena, const struct duty_view *view);
/* Answers with the matrix as a file: "pdf" or "xlsx". */
void duty_view_download(struct page_context *page, const char *format);

/* The form of an actor: as typed, or as stored. */
struct actor_form {
    const struct page_context *page;
    struct duty_view view; /* what there is to choose from */
    int64_t version;
    const char *kind, *name, *link, *office, *contact_name, *post, *email, *phone, *basis;
    const char *authorised;
    bool is_changed_meanwhile; /* somebody saved it since */
};

extern const struct page_field actor_form_fields[];
void actor_form_input(const struct page_context *page, struct save_actor *input);
/* False: answered. */
bool actor_form_load(struct page_context *page, struct actor_form *form);
void actor_form_read(struct actor_form *form);
void actor_form_fill(struct actor_form *form, const struct actor *actor);
void actor_form_render(struct strbuf *out, const struct actor_form *form);

#endif
