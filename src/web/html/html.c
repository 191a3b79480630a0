#include "web/html/html.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

#include "base/banned.h"

static const char *entity(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

/* Controls that HTML does not allow are dropped; tab and line ends stay. */
static bool is_forbidden_control(unsigned char c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
}

static void add_escaped(struct strbuf *out, const char *text)
{
    const char *plain = text, *p = text;
    for (; *p != '\0'; p++) {
        unsigned char c = (unsigned char)*p;
        const char *escaped = entity(c);
        if (escaped == NULL && !is_forbidden_control(c))
            continue;
        strbuf_add_bytes(out, plain, (size_t)(p - plain));
        if (escaped != NULL)
            strbuf_add(out, escaped);
        plain = p + 1;
    }
    strbuf_add_bytes(out, plain, (size_t)(p - plain));
}

void html_add_text(struct strbuf *out, const char *text)
{
    if (text == NULL)
        return;
    if (text_is_utf8(text, strlen(text))) {
        add_escaped(out, text);
        return;
    }
    struct strbuf mended;
    strbuf_init(&mended, out->arena);
    for (const char *cursor = text; *cursor != '\0';)
        text_append(&mended, text_next(&cursor));
    add_escaped(out, mended.data);
}

void html_add_integer(struct strbuf *out, long long value)
{
    if (value < 0)
        strbuf_add_char(out, '-');
    html_add_unsigned(out, value < 0 ? -(unsigned long long)value : (unsigned long long)value);
}

/* By hand: a board has thousands of numbers, and a format costs more than the number. */
void html_add_unsigned(struct strbuf *out, unsigned long long value)
{
    char digits[20];
    char *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + (int)(value % 10));
        value /= 10;
    } while (value > 0);
    strbuf_add_bytes(out, first, (size_t)(digits + sizeof digits - first));
}

void html_add_quantity(struct strbuf *out, struct quantity quantity)
{
    char text[DECIMAL_TEXT_SIZE];
    if (quantity.state == QUANTITY_NOT_PROGRAMMED)
        strbuf_add(out, "NP");
    else if (quantity.state == QUANTITY_MISSING)
        strbuf_add(out, "sin dato");
    else
        strbuf_add(out, decimal_format_es(quantity.value_e4, 0, text));
}

void html_add_ratio(struct strbuf *out, struct ratio ratio)
{
    char text[RATIO_TEXT_SIZE];
    if (!ratio_exists(ratio)) {
        strbuf_add(out, "—");
        return;
    }
    strbuf_add(out, ratio_format_percent_es(ratio, text));
    strbuf_add(out, "\u00a0%");
}

void html_add_date(struct strbuf *out, struct date date)
{
    char text[DATE_LONG_SIZE];
    strbuf_add(out, date_format_long(date, text));
}

/* Browsers drop controls and read \ as /, so that "/\x7f/x" and "/\x" would lead to another site.
 */
static bool has_tricks(const char *url)
{
    for (const char *p = url; *p != '\0'; p++)
        if (is_forbidden_control((unsigned char)*p) || *p == '\t' || *p == '\n' || *p == '\r' ||
            *p == '\\')
            return true;
    return url[0] == '\0' || url[0] == ' ' || strncmp(url, "//", 2) == 0;
}

/* Whether the address has no scheme (a ':' before the first '/', '?' or '#') or an allowed one. */
static bool is_safe_url(const char *url)
{
    static const char *const schemes[] = {"https:", "http:", "mailto:"};
    if (has_tricks(url))
        return false;
    if (url[strcspn(url, ":/?#")] != ':')
        return true;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++)
        if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
            return true;
    return false;
}

void html_add_url(struct strbuf *out, const char *url)
{
    html_add_text(out, url != NULL && is_safe_url(url) ? url : "#");
}

void html_add_url_part(struct strbuf *out, const char *part)
{
    if (part == NULL)
        return;
    for (; *part != '\0'; part++) {
        unsigned char c = (unsigned char)*part;
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                        (c >= '0' && c <= '9') || strchr("-._~", c) != NULL;
        if (is_plain)
            strbuf_add_char(out, (char)c);
        else
            strbuf_printf(out, "%%%02X", c);
    }
}
