/* Change name: people correct how their own name is written (Ley 1581: to know and to rectify). */
#ifndef ATALAYA_ACTIONS_CHANGE_NAME_H
#define ATALAYA_ACTIONS_CHANGE_NAME_H

#include "actions/action.h"

/* Message on "nombre". The same name again is no change and leaves no trace. */
enum action_status change_name(struct action_context *context, const char *name);

#endif
