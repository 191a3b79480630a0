#include "exchange/workbook/xlsx/xlsx_package.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <zip.h>

#include "exchange/workbook/workbook_sniff.h"

#include "base/banned.h"

enum { RATIO_FREE_BYTES = 1 << 20 };

struct xlsx_package {
    zip_t *archive;
    struct workbook_budget *budget;
};

#define DAMAGED                                                                                      \
    "El archivo está dañado o incompleto. Descárguelo o cópielo otra vez desde el original; si " \
    "sigue igual, ábralo en Excel o LibreOffice y guárdelo de nuevo."
#define HOSTILE                                                                                    \
    "El archivo no se lee porque está construido de una forma que puede dañar el computador "    \
    "(%s). "                                                                                       \
    "Pida de nuevo el libro de Excel a quien lo hizo."

static bool is_escaping(const char *name)
{
    if (name[0] == '/' || name[0] == '\\')
        return true;
    for (const char *dots = strstr(name, ".."); dots != NULL; dots = strstr(dots + 1, "..")) {
        bool is_first = dots == name || dots[-1] == '/' || dots[-1] == '\\';
        bool is_last = dots[2] == '\0' || dots[2] == '/' || dots[2] == '\\';
        if (is_first && is_last)
            return true;
    }
    return false;
}

static int compare_names(const void *left, const void *right)
{
    return strcasecmp(*(const char *const *)left, *(const char *const *)right);
}

/* Two entries of one name show one workbook to us and another to somebody else. */
static bool check_names(struct xlsx_package *package, size_t count)
{
    struct workbook_budget *budget = package->budget;
    const char **names = ARENA_NEW_ARRAY(&budget->scratch, count, const char *);
    for (size_t i = 0; i < count; i++) {
        names[i] = zip_get_name(package->archive, i, ZIP_FL_ENC_GUESS);
        if (names[i] == NULL)
            return error_set(budget->error, ERROR_INVALID, DAMAGED);
        if (is_escaping(names[i]))
            return error_set(budget->error, ERROR_INVALID, HOSTILE, "nombres de partes falsos");
    }
    qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 1; i < count; i++) {
        if (strcasecmp(names[i - 1], names[i]) == 0)
            return error_set(budget->error, ERROR_INVALID, HOSTILE, "partes repetidas");
    }
    return true;
}

static unsigned little16(const unsigned char *bytes)
{
    return (unsigned)bytes[0] | (unsigned)bytes[1] << 8;
}

static size_t little32(const unsigned char *bytes)
{
    return (size_t)little16(bytes) | (size_t)little16(bytes + 2) << 16;
}

/* The end record of the directory, which may be followed by a comment of up to 65,535 bytes. */
static const unsigned char *find_end_record(const unsigned char *bytes, size_t length)
{
    if (length < 22)
        return NULL;
    size_t lowest = length > 22 + 65535 ? length - 22 - 65535 : 0;
    for (size_t at = length - 22 + 1; at-- > lowest;) {
        if (memcmp(bytes + at, "PK\5\6", 4) == 0)
            return bytes + at;
    }
    return NULL;
}

struct extent {
    size_t first;
    size_t end;
};

static int compare_extents(const void *left, const void *right)
{
    const struct extent *first = left;
    const struct extent *second = right;
    return (first->first > second->first) - (first->first < second->first);
}

/* Reads where each entry's data lie. libzip does not tell it, and overlapping entries are how a
 * small file unpacks to thousands of times its size. Directories of ZIP64 are left to the other
 * limits. */
static bool read_extents(const struct workbook_request *request, struct extent *extents,
                         size_t count)
{
    const unsigned char *bytes = request->bytes;
    const unsigned char *end = find_end_record(bytes, request->length);
    if (end == NULL)
        return false;
    size_t at = little32(end + 16);
    for (size_t i = 0; i < count; i++) {
        if (at > request->length || request->length - at < 46 ||
            memcmp(bytes + at, "PK\1\2", 4) != 0)
            return false;
        const unsigned char *entry = bytes + at;
        extents[i].first = little32(entry + 42);
        extents[i].end = extents[i].first + 30 + little32(entry + 20);
        at += 46 + (size_t)little16(entry + 28) + little16(entry + 30) + little16(entry + 32);
    }
    return true;
}

static bool check_overlap(struct xlsx_package *package, const struct workbook_request *request,
                          size_t count)
{
    struct extent *extents = ARENA_NEW_ARRAY(&package->budget->scratch, count, struct extent);
    if (!read_extents(request, extents, count))
        return true;
    qsort(extents, count, sizeof *extents, compare_extents);
    for (size_t i = 1; i < count; i++) {
        if (extents[i].first < extents[i - 1].end)
            return error_set(package->budget->error, ERROR_INVALID, HOSTILE, "partes superpuestas");
    }
    return true;
}

static bool check_entries(struct xlsx_package *package, const struct workbook_request *request)
{
    struct workbook_budget *budget = package->budget;
    zip_int64_t count = zip_get_num_entries(package->archive, 0);
    if (count <= 0)
        return error_set(budget->error, ERROR_INVALID,
                         "El archivo comprimido está vacío: no tiene ninguna hoja de cálculo.");
    if ((size_t)count > budget->limits->entries)
        return error_set(budget->error, ERROR_TOO_LARGE, HOSTILE, "demasiadas partes");
    return check_overlap(package, request, (size_t)count) && check_names(package, (size_t)count);
}

/* A directory may claim up to 65,535 entries: refused before libzip makes a record of each. */
static bool claims_too_many(const struct workbook_request *request)
{
    const unsigned char *end = find_end_record(request->bytes, request->length);
    return end != NULL && little16(end + 10) > request->limits->entries;
}

struct xlsx_package *xlsx_package_open(struct workbook_budget *budget,
                                       const struct workbook_request *request)
{
    if (claims_too_many(request)) {
        error_set(budget->error, ERROR_TOO_LARGE, HOSTILE, "demasiadas partes");
        return NULL;
    }
    struct xlsx_package *package = ARENA_NEW(budget->arena, struct xlsx_package);
    package->budget = budget;
    zip_source_t *source = zip_source_buffer_create(request->bytes, request->length, 0, NULL);
    package->archive = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (package->archive == NULL) {
        zip_source_free(source);
        error_set(budget->error, ERROR_INVALID, DAMAGED);
        return NULL;
    }
    bool is_sound = check_entries(package, request);
    arena_clear(&budget->scratch);
    if (is_sound)
        return package;
    xlsx_package_close(package);
    return NULL;
}

void xlsx_package_close(struct xlsx_package *package)
{
    zip_discard(package->archive);
}

static bool find_part(const struct xlsx_package *package, const char *name, zip_stat_t *status)
{
    zip_int64_t index = zip_name_locate(package->archive, name, 0);
    if (index < 0)
        index = zip_name_locate(package->archive, name, ZIP_FL_NOCASE);
    if (index < 0 || zip_stat_index(package->archive, (zip_uint64_t)index, 0, status) != 0)
        return false;
    const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_INDEX;
    return (status->valid & needed) == needed;
}

bool xlsx_package_has(const struct xlsx_package *package, const char *name)
{
    zip_stat_t status;
    return find_part(package, name, &status);
}

size_t xlsx_package_part_bytes(const struct xlsx_package *package, const char *name)
{
    zip_stat_t status;
    return find_part(package, name, &status) ? status.size : 0;
}

static bool refuse_bomb(struct workbook_budget *budget)
{
    return error_set(budget->error, ERROR_TOO_LARGE, HOSTILE, "al descomprimirlo crece sin medida");
}

static bool refuse_large_part(struct workbook_budget *budget)
{
    return error_set(budget->error, ERROR_TOO_LARGE,
                     "El archivo es demasiado grande: una hoja descomprimida pasa de %zu MB. Deje "
                     "en él solo las filas del plan y vuelva a intentarlo.",
                     budget->limits->part_bytes >> 20);
}

static bool check_size(struct workbook_budget *budget, size_t bytes, size_t compressed_bytes)
{
    const struct workbook_limits *limits = budget->limits;
    if (bytes > RATIO_FREE_BYTES && bytes / limits->ratio > compressed_bytes)
        return refuse_bomb(budget);
    return bytes <= limits->part_bytes || refuse_large_part(budget);
}

bool xlsx_part_open(struct xlsx_part *part, struct xlsx_package *package, const char *name)
{
    struct workbook_budget *budget = package->budget;
    zip_stat_t status;
    if (!find_part(package, name, &status))
        return error_set(budget->error, ERROR_INVALID,
                         "El archivo está dañado: le falta la parte «%s». " WORKBOOK_ADVICE, name);
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
        return error_set(budget->error, ERROR_INVALID,
                         "El archivo está protegido con contraseña. Quítele la contraseña y "
                         "vuelva a intentarlo.");
    if (!check_size(budget, status.size, status.comp_size))
        return false;
    if ((status.valid & ZIP_STAT_COMP_METHOD) != 0 && status.comp_method != ZIP_CM_STORE &&
        status.comp_method != ZIP_CM_DEFLATE)
        return error_set(budget->error, ERROR_INVALID, DAMAGED);
    *part = (struct xlsx_part){package, name, NULL, 0, status.comp_size};
    part->file = zip_fopen_index(package->archive, status.index, 0);
    if (part->file == NULL)
        return error_set(budget->error, ERROR_INVALID, DAMAGED);
    return true;
}

bool xlsx_part_read(struct xlsx_part *part, char *bytes, size_t size, size_t *length)
{
    struct workbook_budget *budget = part->package->budget;
    zip_int64_t count = zip_fread(part->file, bytes, size);
    if (count < 0)
        return error_set(budget->error, ERROR_INVALID, DAMAGED);
    *length = (size_t)count;
    part->read_bytes += *length;
    /* The directory's size may be a lie: what really came out counts. */
    return check_size(budget, part->read_bytes, part->compressed_bytes);
}

void xlsx_part_close(struct xlsx_part *part)
{
    if (part->file != NULL)
        zip_fclose(part->file);
    part->file = NULL;
}

static bool read_piece(void *context, char *bytes, size_t size, size_t *length)
{
    return xlsx_part_read(context, bytes, size, length);
}

bool xlsx_package_read_xml(struct xlsx_package *package, const char *name,
                           const struct xlsx_xml_handler *handler)
{
    struct xlsx_part part;
    if (!xlsx_part_open(&part, package, name))
        return false;
    struct xlsx_xml_source source = {read_piece, &part, name};
    bool is_read = xlsx_xml_read(package->budget, &source, handler);
    xlsx_part_close(&part);
    return is_read;
}
