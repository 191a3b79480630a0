/* Typed date: a day that somebody wrote in a form, with a message beside its field where it is
 * none. Private to the actions. */
#ifndef ATALAYA_ACTIONS_TYPED_DATE_H
#define ATALAYA_ACTIONS_TYPED_DATE_H

#include "actions/action.h"
#include "base/date.h"

/* No date for a blank text. Adds a message for a text that is no day of 1990–2099. */
struct date typed_date_read(struct action_context *context, const char *field, const char *typed);
/* The same, and a message where nothing was typed: "Escriba <label>, como 30/06/2026." */
struct date typed_date_require(struct action_context *context, const char *field, const char *label,
                               const char *typed);

#endif
