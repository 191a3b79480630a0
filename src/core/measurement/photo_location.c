/* The place in a photograph: the part of evidence_kind.h that reads Exif (JEITA CP-3451), whose
 * first directory points to the one of GPS with tag 0x8825. */
#include <stdint.h>
#include <string.h>

#include "core/measurement/evidence_kind.h"

#include "base/banned.h"

enum { EXIF_TAG_GPS = 0x8825, EXIF_ENTRY_BYTES = 12, MAX_DIRECTORIES = 16 };

struct tiff {
    const unsigned char *bytes;
    size_t length;
    bool is_little_endian;
};

static uint32_t read_number(const struct tiff *tiff, size_t offset, int width)
{
    uint32_t value = 0;
    if (offset > tiff->length || tiff->length - offset < (size_t)width)
        return 0;
    for (int i = 0; i < width; i++) {
        int place = tiff->is_little_endian ? width - 1 - i : i;
        value = value << 8 | tiff->bytes[offset + (size_t)place];
    }
    return value;
}

static bool has_gps(const unsigned char *bytes, size_t length)
{
    struct tiff tiff = {bytes, length, length >= 2 && bytes[0] == 'I'};
    size_t directory = read_number(&tiff, 4, 4);
    uint32_t count = read_number(&tiff, directory, 2);
    for (uint32_t i = 0; i < count; i++)
        if (read_number(&tiff, directory + 2 + (size_t)i * EXIF_ENTRY_BYTES, 2) == EXIF_TAG_GPS)
            return true;
    return false;
}

static bool starts(const struct tiff *part, const char *word, size_t length)
{
    return part->length >= length && memcmp(part->bytes, word, length) == 0;
}

#define STARTS(part, literal) starts(part, literal, sizeof(literal) - 1)

static struct tiff skip(const struct tiff *file, size_t offset)
{
    size_t taken = offset < file->length ? offset : file->length;
    return (struct tiff){file->bytes + taken, file->length - taken, false};
}

static bool is_photograph(const struct tiff *file)
{
    const struct tiff box = skip(file, 4), form = skip(file, 8);
    return STARTS(file, "\xFF\xD8\xFF") || STARTS(file, "\x89PNG") || STARTS(&box, "ftyp") ||
           (STARTS(file, "RIFF") && STARTS(&form, "WEBP"));
}

static bool is_located_directory(const struct tiff *part)
{
    return (STARTS(part, "II*\0") || STARTS(part, "MM\0*")) && has_gps(part->bytes, part->length);
}

/* The directories that follow a word: at once, or after the four bytes of their length. */
static bool is_located_after(const struct tiff *file, const char *word, size_t length)
{
    struct tiff rest = *file;
    for (int tried = 0; tried < MAX_DIRECTORIES; tried++) {
        const unsigned char *found = memmem(rest.bytes, rest.length, word, length);
        if (found == NULL)
            return false;
        rest = skip(&rest, (size_t)(found - rest.bytes) + length);
        const struct tiff later = skip(&rest, 4);
        if (is_located_directory(&rest) || is_located_directory(&later))
            return true;
    }
    return false;
}

/* Telephones write JPEG and HEIF with Exif, programs PNG ("eXIf"), WebP ("EXIF") and XMP, a text in
 * any of them. */
bool evidence_kind_has_location(const void *bytes, size_t length)
{
    static const char jpeg[] = "Exif\0", xmp[] = "GPSLatitude";
    const struct tiff file = {bytes, length, false};
    if (is_located_directory(&file))
        return true;
    return is_photograph(&file) &&
           (is_located_after(&file, jpeg, sizeof jpeg) || is_located_after(&file, "eXIf", 4) ||
            is_located_after(&file, "EXIF", 4) ||
            memmem(bytes, length, xmp, sizeof xmp - 1) != NULL);
}
