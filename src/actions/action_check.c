/* The part of action.h that judges what a person typed. */
#include "actions/action.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/text.h"

#include "base/banned.h"

enum { EMAIL_MAX_BYTES = 254, LOCAL_MAX_BYTES = 64 };

void action_add_message(struct action_context *context, const char *field, const char *format, ...)
{
    struct action_messages *messages = &context->messages;
    messages->items =
        arena_grow(context->arena, messages->items, messages->count, sizeof messages->items[0]);
    va_list arguments;
    va_start(arguments, format);
    messages->items[messages->count++] = (struct action_message){
        .field = field, .text = arena_vprintf(context->arena, format, arguments)};
    va_end(arguments);
}

bool action_has_messages(const struct action_context *context)
{
    return context->messages.count > 0;
}

const char *action_find_message(const struct action_context *context, const char *field)
{
    for (size_t i = 0; i < context->messages.count; i++)
        if (strcmp(context->messages.items[i].field, field) == 0)
            return context->messages.items[i].text;
    return NULL;
}

/* Marks that turn the direction of a text or hide in it: a name with them would not be what it
 * looks like. The joiners U+200C and U+200D are left, for scripts that need them. */
static bool is_deceiving(ucs4_t c)
{
    return c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x2028 || c == 0x2029;
}

static bool is_control(ucs4_t c, bool has_lines)
{
    if (has_lines && (c == '\n' || c == '\t'))
        return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

/* Characters of a text, or -1 when it holds one that no name or note needs. */
static int count_characters(const uint8_t *text, bool has_lines)
{
    int count = 0;
    ucs4_t c = 0;
    for (; (text = u8_next(&c, text)) != NULL; count++)
        if (is_control(c, has_lines) || is_deceiving(c) || text_is_noncharacter(c))
            return -1;
    return count;
}

/* Browsers send line ends as CR LF. */
static char *copy_with_plain_line_ends(struct arena *arena, const char *text)
{
    char *copy = arena_alloc(arena, strlen(text) + 1);
    size_t length = 0;
    for (; *text != '\0'; text++)
        if (text[0] != '\r' || text[1] != '\n')
            copy[length++] = *text;
    copy[length] = '\0';
    return copy;
}

static bool is_space_at(const char *text, size_t *width)
{
    if (*text == ' ' || *text == '\t' || *text == '\n') {
        *width = 1;
        return true;
    }
    *width = 2; /* no-break space */
    return (unsigned char)text[0] == 0xC2 && (unsigned char)text[1] == 0xA0;
}

static char *trim(char *text)
{
    size_t width = 0;
    while (is_space_at(text, &width))
        text += width;
    size_t length = strlen(text);
    while ((length >= 1 && is_space_at(text + length - 1, &width) && width == 1) ||
           (length >= 2 && is_space_at(text + length - 2, &width) && width == 2))
        text[length -= width] = '\0';
    return text;
}

static const char *normalize(struct arena *arena, const char *text)
{
    size_t length = 0;
    uint8_t *normal =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text, strlen(text) + 1, NULL, &length);
    if (normal == NULL)
        return NULL;
    const char *copy = arena_strndup(arena, (const char *)normal, length);
    free(normal);
    return copy;
}

const char *action_check_text(struct action_context *context, const struct action_text_rule *rule,
                              const char *text)
{
    if (text == NULL)
        text = "";
    if (u8_check((const uint8_t *)text, strlen(text)) != NULL) {
        action_add_message(context, rule->field,
                           "El texto tiene caracteres dañados. Escríbalo de "
                           "nuevo.");
        return "";
    }
    const char *clean =
        normalize(context->arena, trim(copy_with_plain_line_ends(context->arena, text)));
    if (clean == NULL)
        return "";
    int count = count_characters((const uint8_t *)clean, rule->has_lines);
    if (count < 0)
        action_add_message(context, rule->field,
                           "El texto tiene caracteres invisibles que no se admiten. Escríbalo de "
                           "nuevo.");
    else if (count == 0 && !rule->is_optional)
        action_add_message(context, rule->field, "Escriba %s.", rule->label);
    else if (count > rule->max_characters)
        action_add_message(context, rule->field,
                           "Acorte %s: tiene %d caracteres y el máximo es %d.", rule->label, count,
                           rule->max_characters);
    return clean;
}

static bool is_domain(const char *domain)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    bool has_dot = false;
    for (;;) {
        size_t length = strspn(domain, letters);
        if (length == 0 || length > 63 || domain[0] == '-' || domain[length - 1] == '-')
            return false;
        domain += length;
        if (*domain == '\0')
            return has_dot;
        if (*domain != '.')
            return false;
        has_dot = true;
        domain++;
    }
}

static bool is_email(const char *email)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.";
    size_t local = strspn(email, letters);
    return local > 0 && local <= LOCAL_MAX_BYTES && email[local] == '@' && email[0] != '.' &&
           email[local - 1] != '.' && strlen(email) <= EMAIL_MAX_BYTES &&
           is_domain(email + local + 1);
}

const char *action_check_email(struct action_context *context, const char *field, const char *text)
{
    struct action_text_rule rule = {
        .field = field, .label = "el correo electrónico", .max_characters = EMAIL_MAX_BYTES};
    size_t messages = context->messages.count;
    char *email = arena_strdup(context->arena, action_check_text(context, &rule, text));
    if (context->messages.count > messages)
        return email;
    for (char *p = email; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    if (!is_email(email))
        action_add_message(context, field,
                           "Escriba un correo completo, como nombre@correo.com. «%s» no lo es.",
                           email);
    return email;
}
