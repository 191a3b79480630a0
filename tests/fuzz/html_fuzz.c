/* Whatever a text holds, in a page it stays text: nothing of it opens a tag, an attribute or an
 * entity, and an address keeps to its schemes. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "web/html/html.h"

/* Every & begins an entity that we write. */
static void check_entities(const char *html)
{
    static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    for (const char *p = strchr(html, '&'); p != NULL; p = strchr(p + 1, '&')) {
        int is_known = 0;
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
            is_known |= strncmp(p, known[i], strlen(known[i])) == 0;
        assert(is_known);
    }
}

static void check_harmless(const struct strbuf *out)
{
    assert(strlen(out->data) == out->length);
    assert(text_is_utf8(out->data, out->length));
    assert(strpbrk(out->data, "<>\"'") == NULL);
    check_entities(out->data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct strbuf out;
    char *text = arena_strndup(&arena, (const char *)data, size);
    strbuf_init(&out, &arena);
    html_add_text(&out, text);
    check_harmless(&out);
    strbuf_clear(&out);
    html_add_url_part(&out, text);
    check_harmless(&out);
    assert(strpbrk(out.data, "&?#/:+ ") == NULL);
    strbuf_clear(&out);
    html_add_url(&out, text);
    check_harmless(&out);
    assert(strncmp(out.data, "//", 2) != 0 && strchr(out.data, 0x5C) == NULL);
    size_t scheme = strcspn(out.data, ":/?#");
    if (out.data[scheme] == ':')
        assert(strncasecmp(out.data, "http", 4) == 0 || strncasecmp(out.data, "mailto:", 7) == 0);
    arena_release(&arena);
    return 0;
}
