#include "web/html/form.h"

#include <string.h>

#include "web/html/html.h"

#include "base/banned.h"

static void add_attribute(struct strbuf *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    strbuf_printf(out, " %s=\"", name);
    html_add_text(out, value);
    strbuf_add_char(out, '"');
}

static void add_element(struct strbuf *out, const char *start, const char *text, const char *end)
{
    strbuf_add(out, start);
    html_add_text(out, text);
    strbuf_add(out, end);
}

void form_render_summary(struct strbuf *out, const struct action_context *action)
{
    const struct action_messages *messages = &action->messages;
    if (messages->count == 0)
        return;
    strbuf_add(out, "<div class=\"resumen\" role=\"alert\" tabindex=\"-1\"><h2 class=\"h3\">");
    if (messages->count == 1)
        strbuf_add(out, "Hay una cosa por corregir");
    else
        strbuf_printf(out, "Hay %zu cosas por corregir", messages->count);
    strbuf_add(out, "</h2><ul class=\"lista\">");
    for (size_t i = 0; i < messages->count; i++) {
        const struct action_message *message = &messages->items[i];
        if (message->field[0] == '\0') {
            add_element(out, "<li>", message->text, "</li>");
            continue;
        }
        strbuf_add(out, "<li><a href=\"#");
        html_add_url_part(out, message->field);
        add_element(out, "\">", message->text, "</a></li>");
    }
    strbuf_add(out, "</ul></div>");
}

static void add_help_and_message(struct strbuf *out, const struct form_field *field,
                                 const char *message)
{
    if (field->help != NULL) {
        add_element(out, "<p class=\"ayu\" id=\"", field->name, "-ayuda\">");
        add_element(out, "", field->help, "</p>");
    }
    if (message != NULL) {
        add_element(out, "<p class=\"err\" id=\"", field->name,
                    "-error\"><span class=\"v\">Error: </span>");
        add_element(out, "", message, "</p>");
    }
}

static void add_described_by(struct strbuf *out, const struct form_field *field,
                             const char *message)
{
    if (field->help == NULL && message == NULL)
        return;
    strbuf_add(out, " aria-describedby=\"");
    if (field->help != NULL)
        add_element(out, "", field->name, message == NULL ? "-ayuda" : "-ayuda ");
    if (message != NULL)
        add_element(out, "", field->name, "-error");
    strbuf_add_char(out, '"');
}

static const char *begin(struct strbuf *out, const struct action_context *action,
                         const struct form_field *field)
{
    const char *message = action_find_message(action, field->name);
    strbuf_add(out, message == NULL ? "<div class=\"campo\"><label"
                                    : "<div class=\"campo malo\"><label");
    add_attribute(out, "for", field->name);
    add_element(out, ">", field->label, "</label>");
    add_help_and_message(out, field, message);
    if (field->suffix != NULL)
        strbuf_add(out, "<div class=\"fila\">");
    return message;
}

static void end(struct strbuf *out, const struct form_field *field)
{
    if (field->suffix != NULL)
        add_element(out, " <span>", field->suffix, "</span></div>");
    strbuf_add(out, "</div>");
}

/* What every control has: its names and what ties it to help and message. */
static void add_names(struct strbuf *out, const struct form_field *field, const char *message)
{
    add_attribute(out, "id", field->name);
    add_attribute(out, "name", field->name);
    add_described_by(out, field, message);
    if (message != NULL)
        strbuf_add(out, " aria-invalid=\"true\"");
}

static void add_area(struct strbuf *out, const struct form_field *field, const char *message)
{
    strbuf_add(out, "<textarea");
    add_names(out, field, message);
    /* A browser drops the first line end of a text area. */
    strbuf_printf(out, " rows=\"%d\">\n", field->rows == 0 ? 3 : field->rows);
    add_element(out, "", field->value, "</textarea>");
}

static void add_input(struct strbuf *out, const struct form_field *field, const char *message)
{
    const char *type = field->type == NULL ? "text" : field->type;
    strbuf_add(out, field->is_short  ? "<input class=\"corto\""
                    : field->is_long ? "<input class=\"largo\""
                                     : "<input");
    if (strcmp(type, "text") != 0)
        add_attribute(out, "type", type);
    add_names(out, field, message);
    if (strcmp(type, "file") != 0 && field->value != NULL && field->value[0] != '\0')
        add_attribute(out, "value", field->value);
    add_attribute(out, "autocomplete", field->autocomplete);
    add_attribute(out, "inputmode", field->input_mode);
    add_attribute(out, "accept", field->accept);
    strbuf_add(out, field->is_multiple ? " multiple>" : ">");
}

void form_render_field(struct strbuf *out, const struct action_context *action,
                       const struct form_field *field)
{
    const char *message = begin(out, action, field);
    if (field->type != NULL && strcmp(field->type, "textarea") == 0)
        add_area(out, field, message);
    else
        add_input(out, field, message);
    end(out, field);
}

static bool is_chosen(const struct form_field *field, const struct form_option *option)
{
    return field->value != NULL && strcmp(field->value, option->value) == 0;
}

void form_render_select(struct strbuf *out, const struct action_context *action,
                        const struct form_field *field)
{
    const char *message = begin(out, action, field);
    strbuf_add(out, "<select");
    add_names(out, field, message);
    strbuf_add_char(out, '>');
    for (const struct form_option *option = field->options; option->value != NULL; option++) {
        strbuf_add(out, "<option");
        add_attribute(out, "value", option->value);
        add_element(out, is_chosen(field, option) ? " selected>" : ">", option->label, "</option>");
    }
    strbuf_add(out, "</select>");
    end(out, field);
}

/* The first radio has the field's name as id, so that the summary's link lands on it. */
static void add_radio(struct strbuf *out, const struct form_field *field, size_t number)
{
    const struct form_option *option = &field->options[number];
    const char *id =
        number == 0 ? field->name : arena_printf(out->arena, "%s-%zu", field->name, number + 1);
    strbuf_add(out, "<div class=\"op\"><input type=\"radio\"");
    add_attribute(out, "id", id);
    add_attribute(out, "name", field->name);
    add_attribute(out, "value", option->value);
    strbuf_add(out, is_chosen(field, option) ? " checked><label" : "><label");
    add_attribute(out, "for", id);
    add_element(out, ">", option->label, "");
    if (option->help != NULL)
        add_element(out, "<br><span class=\"n\">", option->help, "</span>");
    strbuf_add(out, "</label></div>");
}

void form_render_radios(struct strbuf *out, const struct action_context *action,
                        const struct form_field *field)
{
    const char *message = action_find_message(action, field->name);
    strbuf_add(out,
               message == NULL ? "<fieldset class=\"campo\"" : "<fieldset class=\"campo malo\"");
    add_described_by(out, field, message);
    add_element(out, "><legend>", field->label, "</legend>");
    add_help_and_message(out, field, message);
    for (size_t i = 0; field->options[i].value != NULL; i++)
        add_radio(out, field, i);
    strbuf_add(out, "</fieldset>");
}

void form_render_check(struct strbuf *out, const struct action_context *action,
                       const struct form_field *field)
{
    const char *message = action_find_message(action, field->name);
    strbuf_add(out, message == NULL ? "<div class=\"campo\">" : "<div class=\"campo malo\">");
    add_help_and_message(out, field, message);
    strbuf_add(out, "<div class=\"op\"><input type=\"checkbox\" value=\"si\"");
    add_names(out, field, message);
    strbuf_add(out,
               field->value != NULL && field->value[0] != '\0' ? " checked><label" : "><label");
    add_attribute(out, "for", field->name);
    add_element(out, ">", field->label, "</label></div></div>");
}

void form_render_hidden(struct strbuf *out, const char *name, const char *value)
{
    strbuf_add(out, "<input type=\"hidden\"");
    add_attribute(out, "name", name);
    add_attribute(out, "value", value);
    strbuf_add_char(out, '>');
}
