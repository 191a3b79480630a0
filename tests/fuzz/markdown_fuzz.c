/* Whatever a council writes as Markdown, the page holds only the tags and addresses that we write.
 */
#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "reports/formats/html/report_html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool begins_with_any(const char *text, const char *const *known)
{
    for (; *known != NULL; known++)
        if (strncasecmp(text, *known, strlen(*known)) == 0)
            return true;
    return false;
}

static void check_tags(const char *html)
{
    static const char *const tags[] = {
        "p>",    "p ",          "ul>",     "ol>",    "ol ",   "li>", "strong>", "em>",
        "code>", "a ",          "a>",      "h2>",    "h3>",   "h4>", "h5>",     "h6>",
        "h2 ",   "h3 ",         "h4 ",     "h5 ",    "h6 ",   "br>", "sup",     "pre>",
        "hr>",   "table",       "thead",   "tbody>", "tr",    "th",  "td",      "caption>",
        "div",   "blockquote>", "section", "span ",  "span>", NULL};
    for (const char *at = strchr(html, '<'); at != NULL; at = strchr(at + 1, '<'))
        assert(begins_with_any(at[1] == '/' ? at + 2 : at + 1, tags));
}

static void check_addresses(const char *html)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "/", "#", NULL};
    static const char attribute[] = " href=\"";
    for (const char *at = strstr(html, attribute); at != NULL; at = strstr(at + 1, attribute)) {
        const char *address = at + strlen(attribute);
        assert(begins_with_any(address, schemes) && strncmp(address, "//", 2) != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct strbuf html;
    if (!text_is_utf8((const char *)data, size))
        return 0;
    char *text = arena_strndup(&arena, (const char *)data, size);
    struct document *document =
        document_create(&arena, &(struct document_metadata){.title = "Prueba"});
    document_add_markdown(document, text, strlen(text), 1);
    strbuf_init(&html, &arena);
    report_html_render_body(&html, document, 2);
    assert(text_is_utf8(html.data, html.length) && strlen(html.data) == html.length);
    check_tags(html.data);
    check_addresses(html.data);
    arena_release(&arena);
    return 0;
}
