/* Form widgets: a field with its label, help and message, and the summary of what to correct. */
#ifndef ATALAYA_WEB_HTML_FORM_H
#define ATALAYA_WEB_HTML_FORM_H

#include "actions/action.h"
#include "base/strbuf.h"

struct form_field {
    const char *name, *label;
    const char *help;  /* NULL: none */
    const char *type;  /* "text", "email", "password", "file", "search", "textarea" */
    const char *value; /* what was typed; not written for files */
    const char *autocomplete, *input_mode, *accept; /* NULL: none */
    bool is_short;
    bool is_multiple; /* files */
    int rows;         /* textarea; 0: 3 */
};

void form_render_field(struct strbuf *out, const struct action_context *action,
                       const struct form_field *field);

/* "Hay 2 cosas por corregir" with links to the fields; nothing without messages. */
void form_render_summary(struct strbuf *out, const struct action_context *action);

#endif
