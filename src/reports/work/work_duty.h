/* Work duty: whose each piece of work is by the council's roles (core/duty/duty.h), in the lists of
 * work.h. Roles guide: they order, mark and filter, and permit nothing. */
#ifndef ATALAYA_REPORTS_WORK_WORK_DUTY_H
#define ATALAYA_REPORTS_WORK_WORK_DUTY_H

#include "reports/work/work.h"

/* Marks each item that waits for a step with whose it is; sets work->has_duties. What came back to
 * the person, its drafts and what it sent are its own already and are not marked. */
void work_tell_duties(struct arena *arena, struct work *work, const struct duty_book *book,
                      int64_t person_id);
/* What is the person's by the roles stands before the rest of its list; otherwise the order stays.
 */
void work_put_mine_first(struct arena *arena, struct work *work);
/* Leaves what is the person's: by the roles, what came back to it, what it began and what it sent.
 */
void work_keep_mine(struct work *work);
/* How many items are the person's by the roles. */
size_t work_count_mine(const struct work *work, enum work_kind kind);
/* "Le corresponde según los roles: Comisión rural." "Según los roles le corresponde a Ana."; ""
 * where the roles say nothing. */
const char *work_claim_words(struct arena *arena, const struct work_item *item);

#endif
