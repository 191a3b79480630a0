/* Duty book: reads everything that decides who does what in a council's follow-up. */
#ifndef ATALAYA_REPORTS_DUTY_DUTY_BOOK_H
#define ATALAYA_REPORTS_DUTY_DUTY_BOOK_H

#include "base/error.h"
#include "core/duty/duty_office.h"
#include "core/duty/duty_proposal.h"

struct database;

/* The book says which council (council_id) and what day it is (today); the rest is read. Topics are
 * those of the plan that the council follows. Accounts are left out: what they may do is said by
 * whoever knows capabilities (web/duty_view.h). */
bool duty_book_gather(struct database *database, struct arena *arena, struct duty_book *book,
                      struct error *error);
/* The offices that the followed plan names and that no actor stands for, in the plan's order. */
bool duty_book_list_new_offices(struct database *database, struct arena *arena,
                                const struct duty_book *book, struct duty_office_list *offices,
                                struct error *error);

#endif
