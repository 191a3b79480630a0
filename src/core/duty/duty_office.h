/* Duty office: the offices that a plan names as responsible, and which of them are no actors yet.
 */
#ifndef ATALAYA_CORE_DUTY_DUTY_OFFICE_H
#define ATALAYA_CORE_DUTY_DUTY_OFFICE_H

#include "core/duty/duty_check.h"

/* An office as a plan names it. */
struct duty_office {
    const char *name;
    int indicator_count;
};

struct duty_office_list {
    struct duty_office *items;
    size_t count;
};

/* Counts a name of the plan's "responsable"; spellings that differ in case and accents are one. */
void duty_count_office(struct arena *arena, struct duty_office_list *offices, const char *name);
/* Leaves those that no actor stands for. */
void duty_keep_new_offices(struct arena *arena, const struct duty_book *book,
                           struct duty_office_list *offices);
/* Adds one finding for the offices that no actor stands for; nothing where there is none. */
void duty_check_offices(struct arena *arena, const struct duty_office_list *new_offices,
                        struct duty_findings *findings);

#endif
