#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

enum { FIRST_CAPACITY = 128 };

void strbuf_init(struct strbuf *buffer, struct arena *arena)
{
    *buffer = (struct strbuf){
        .data = arena_alloc(arena, FIRST_CAPACITY), .capacity = FIRST_CAPACITY, .arena = arena};
}

void strbuf_reserve(struct strbuf *buffer, size_t extra)
{
    if (extra < buffer->capacity - buffer->length)
        return;
    size_t capacity = buffer->capacity * 2;
    if (extra > SIZE_MAX / 4 || capacity > SIZE_MAX / 4)
        abort();
    if (capacity <= buffer->length + extra)
        capacity = buffer->length + extra + 1;
    buffer->data = arena_realloc(buffer->arena, buffer->data, buffer->capacity, capacity);
    buffer->capacity = capacity;
}

void strbuf_add_bytes(struct strbuf *buffer, const void *bytes, size_t length)
{
    if (length == 0)
        return;
    strbuf_reserve(buffer, length);
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void strbuf_add(struct strbuf *buffer, const char *text)
{
    strbuf_add_bytes(buffer, text, strlen(text));
}

void strbuf_add_char(struct strbuf *buffer, char c)
{
    strbuf_add_bytes(buffer, &c, 1);
}

void strbuf_vprintf(struct strbuf *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    size_t room = buffer->capacity - buffer->length;
    int length = vsnprintf(buffer->data + buffer->length, room, format, arguments);
    if (length < 0)
        abort();
    if ((size_t)length >= room) {
        strbuf_reserve(buffer, (size_t)length);
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
    }
    buffer->length += (size_t)length;
    va_end(again);
}

void strbuf_printf(struct strbuf *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    strbuf_vprintf(buffer, format, arguments);
    va_end(arguments);
}

void strbuf_clear(struct strbuf *buffer)
{
    buffer->length = 0;
    buffer->data[0] = '\0';
}
