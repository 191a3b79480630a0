/* Board shelf: the public boards that were asked for last, kept between requests until anything is
 * committed: reading and evaluating a plan takes longer than writing its page.
 *
 * A board is kept under the database's change counter that was read before its transaction began,
 * and is given only while the counter is the same before and inside the transaction of who asks: so
 * it is what that transaction would read. Bounded in bytes; the board that was asked for longest
 * ago goes first. Safe from any thread: nobody changes a board, and it lives while somebody uses
 * it. Decision 0014. */
#ifndef ATALAYA_WEB_BOARD_SHELF_H
#define ATALAYA_WEB_BOARD_SHELF_H

#include "reports/board/board.h"
#include "web/page.h"

struct board_shelf;
struct shelved_board;

struct board_shelf *board_shelf_create(size_t limit_bytes);
/* No board may be in use; NULL is fine. */
void board_shelf_destroy(struct board_shelf *shelf);

/* The board of a request, from the shelf where it may be; *board is NULL where the council follows
 * no plan. It lives as long as the page. False: page->action.error says why. */
bool board_shelf_gather(struct page_context *page, const struct board_request *request,
                        const struct board **board);

/* Gives back what a page used; NULL is fine. */
void board_shelf_release(struct shelved_board *shelved);

/* What is kept now, at most the limit. */
size_t board_shelf_used_bytes(struct board_shelf *shelf);

#endif
