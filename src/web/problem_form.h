/* Problem form: the fields of a card of the problem tree, new or to be changed. */
#ifndef ATALAYA_WEB_PROBLEM_FORM_H
#define ATALAYA_WEB_PROBLEM_FORM_H

#include "actions/problem_tree.h"
#include "web/tree_view.h"

struct problem_form {
    const struct tree_view *view;
    const struct problem_node *node; /* as stored; NULL: a new one */
    enum problem_side side;
    int64_t parent_id, version;
    const char *text;
    bool is_terminal;
    bool is_changed_meanwhile; /* somebody saved it since: node says what it is now */
};

extern const struct page_field problem_form_fields[];

/* What the form sent, for the action; the topic is the page's. */
void problem_form_input(const struct page_context *page, struct save_problem *input);
/* The form as it was sent, to be shown again. */
void problem_form_read(const struct page_context *page, struct problem_form *form);

void problem_form_render(struct strbuf *out, const struct problem_form *form);

#endif
