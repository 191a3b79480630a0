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

/* Reads what was typed about evidence, with messages on "prueba" and "fecha_soporte"; what is wrong
 * is left empty. */
void evidence_intake_read(struct action_context *context, const struct evidence_words *words,
                          struct evidence *row);

/* The folder of all evidence files, inside the data folder. */
const char *evidence_intake_folder(const struct action_context *context);

#endif
