/* _GNU_SOURCE is set by the build: memmem, strcasestr. */
#include "core/measurement/evidence_kind.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/strbuf.h"
#include "base/text.h"

#include "base/banned.h"

enum evidence_content {
    CONTENT_GIF,
    CONTENT_HEIF,
    CONTENT_JPEG,
    CONTENT_OLE,
    CONTENT_OPEN_DOCUMENT,
    CONTENT_PDF,
    CONTENT_PNG,
    CONTENT_RTF,
    CONTENT_SHEET,
    CONTENT_SLIDES,
    CONTENT_TEXT,
    CONTENT_TIFF,
    CONTENT_WEBP,
    CONTENT_WORD,
};

struct known_kind {
    struct evidence_kind kind;
    enum evidence_content content;
};

static const struct known_kind kinds[] = {
#define EVIDENCE_KIND(name, endings, media_type, content, label)                                   \
    {{endings, media_type, label}, CONTENT_##content},
#include "core/measurement/evidence_kinds.def"
#undef EVIDENCE_KIND
};

/* Endings of what can run, so that the message can say so instead of "unknown". */
static const char running[] =
    "apk bat bin cmd com docm dll exe hta htm html jar js jse lnk mht mhtml "
    "msi php pif ppsm pptm ps1 py scr sh svg svgz swf vbe vbs wsf xhtml "
    "xlam xlsb xlsm xltm xml xsl";

enum { LOOKED_AT_FOR_MARKUP = 1024 };

struct content {
    const char *bytes;
    size_t length;
};

static bool starts(struct content content, size_t offset, const char *wanted, size_t length)
{
    return content.length >= offset + length && memcmp(content.bytes + offset, wanted, length) == 0;
}

#define STARTS(content, literal) starts(content, 0, literal, sizeof(literal) - 1)
#define HAS_AT(content, offset, literal) starts(content, offset, literal, sizeof(literal) - 1)

static bool holds(struct content content, const char *wanted)
{
    return memmem(content.bytes, content.length, wanted, strlen(wanted)) != NULL;
}

/* Whether an ending stands in a list of endings parted by spaces. */
static bool lists(const char *endings, const char *ending)
{
    size_t length = strlen(ending);
    while (*endings != '\0') {
        size_t width = strcspn(endings, " ");
        if (width == length && strncasecmp(endings, ending, length) == 0)
            return true;
        endings += width;
        endings += strspn(endings, " ");
    }
    return false;
}

/* Browsers judge a page by how it begins; so does this. */
static bool is_markup(struct content content)
{
    static const char *const tags[] = {"<!doctype", "<html", "<svg",   "<script",
                                       "<?xml",     "<body", "<iframe"};
    char head[LOOKED_AT_FOR_MARKUP + 1];
    size_t length = content.length < LOOKED_AT_FOR_MARKUP ? content.length : LOOKED_AT_FOR_MARKUP;
    for (size_t i = 0; i < length; i++)
        head[i] = content.bytes[i] == '\0' ? ' ' : content.bytes[i];
    head[length] = '\0';
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (strcasestr(head, tags[i]) != NULL)
            return true;
    return false;
}

static bool is_program(struct content content)
{
    return STARTS(content, "MZ") ||
           STARTS(content, "\x7f"
                           "ELF") ||
           STARTS(content, "#!") || STARTS(content, "\xCF\xFA\xED\xFE") ||
           STARTS(content, "\xCA\xFE\xBA\xBE");
}

/* Plain text in UTF-8, UTF-16 with its mark, or Windows-1252, which has no control characters. */
static bool is_text(struct content content)
{
    if (STARTS(content, "\xFF\xFE") || STARTS(content, "\xFE\xFF"))
        return true;
    for (size_t i = 0; i < content.length; i++) {
        unsigned char c = (unsigned char)content.bytes[i];
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f')
            return false;
    }
    return true;
}

/* An office file of today is a ZIP whose list of contents names its parts. */
static bool is_office(struct content content, const char *part)
{
    return STARTS(content, "PK\x03\x04") && holds(content, "[Content_Types].xml") &&
           holds(content, part);
}

static bool is_heif(struct content content)
{
    static const char *const brands[] = {"heic", "heix", "hevc", "mif1", "msf1", "heim", "heis"};
    for (size_t i = 0; i < sizeof brands / sizeof brands[0]; i++)
        if (HAS_AT(content, 4, "ftyp") && starts(content, 8, brands[i], 4))
            return true;
    return false;
}

static bool is_content(struct content content, enum evidence_content expected)
{
    switch (expected) {
    case CONTENT_GIF:
        return STARTS(content, "GIF87a") || STARTS(content, "GIF89a");
    case CONTENT_HEIF:
        return is_heif(content);
    case CONTENT_JPEG:
        return STARTS(content, "\xFF\xD8\xFF");
    case CONTENT_OLE:
        return STARTS(content, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    case CONTENT_OPEN_DOCUMENT:
        return STARTS(content, "PK\x03\x04") &&
               HAS_AT(content, 30, "mimetypeapplication/vnd.oasis.opendocument.");
    case CONTENT_PDF:
        return STARTS(content, "%PDF-") || STARTS(content, "\xEF\xBB\xBF%PDF-");
    case CONTENT_PNG:
        return STARTS(content, "\x89PNG\r\n\x1A\n");
    case CONTENT_RTF:
        return STARTS(content, "{\\rtf");
    case CONTENT_SHEET:
        return is_office(content, "xl/");
    case CONTENT_SLIDES:
        return is_office(content, "ppt/");
    case CONTENT_TEXT:
        return is_text(content);
    case CONTENT_TIFF:
        return STARTS(content, "II*\0") || STARTS(content, "MM\0*");
    case CONTENT_WEBP:
        return STARTS(content, "RIFF") && HAS_AT(content, 8, "WEBP");
    case CONTENT_WORD:
        return is_office(content, "word/");
    }
    return false;
}

/* Macros of both generations of office files: their own part, or their own stream in UTF-16. */
static bool has_macros(struct content content, enum evidence_content expected)
{
    static const char stream[] = "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T";
    if (expected == CONTENT_OLE)
        return memmem(content.bytes, content.length, stream, sizeof stream - 1) != NULL;
    bool is_package =
        expected == CONTENT_SHEET || expected == CONTENT_SLIDES || expected == CONTENT_WORD;
    return (is_package && holds(content, "vbaProject.bin")) ||
           (expected == CONTENT_OPEN_DOCUMENT && holds(content, "Basic/"));
}

static const struct known_kind *find_kind(const char *ending)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (lists(kinds[i].kind.endings, ending))
            return &kinds[i];
    return NULL;
}

static enum evidence_problem judge(struct content content, const struct known_kind *known)
{
    if (is_program(content) || (known->content == CONTENT_TEXT && is_markup(content)))
        return EVIDENCE_CAN_RUN;
    if (!is_content(content, known->content))
        return is_markup(content) ? EVIDENCE_CAN_RUN : EVIDENCE_OTHER_KIND;
    return has_macros(content, known->content) ? EVIDENCE_CAN_RUN : EVIDENCE_FINE;
}

enum evidence_problem evidence_kind_recognise(const char *file_name, const void *bytes,
                                              size_t length, const struct evidence_kind **kind)
{
    const struct content content = {bytes, length};
    const char *dot = strrchr(file_name, '.');
    const char *ending = dot == NULL ? "" : dot + 1;
    const struct known_kind *known = find_kind(ending);
    *kind = NULL;
    if (length == 0)
        return EVIDENCE_EMPTY;
    if (length > EVIDENCE_MAX_BYTES)
        return EVIDENCE_TOO_LARGE;
    if (known == NULL)
        return ending[0] != '\0' && lists(running, ending) ? EVIDENCE_CAN_RUN
                                                           : EVIDENCE_NOT_ACCEPTED;
    enum evidence_problem problem = judge(content, known);
    if (problem == EVIDENCE_FINE)
        *kind = &known->kind;
    return problem;
}

const char *evidence_kind_explain(struct arena *arena, enum evidence_problem problem,
                                  const char *file_name)
{
    switch (problem) {
    case EVIDENCE_FINE:
        return NULL;
    case EVIDENCE_EMPTY:
        return arena_printf(arena, "«%s» está vacío. Elija otro archivo.", file_name);
    case EVIDENCE_TOO_LARGE:
        return arena_printf(arena, "«%s» pasa de %d MB. Redúzcalo o divídalo y envíelo de nuevo.",
                            file_name, EVIDENCE_MAX_BYTES / (1024 * 1024));
    case EVIDENCE_NOT_ACCEPTED:
        return arena_printf(arena,
                            "«%s» no se admite. Envíe PDF, fotos, documentos de oficina o texto.",
                            file_name);
    case EVIDENCE_CAN_RUN:
        return arena_printf(
            arena, "«%s» puede ejecutar programas y no se admite. Guárdelo como PDF y envíelo.",
            file_name);
    case EVIDENCE_OTHER_KIND:
        return arena_printf(arena,
                            "«%s» está dañado o no es lo que su nombre dice. Ábralo, guárdelo de "
                            "nuevo y envíelo.",
                            file_name);
    }
    return NULL;
}

const char *evidence_kind_list_endings(struct arena *arena)
{
    struct strbuf list;
    strbuf_init(&list, arena);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        const char *endings = kinds[i].kind.endings;
        while (*endings != '\0') {
            size_t width = strcspn(endings, " ");
            strbuf_printf(&list, "%s.%.*s", list.length == 0 ? "" : ",", (int)width, endings);
            endings += width;
            endings += strspn(endings, " ");
        }
    }
    return list.data;
}
