/* Report proof: whether an approved report is what was approved.
 *
 * The audit chain's entry of the approval ("approve_report", "report:17") holds one line with the
 * printed code, the sum of the snapshot and one sum over the files. So three things must agree: the
 * stored bytes with their sums, the sums with the chain, and the chain with itself. Who can write
 * to the database can change the first two together, but not the third unseen: every later report
 * of the council prints the chain's head. */
#ifndef ATALAYA_SECURITY_REPORT_PROOF_H
#define ATALAYA_SECURITY_REPORT_PROOF_H

#include "security/audit.h"
#include "storage/report_store.h"

/* "código 7K3QF-0XW2M, contenido ba78…, archivos 3f1c…": the detail of the approval's entry. The
 * sum of the files is SHA-256 of a line "format paper sum" for each, sorted as they are listed. */
const char *report_proof_write(struct arena *arena, const struct report_record *report,
                               const struct report_file_list *files);

struct report_proof {
    bool has_snapshot;          /* its sum is the stored one */
    bool has_files;             /* each file's sum is the stored one, and there is at least one */
    bool is_in_chain;           /* the chain has the approval with these sums */
    bool has_head;              /* the chain holds, before it, the head that was printed */
    struct audit_verdict chain; /* of the council's whole chain; only where it was walked */
    const char *damaged_file;   /* "pdf a4"; NULL: none */
};

/* Sums of snapshot and files only, without the chain: for a page. */
bool report_proof_check_bytes(struct database *database, const struct report_record *report,
                              struct arena *arena, struct report_proof *proof, struct error *error);
/* Everything; report has its snapshot. */
bool report_proof_check(struct database *database, const struct report_record *report,
                        struct arena *arena, struct report_proof *proof, struct error *error);
bool report_proof_is_whole(const struct report_proof *proof);

#endif
