/* Arena: memory with the life of one request, command, import or report.
 *
 * Everything that belongs to one piece of work is taken from its arena and given back at once by
 * arena_release. There is no free for a single block. Out of memory aborts the process (a
 * supervisor restarts it), so no caller checks for NULL. An arena is used by one thread at a time.
 *
 *     struct arena arena = {0};            // valid and empty
 *     char *name = arena_printf(&arena, "%s %d", "vigencia", 2025);
 *     arena_release(&arena);               // name is gone
 */
#ifndef ATALAYA_BASE_ARENA_H
#define ATALAYA_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *last; /* newest block, NULL when empty */
    size_t total_bytes;       /* capacity of all blocks */
    size_t limit_bytes;       /* 0: none. Beyond it arena_try_alloc answers NULL */
};

/* Zeroed memory aligned for any type. size 0 gives a valid pointer to nothing. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* Like arena_alloc for count elements; aborts on overflow of the product. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* Like arena_alloc, but NULL where limit_bytes would be passed: for sizes that a stranger chose. */
void *arena_try_alloc(struct arena *arena, size_t size);

/* Grows old (of old_size bytes) to new_size, in place where it was the last allocation.
 * The new part is zeroed; old may be NULL with old_size 0. */
void *arena_realloc(struct arena *arena, void *old, size_t old_size, size_t new_size);

/* Makes room for item number count (from 0) of an array that grows one by one, and answers where
 * the array is now; the new item is zeroed, unless the array held one there before it shrank.
 * Capacity doubles at the powers of two from 8 on, so nobody keeps it, and the array grows through
 * here only. Not for an array that is emptied and filled again: from count 0 it starts anew.
 *     list->items = arena_grow(arena, list->items, list->count, sizeof list->items[0]);
 *     list->items[list->count++] = item; */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t size);

/* Copies; NULL stays NULL. */
char *arena_strdup(struct arena *arena, const char *text);
/* Copies at most length bytes of text and ends them with NUL. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Gives everything back but keeps one block for reuse (a loop's scratch memory). */
void arena_clear(struct arena *arena);
/* Gives everything back; the arena is empty and may be used again. */
void arena_release(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_NEW_ARRAY(arena, count, type)                                                        \
    ((type *)arena_alloc_array((arena), (size_t)(count), sizeof(type)))

#endif
