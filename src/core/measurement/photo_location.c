/* The place in a photograph: the part of evidence_kind.h that reads Exif (JEITA CP-3451), whose
 * first directory points to the one of GPS with tag 0x8825. */
#include <stdint.h>
#include <string.h>

#include "core/measurement/evidence_kind.h"

#include "base/banned.h"

enum { EXIF_TAG_GPS = 0x8825, EXIF_ENTRY_BYTES = 12, JPEG_APP1 = 0xE1, JPEG_SCAN = 0xDA };

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

bool evidence_kind_has_location(const void *bytes, size_t length)
{
    static const char mark[] = "Exif\0";
    const unsigned char *p = bytes;
    size_t at = 2;
    if (length < 4 || p[0] != 0xFF || p[1] != 0xD8)
        return false;
    while (at + 4 <= length && p[at] == 0xFF && p[at + 1] != JPEG_SCAN) {
        size_t size = (size_t)p[at + 2] << 8 | p[at + 3];
        if (size < 2 || size > length - at - 2)
            return false;
        if (p[at + 1] == JPEG_APP1 && size > 2 + sizeof mark &&
            memcmp(p + at + 4, mark, sizeof mark) == 0)
            return has_gps(p + at + 4 + sizeof mark, size - 2 - sizeof mark);
        at += 2 + size;
    }
    return false;
}
