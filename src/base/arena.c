#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define POISON(address, size) ASAN_POISON_MEMORY_REGION((address), (size))
#define UNPOISON(address, size) ASAN_UNPOISON_MEMORY_REGION((address), (size))
#define RED_ZONE 16u
#else
#define POISON(address, size) ((void)0)
#define UNPOISON(address, size) ((void)0)
#define RED_ZONE 0u
#endif

#include "base/banned.h"

enum { BLOCK_MIN_BYTES = 8 * 1024, BLOCK_MAX_BYTES = 1024 * 1024 };

struct arena_block {
    struct arena_block *previous;
    size_t capacity;
    size_t used;
    alignas(max_align_t) unsigned char data[];
};

static _Noreturn void out_of_memory(size_t size)
{
    fprintf(stderr, "atalaya: sin memoria (se pidieron %zu bytes)\n", size);
    abort();
}

static size_t align_up(size_t size)
{
    const size_t alignment = alignof(max_align_t);
    if (size > SIZE_MAX / 2)
        out_of_memory(size);
    return (size + alignment - 1) / alignment * alignment;
}

static size_t next_capacity(const struct arena *arena, size_t needed)
{
    size_t capacity = arena->last == NULL ? BLOCK_MIN_BYTES : arena->last->capacity * 2;
    if (capacity > BLOCK_MAX_BYTES)
        capacity = BLOCK_MAX_BYTES;
    return capacity < needed ? needed : capacity;
}

static void add_block(struct arena *arena, size_t needed)
{
    size_t capacity = next_capacity(arena, needed);
    struct arena_block *block = malloc(sizeof *block + capacity);
    if (block == NULL)
        out_of_memory(capacity);
    block->previous = arena->last;
    block->capacity = capacity;
    block->used = 0;
    POISON(block->data, capacity);
    arena->last = block;
    arena->total_bytes += capacity;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t needed = align_up(size) + RED_ZONE;
    if (arena->last == NULL || arena->last->capacity - arena->last->used < needed)
        add_block(arena, needed);
    unsigned char *memory = arena->last->data + arena->last->used;
    arena->last->used += needed;
    UNPOISON(memory, size);
    memset(memory, 0, size);
    return memory;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    size_t total = 0;
    if (__builtin_mul_overflow(count, size, &total))
        out_of_memory(SIZE_MAX);
    return arena_alloc(arena, total);
}

void *arena_try_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 4)
        return NULL;
    size_t needed = align_up(size) + RED_ZONE;
    bool fits = arena->last != NULL && arena->last->capacity - arena->last->used >= needed;
    if (!fits && arena->limit_bytes != 0 &&
        arena->total_bytes + next_capacity(arena, needed) > arena->limit_bytes)
        return NULL;
    return arena_alloc(arena, size);
}

void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
    if (old != NULL && new_size <= old_size)
        return old;
    struct arena_block *block = arena->last;
    size_t old_needed = align_up(old_size) + RED_ZONE;
    size_t new_needed = align_up(new_size) + RED_ZONE;
    if (old != NULL && block != NULL &&
        (unsigned char *)old + old_needed == block->data + block->used &&
        block->capacity - block->used >= new_needed - old_needed) {
        block->used += new_needed - old_needed;
        UNPOISON(old, new_size);
        memset((unsigned char *)old + old_size, 0, new_size - old_size);
        return old;
    }
    void *memory = arena_alloc(arena, new_size);
    if (old != NULL)
        memcpy(memory, old, old_size);
    return memory;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t size)
{
    enum { FIRST_CAPACITY = 8 };
    bool is_full = count == 0 || (count >= FIRST_CAPACITY && (count & (count - 1)) == 0);
    if (!is_full)
        return items;
    size_t capacity = count == 0 ? FIRST_CAPACITY : 2 * count;
    return arena_realloc(arena, items, count * size, capacity * size);
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    size_t actual = strnlen(text, length);
    char *copy = arena_alloc(arena, actual + 1);
    memcpy(copy, text, actual);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        out_of_memory(0);
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

static void free_blocks(struct arena_block *block)
{
    while (block != NULL) {
        struct arena_block *previous = block->previous;
        UNPOISON(block->data, block->capacity);
        free(block);
        block = previous;
    }
}

void arena_clear(struct arena *arena)
{
    if (arena->last == NULL)
        return;
    free_blocks(arena->last->previous);
    arena->last->previous = NULL;
    arena->last->used = 0;
    arena->total_bytes = arena->last->capacity;
    POISON(arena->last->data, arena->last->capacity);
}

void arena_release(struct arena *arena)
{
    free_blocks(arena->last);
    arena->last = NULL;
    arena->total_bytes = 0;
}
