/* Plan options: how a file is to be read, as JSON: what a person chose for a file that waits, and
 * what an import remembers.
 *
 *     {"format": "sispt", "answers": {"zero_future_is_missing": false}, "mapping": {…}}
 *
 * "format" "auto" asks for recognition and for no kept mapping. All keys may be absent. */
#ifndef ATALAYA_EXCHANGE_PLAN_FILE_PLAN_OPTIONS_H
#define ATALAYA_EXCHANGE_PLAN_FILE_PLAN_OPTIONS_H

#include "base/strbuf.h"
#include "exchange/plan_file/plan_file.h"

#define PLAN_OPTIONS_AUTO "auto"

/* Appends them. draft (NULL: none) adds the answers with which it was read. */
void plan_options_write(struct strbuf *out, const struct plan_file_options *options,
                        const struct plan_draft *draft);

/* Reads what was written; format_id may be PLAN_OPTIONS_AUTO. False with a message in Spanish. */
bool plan_options_parse(struct arena *arena, const char *text, struct plan_file_options *options,
                        struct error *error);

#endif
