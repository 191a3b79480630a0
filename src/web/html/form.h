/* Form: fields with label, help, message and what was typed, the same on every page.
 *
 * Each writes one block: label, help, the message of its field (the action's first with that name),
 * then the control, tied together for screen readers. The summary stands above the title and links
 * to the fields: a control's id is its name. Nothing is required by the browser: the server says
 * what is missing, in words (forms are novalidate).
 *
 *     form_render_summary(out, action);
 *     form_render_field(out, action, &(struct form_field){.name = "correo", .type = "email",
 *         .label = "Correo electrónico", .value = page_typed(page, "correo")}); */
#ifndef ATALAYA_WEB_HTML_FORM_H
#define ATALAYA_WEB_HTML_FORM_H

#include "actions/action.h"
#include "base/strbuf.h"

struct form_option {
    const char *value; /* NULL ends a list */
    const char *label;
    const char *help; /* of a radio; NULL: none */
};

struct form_field {
    const char *name, *label;
    const char *help;  /* NULL: none */
    const char *type;  /* "text" (also NULL), "email", "password", "file", "search", "textarea" */
    const char *value; /* what was typed or is stored; not written for files */
    const char *autocomplete, *input_mode, *accept; /* NULL: none */
    const char *suffix;                             /* after the control: "km"; NULL: none */
    const struct form_option *options;              /* of a select or of radios */
    bool is_short, is_long;                         /* for a number; for a name */
    bool is_multiple;                               /* files */
    int rows;                                       /* textarea; 0: 3 */
};

void form_render_field(struct strbuf *out, const struct action_context *action,
                       const struct form_field *field);
/* A list from which one is chosen: value is the chosen one's. */
void form_render_select(struct strbuf *out, const struct action_context *action,
                        const struct form_field *field);
/* Up to seven options, all to be seen, each with its own help. */
void form_render_radios(struct strbuf *out, const struct action_context *action,
                        const struct form_field *field);
/* One box, sent as "si"; it is checked where value is neither NULL nor "". */
void form_render_check(struct strbuf *out, const struct action_context *action,
                       const struct form_field *field);
void form_render_hidden(struct strbuf *out, const char *name, const char *value);

/* "Hay 2 cosas por corregir" with links to the fields; nothing without messages. */
void form_render_summary(struct strbuf *out, const struct action_context *action);

#endif
