#include "web/board_shelf.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "web/site.h"

#include "base/banned.h"

enum { PLACES = 8 };

struct shelved_board {
    struct board_shelf *shelf;
    int references; /* guarded by the shelf's lock; one is the shelf's while it stands there */
    struct board_request request;
    struct arena arena; /* of the board */
    struct board *board;
};

struct board_shelf {
    pthread_mutex_t lock;
    size_t limit_bytes;
    size_t used_bytes;
    int64_t counter;                      /* that all boards were read under */
    struct shelved_board *places[PLACES]; /* from the last that was asked for to the first */
    int count;
};

struct board_shelf *board_shelf_create(size_t limit_bytes)
{
    struct board_shelf *shelf = calloc(1, sizeof *shelf); /* outlives every arena */
    if (shelf == NULL)
        abort();
    shelf->limit_bytes = limit_bytes;
    pthread_mutex_init(&shelf->lock, NULL);
    return shelf;
}

/* With the lock, or where nobody else has it. */
static void drop_reference(struct shelved_board *shelved)
{
    if (--shelved->references > 0)
        return;
    arena_release(&shelved->arena);
    free(shelved);
}

static void empty_last_place(struct board_shelf *shelf)
{
    struct shelved_board *last = shelf->places[--shelf->count];
    shelf->used_bytes -= last->arena.total_bytes;
    drop_reference(last);
}

static void empty(struct board_shelf *shelf)
{
    while (shelf->count > 0)
        empty_last_place(shelf);
}

void board_shelf_destroy(struct board_shelf *shelf)
{
    if (shelf == NULL)
        return;
    empty(shelf);
    pthread_mutex_destroy(&shelf->lock);
    free(shelf);
}

void board_shelf_release(struct shelved_board *shelved)
{
    if (shelved == NULL)
        return;
    struct board_shelf *shelf = shelved->shelf;
    pthread_mutex_lock(&shelf->lock);
    drop_reference(shelved);
    pthread_mutex_unlock(&shelf->lock);
}

size_t board_shelf_used_bytes(struct board_shelf *shelf)
{
    pthread_mutex_lock(&shelf->lock);
    size_t used = shelf->used_bytes;
    pthread_mutex_unlock(&shelf->lock);
    return used;
}

static void put_first(struct board_shelf *shelf, int from, struct shelved_board *shelved)
{
    memmove(shelf->places + 1, shelf->places, (size_t)from * sizeof shelf->places[0]);
    shelf->places[0] = shelved;
}

static struct shelved_board *find(struct board_shelf *shelf, int64_t counter,
                                  const struct board_request *request)
{
    struct shelved_board *found = NULL;
    pthread_mutex_lock(&shelf->lock);
    for (int i = 0; i < shelf->count && shelf->counter == counter && found == NULL; i++)
        if (board_request_is_same(&shelf->places[i]->request, request)) {
            found = shelf->places[i];
            found->references++;
            put_first(shelf, i, found);
        }
    pthread_mutex_unlock(&shelf->lock);
    return found;
}

static void keep(struct board_shelf *shelf, int64_t counter, struct shelved_board *shelved)
{
    pthread_mutex_lock(&shelf->lock);
    if (counter != shelf->counter)
        empty(shelf);
    shelf->counter = counter;
    size_t bytes = shelved->arena.total_bytes;
    if (bytes <= shelf->limit_bytes) {
        while (shelf->count == PLACES || shelf->used_bytes + bytes > shelf->limit_bytes)
            empty_last_place(shelf);
        put_first(shelf, shelf->count++, shelved);
        shelf->used_bytes += bytes;
        shelved->references++;
    }
    pthread_mutex_unlock(&shelf->lock);
}

/* Whether the transaction of a page reads what was there when its counter was read. */
static bool is_unchanged(const struct page_context *page)
{
    int64_t counter = 0;
    return database_pool_read_change_counter(page->site->pool, &counter, NULL) &&
           counter == page->change_counter;
}

static bool gather_shelved(struct page_context *page, const struct board_request *request)
{
    struct board_shelf *shelf = page->site->boards;
    struct shelved_board *shelved = calloc(1, sizeof *shelved);
    if (shelved == NULL)
        abort();
    *shelved = (struct shelved_board){.shelf = shelf, .references = 1, .request = *request};
    if (!board_gather(page->database, &shelved->arena, request, &shelved->board,
                      &page->action.error)) {
        board_shelf_release(shelved);
        return false;
    }
    keep(shelf, page->change_counter, shelved);
    page->shelved_board = shelved;
    return true;
}

bool board_shelf_gather(struct page_context *page, const struct board_request *request,
                        const struct board **board)
{
    struct board *own = NULL;
    *board = NULL;
    if (page->site->boards == NULL || page->change_counter == PAGE_NO_COUNTER ||
        request->view != BOARD_PUBLIC || page->shelved_board != NULL) {
        bool is_gathered =
            board_gather(page->database, page->arena, request, &own, &page->action.error);
        *board = own;
        return is_gathered;
    }
    if (is_unchanged(page))
        page->shelved_board = find(page->site->boards, page->change_counter, request);
    if (page->shelved_board == NULL && !gather_shelved(page, request))
        return false;
    *board = page->shelved_board->board;
    return true;
}
