#include "web/http/page_pack.h"

#include <stdint.h>

#include <brotli/encode.h>
#include <zlib.h>

#include "base/banned.h"

enum {
    LARGE_BYTES = 48 * 1024,
    VERY_LARGE_BYTES = 512 * 1024, /* brotli 11 would take a second */
    GZIP_WINDOW_BITS = 15 + 16,
    BROTLI_WINDOW_BITS = 18,
};

bool page_pack_is_improvable(size_t length)
{
    return length >= LARGE_BYTES;
}

static int choose_level(bool is_brotli, enum page_pack_effort effort, size_t length)
{
    if (effort == PAGE_PACK_BEST)
        return is_brotli && length < VERY_LARGE_BYTES ? 11 : 9;
    if (length < LARGE_BYTES)
        return 6;
    return is_brotli ? 2 : 3;
}

static bool pack_brotli(int level, const void *bytes, size_t length, unsigned char *packed,
                        size_t *packed_length)
{
    return BrotliEncoderCompress(level, BROTLI_WINDOW_BITS, BROTLI_MODE_TEXT, length, bytes,
                                 packed_length, packed) == BROTLI_TRUE;
}

static bool pack_gzip(int level, const void *bytes, size_t length, unsigned char *packed,
                      size_t *packed_length)
{
    z_stream stream = {0};
    if (deflateInit2(&stream, level, Z_DEFLATED, GZIP_WINDOW_BITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return false;
    stream.next_in = (unsigned char *)(uintptr_t)bytes;
    stream.avail_in = (uInt)length;
    stream.next_out = packed;
    stream.avail_out = (uInt)*packed_length;
    bool is_whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    *packed_length = stream.total_out;
    deflateEnd(&stream);
    return is_whole;
}

const void *page_pack(struct arena *arena, const char *encoding, enum page_pack_effort effort,
                      const struct strbuf *text, size_t *packed_length)
{
    const size_t length = text->length;
    if (length == 0 || length > UINT32_MAX / 2)
        return NULL;
    bool is_brotli = encoding[0] == 'b';
    int level = choose_level(is_brotli, effort, length);
    unsigned char *packed = arena_alloc(arena, length);
    *packed_length = length;
    bool is_packed = is_brotli ? pack_brotli(level, text->data, length, packed, packed_length)
                               : pack_gzip(level, text->data, length, packed, packed_length);
    return is_packed ? packed : NULL;
}
