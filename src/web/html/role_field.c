#include "web/html/role_field.h"

#include <string.h>

#include "web/html/html.h"

#include "base/banned.h"

role_set role_field_read(const struct request *request)
{
    const size_t prefix = sizeof ROLE_FIELD - 1;
    role_set roles = 0;
    for (size_t i = 0; i < request->form.count; i++) {
        const char *name = request->form.items[i].name;
        enum role role;
        if (strncmp(name, ROLE_FIELD, prefix) == 0 && role_parse(name + prefix, &role))
            roles |= ROLE_BIT(role);
    }
    return roles;
}

/* The first box has the id that the summary's link leads to. */
static void add_box(struct strbuf *out, enum role role, bool is_marked)
{
    const char *id =
        role == 0 ? "roles" : arena_printf(out->arena, ROLE_FIELD "%s", role_code(role));
    strbuf_printf(out,
                  "<div class=\"op\"><input type=\"checkbox\" id=\"%s\" name=\"" ROLE_FIELD
                  "%s\" value=\"si\"%s><label for=\"%s\">",
                  id, role_code(role), is_marked ? " checked" : "", id);
    html_add_text(out, role_label(role));
    strbuf_add(out, "<br><span class=\"n\">");
    html_add_text(out, role_purpose(role));
    strbuf_add(out, "</span></label></div>");
}

void role_field_render(struct strbuf *out, const struct action_context *action, const char *label,
                       role_set marked)
{
    const char *message = action_find_message(action, "roles");
    strbuf_add(out, message == NULL ? "<fieldset class=\"campo\"><legend>"
                                    : "<fieldset class=\"campo malo\" "
                                      "aria-describedby=\"roles-error\"><legend>");
    html_add_text(out, label);
    strbuf_add(out, "</legend>");
    if (message != NULL) {
        strbuf_add(out, "<p class=\"err\" id=\"roles-error\"><span class=\"v\">Error: </span>");
        html_add_text(out, message);
        strbuf_add(out, "</p>");
    }
    for (int role = 0; role < ROLE_COUNT; role++)
        add_box(out, (enum role)role, (marked & ROLE_BIT(role)) != 0);
    strbuf_add(out, "</fieldset>");
}
