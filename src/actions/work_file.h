/* Work files: minutes and other files of an activity, and the address by which a member's calendar
 * program reads the plan. A file is durable on the disk before its row is committed. */
#ifndef ATALAYA_ACTIONS_WORK_FILE_H
#define ATALAYA_ACTIONS_WORK_FILE_H

#include "actions/attach_evidence.h"
#include "security/token.h"

struct attach_work_file {
    int64_t activity_id;
    struct evidence_upload file;
    bool is_minutes, is_public;
};

/* Messages on "archivos": nothing was sent, or the file is refused. */
enum action_status attach_work_file(struct action_context *context,
                                    const struct attach_work_file *input);
/* The row stays for the record, and is shown no more. */
enum action_status remove_work_file(struct action_context *context, int64_t activity_id,
                                    int64_t file_id);

/* Makes a new address for the person who acts; the old one stops working. token is shown once. */
enum action_status subscribe_calendar(struct action_context *context, char token[TOKEN_SIZE]);
enum action_status unsubscribe_calendar(struct action_context *context);

#endif
