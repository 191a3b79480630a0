/* Evidence intake: files that a person sent, judged and put on the disk before any row names them.
 * Private to the actions of evidence. */
#ifndef ATALAYA_ACTIONS_EVIDENCE_INTAKE_H
#define ATALAYA_ACTIONS_EVIDENCE_INTAKE_H

#include "actions/attach_evidence.h"
#include "storage/evidence_store.h"

/* Judges a file by name and bytes, with a message on "archivos" where it is refused; otherwise
 * stores it, durably, and fills the row but for its place and what it proves.
 * ACTION_INVALID: refused. */
enum action_status evidence_intake(struct action_context *context,
                                   const struct evidence_upload *file, struct evidence *row);

/* After the row is committed: stores the file anew where somebody forgot the same bytes meanwhile.
 * False: the world failed. */
bool evidence_intake_ensure(struct action_context *context, const struct evidence_upload *file,
                            const struct evidence *row);
/* Removes the files of rows that were removed, where no other row names them. It looks and removes
 * inside a writing transaction, so that a row for the same bytes is committed either before, and
 * seen, or after, and then evidence_intake_ensure finds its file missing. A failure leaves files
 * that no row names, and is only logged. */
void evidence_intake_forget(struct action_context *context, const struct evidence_list *list);

/* Reads what was typed about evidence, with messages on "prueba" and "fecha_soporte"; what is wrong
 * is left empty. */
void evidence_intake_read(struct action_context *context, const struct evidence_words *words,
                          struct evidence *row);

/* Whether a stored photograph says where it was taken; other kinds do not. False: the world failed.
 */
bool evidence_intake_find_location(struct action_context *context, const struct evidence *evidence,
                                   bool *has_location);

/* The folder of all evidence files, inside the data folder. */
const char *evidence_intake_folder(const struct action_context *context);

#endif
