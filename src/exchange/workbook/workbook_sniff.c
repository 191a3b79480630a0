#include "exchange/workbook/workbook_sniff.h"

#include <string.h>
#include <strings.h>

#include "base/banned.h"

enum { SNIFFED_BYTES = 4096 };

struct magic {
    size_t offset;
    size_t length;
    const char *bytes;
    const char *message;
};

#define PICTURE                                                                                     \
    "El archivo es una imagen. Se necesita la hoja de cálculo original: pídala en Excel (.xlsx) " \
    "o "                                                                                            \
    "CSV a la oficina que la hizo."
#define ARCHIVE                                                                                       \
    "El archivo está comprimido en un formato que no se lee aquí. Descomprímalo y cargue la hoja " \
    "de cálculo (.xlsx o .csv) que está dentro."

static const struct magic foreign_files[] = {
    {0, 5, "%PDF-",
     "El archivo es un PDF. Se necesita la hoja de cálculo original: pídala en Excel (.xlsx) o CSV "
     "a la oficina que la hizo."},
    {0, 8, "\x89PNG\r\n\x1a\n", PICTURE},
    {0, 3, "\xFF\xD8\xFF", PICTURE},
    {0, 4, "GIF8", PICTURE},
    {8, 4, "WEBP", PICTURE},
    {4, 4, "ftyp", PICTURE},
    {0, 4, "II*\0", PICTURE},
    {0, 4, "MM\0*", PICTURE},
    {0, 2, "\x1F\x8B", ARCHIVE},
    {0, 6, "7z\xBC\xAF\x27\x1C", ARCHIVE},
    {0, 4, "Rar!", ARCHIVE},
    {0, 5, "{\\rtf",
     "El archivo es un documento de texto (RTF), no una hoja de cálculo. Copie la tabla a una hoja "
     "de Excel o LibreOffice y guárdela como Libro de Excel (.xlsx)."},
};

static bool contains(const void *bytes, size_t length, const void *needle, size_t needle_length)
{
    return memmem(bytes, length, needle, needle_length) != NULL;
}

/* The directory of an OLE file names its streams in UTF-16LE. */
static bool refuse_ole(const struct workbook_request *request, struct error *error)
{
    static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    static const char word[] = "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t";
    if (contains(request->bytes, request->length, encrypted, sizeof encrypted))
        return error_set(error, ERROR_INVALID,
                         "El archivo está protegido con contraseña. Ábralo en Excel o LibreOffice "
                         "con su contraseña y guárdelo sin ella como Libro de Excel (.xlsx).");
    if (contains(request->bytes, request->length, word, sizeof word))
        return error_set(
            error, ERROR_INVALID,
            "El archivo es un documento de Word antiguo, no una hoja de cálculo. Copie "
            "la tabla a una hoja de Excel o LibreOffice y guárdela como Libro de Excel "
            "(.xlsx).");
    return error_set(error, ERROR_INVALID,
                     "El archivo es un libro de Excel antiguo (.xls). " WORKBOOK_ADVICE);
}

static bool starts_with_word(const char *text, size_t length, const char *word)
{
    size_t word_length = strlen(word);
    return length >= word_length && strncasecmp(text, word, word_length) == 0;
}

static bool refuse_markup(const char *text, size_t length, struct error *error)
{
    static const char *const html[] = {"<!doctype html", "<html", "<head",  "<table",
                                       "<meta",          "<body", "<style", "<div"};
    for (size_t i = 0; i < sizeof html / sizeof html[0]; i++) {
        if (starts_with_word(text, length, html[i]))
            return error_set(error, ERROR_INVALID,
                             "El archivo es una página web, aunque su nombre parezca de "
                             "Excel. " WORKBOOK_ADVICE);
    }
    bool is_xml = starts_with_word(text, length, "<?xml");
    if (is_xml && contains(text, length, "office:spreadsheet", 18))
        return error_set(error, ERROR_INVALID,
                         "El archivo es una hoja de cálculo XML de Excel 2003. " WORKBOOK_ADVICE);
    if (is_xml)
        return error_set(error, ERROR_INVALID,
                         "El archivo es XML, no una hoja de cálculo. " WORKBOOK_ADVICE);
    return true;
}

static bool has_utf16_mark(const unsigned char *bytes, size_t length)
{
    return length >= 2 &&
           ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF));
}

/* Bytes that no text has. TAB, LF, VT (a line break inside a cell), FF, CR and SUB (the end of a
 * DOS file) occur. */
static bool is_binary(const unsigned char *bytes, size_t length)
{
    if (has_utf16_mark(bytes, length))
        return false;
    if (memchr(bytes, '\0', length) != NULL)
        return true;
    size_t strange = 0;
    for (size_t i = 0; i < length && i < SNIFFED_BYTES; i++)
        strange += (bytes[i] < '\t' || (bytes[i] > '\r' && bytes[i] < ' ' && bytes[i] != 0x1A));
    return strange > 2;
}

static bool is_only_space(const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t\r\n,;\xEF\xBB\xBF\xFE\xFF", bytes[i]) == NULL)
            return false;
    }
    return true;
}

static bool refuse_foreign(const struct workbook_request *request, struct error *error)
{
    const char *bytes = request->bytes;
    for (size_t i = 0; i < sizeof foreign_files / sizeof foreign_files[0]; i++) {
        const struct magic *magic = &foreign_files[i];
        if (request->length >= magic->offset + magic->length &&
            memcmp(bytes + magic->offset, magic->bytes, magic->length) == 0)
            return error_set(error, ERROR_INVALID, "%s", magic->message);
    }
    return true;
}

static bool has_ending(const char *name, const char *ending)
{
    size_t length = name == NULL ? 0 : strlen(name);
    size_t ending_length = strlen(ending);
    return length >= ending_length && strcasecmp(name + length - ending_length, ending) == 0;
}

static bool sniff_text(const struct workbook_request *request, struct error *error)
{
    const char *text = request->bytes;
    size_t length = request->length;
    while (length > 0 && strchr(" \t\r\n\xEF\xBB\xBF", *text) != NULL && *text != '\0') {
        text++;
        length--;
    }
    if (!refuse_markup(text, length < SNIFFED_BYTES ? length : SNIFFED_BYTES, error))
        return false;
    if (is_binary(request->bytes, request->length)) {
        bool is_named_workbook =
            has_ending(request->file_name, ".xlsx") || has_ending(request->file_name, ".xlsm");
        if (is_named_workbook)
            return error_set(error, ERROR_INVALID,
                             "El archivo está dañado: su nombre es de Excel, pero su contenido no. "
                             "Descárguelo o cópielo otra vez desde el original.");
        return error_set(error, ERROR_INVALID,
                         "El archivo no es una hoja de cálculo. Cargue un Libro de Excel (.xlsx) o "
                         "un CSV.");
    }
    return true;
}

bool workbook_sniff(const struct workbook_request *request, enum workbook_kind *kind,
                    struct error *error)
{
    const unsigned char *bytes = request->bytes;
    if (request->length == 0 || is_only_space(bytes, request->length))
        return error_set(error, ERROR_INVALID,
                         "El archivo está vacío. Revise que sea el correcto y que se haya copiado "
                         "completo.");
    if (request->length >= 4 &&
        (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0)) {
        *kind = WORKBOOK_XLSX;
        return true;
    }
    if (request->length >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return refuse_ole(request, error);
    *kind = WORKBOOK_CSV;
    return refuse_foreign(request, error) && sniff_text(request, error);
}
