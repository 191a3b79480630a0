/* Strbuf: a text that grows, in an arena.
 *
 * data is always ended by NUL and never NULL after strbuf_init; length does not count the NUL.
 * It may hold any bytes. Nothing is freed one by one: the text lives as long as its arena.
 *
 *     struct strbuf page;
 *     strbuf_init(&page, arena);
 *     strbuf_add(&page, "Meta: ");
 *     strbuf_printf(&page, "%d", 4);       // page.data is "Meta: 4", page.length 7
 */
#ifndef ATALAYA_BASE_STRBUF_H
#define ATALAYA_BASE_STRBUF_H

#include "base/arena.h"

struct strbuf {
    char *data;
    size_t length;
    size_t capacity; /* bytes of data, with the NUL */
    struct arena *arena;
};

void strbuf_init(struct strbuf *buffer, struct arena *arena);
/* Makes room for extra more bytes without a further allocation. */
void strbuf_reserve(struct strbuf *buffer, size_t extra);
void strbuf_add(struct strbuf *buffer, const char *text);
void strbuf_add_bytes(struct strbuf *buffer, const void *bytes, size_t length);
void strbuf_add_char(struct strbuf *buffer, char c);
void strbuf_printf(struct strbuf *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_vprintf(struct strbuf *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));
/* Empties the text and keeps its memory. */
void strbuf_clear(struct strbuf *buffer);

#endif
