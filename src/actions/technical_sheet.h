/* Technical sheet: somebody writes what the council knows of an indicator. Each save is a version
 * that stays. */
#ifndef ATALAYA_ACTIONS_TECHNICAL_SHEET_H
#define ATALAYA_ACTIONS_TECHNICAL_SHEET_H

#include "actions/action.h"
#include "core/technical_sheet/technical_sheet.h"

/* As typed: values of the fields that are typed; NULL leaves a field as it is. */
struct save_technical_sheet {
    int64_t indicator_id;
    int64_t version; /* that was read; 0: there was none */
    const char *values[SHEET_FIELDS];
};

/* Messages on the fields' keys ("rezago_dias"). Saving what is there already makes no version and
 * is ACTION_DONE. ACTION_CONFLICT: somebody saved it since. */
enum action_status save_technical_sheet(struct action_context *context,
                                        const struct save_technical_sheet *input);

struct import_technical_sheets {
    const struct save_technical_sheet *items;
    const char *const
        *places; /* of each item: "12", the row of the file, begins its messages' fields */
    size_t count;
};

/* Saves all of them, or none. Messages' fields are "PLACE/KEY", and "PLACE/" for a sheet that
 * somebody saved since it was read. *changed_count: sheets that got a version. */
enum action_status import_technical_sheets(struct action_context *context,
                                           const struct import_technical_sheets *input,
                                           int *changed_count);

/* Reads typed values into sheet as a save would, with messages whose fields begin with prefix;
 * nothing is written. For a preview. */
void check_technical_sheet(struct action_context *context, const char *prefix,
                           const struct save_technical_sheet *input, struct technical_sheet *sheet);

#endif
