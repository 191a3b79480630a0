/* Report freeze: what an approval hands over to who makes the document, and gets back. */
#ifndef ATALAYA_STORAGE_REPORT_FREEZE_H
#define ATALAYA_STORAGE_REPORT_FREEZE_H

#include "storage/report_store.h"

/* What is printed on an approved report besides its content. */
struct report_seal {
    const char *code;       /* "7K3QF-0XW2M" */
    const char *chain_head; /* code of the last entry of the council's chain before the approval;
                               "" for an empty chain */
    const char *approved_utc;
    const char *approver; /* name of the person; "" for the operator */
};

struct report_frozen {
    const char *snapshot_json;
    const char *snapshot_sha256;
    struct report_file_list files; /* with bytes and sums */
};

#endif
