/* Report draft: a council prepares its yearly pronouncement: starts it at a cut, chooses what it
 * shows, writes its texts, throws it away, or starts the correction of one that was approved.
 *
 * Figures are never stored in a draft: they come from the board whenever it is shown
 * (reports/catalog/pronouncement). What freezes them is approve_report. */
#ifndef ATALAYA_ACTIONS_REPORT_DRAFT_H
#define ATALAYA_ACTIONS_REPORT_DRAFT_H

#include "actions/action.h"
#include "core/report/report_section.h"
#include "storage/report_store.h"

enum { REPORT_TEXT_MAX_CHARACTERS = 20000 };

struct create_report {
    int cut_year;
    const char *title; /* "": "Pronunciamiento anual 2025" */
};

/* Message on "corte" for a year outside the plan, and where the year has an approved pronouncement
 * (which is corrected instead) or a draft already; on "titulo" for a bad title. */
enum action_status create_report(struct action_context *context, const struct create_report *input,
                                 int64_t *report_id);

struct save_report {
    int64_t report_id;
    const char *title, *addressee, *approval_note, *president, *secretary;
    const char *correction_note; /* of a correction: may not be empty */
    const char *seen; /* report_mark_data of what the form showed; NULL: whatever it was */
};

/* Names what save_report writes, as it is stored: two drafts with the same mark say the same. */
const char *report_mark_data(struct arena *arena, const struct report_record *report);

/* Fields "titulo", "dirigido", "acta", "presidencia", "secretaria", "correccion". ACTION_CONFLICT:
 * it is no draft any more; or, with a message on "", somebody saved other data since they were
 * shown, and nothing is written. */
enum action_status save_report(struct action_context *context, const struct save_report *input);

struct choose_report_indicators {
    int64_t report_id;
    const int64_t *indicator_ids;
    size_t count;
    const char *seen; /* report_mark_choice of what the form showed; NULL: whatever it was */
};

/* Names which indicators a draft counts, as it is stored. */
const char *report_mark_choice(struct arena *arena, const struct report_record *report);

/* Which indicators the pronouncement counts; all of the plan is kept as "all", so that later rows
 * are in it too. Message on "" for none; ACTION_NOT_FOUND for one that the plan does not have.
 * ACTION_CONFLICT: as save_report.
 */
enum action_status choose_report_indicators(struct action_context *context,
                                            const struct choose_report_indicators *input);

struct save_report_text {
    int64_t report_id;
    const char *section;  /* code of report_section.def, or "tema_17" of a topic of the plan;
                             another is ACTION_NOT_FOUND */
    const char *markdown; /* "": the section is left out */
    int64_t version;      /* that was read; 0: there was none */
};

/* Field "texto". ACTION_CONFLICT: somebody saved the section since, or it is no draft any more;
 * nothing is written, and report_store_list_texts gives what they wrote. */
enum action_status save_report_text(struct action_context *context,
                                    const struct save_report_text *input);

/* ACTION_CONFLICT: it was approved, and what was approved stays. */
enum action_status delete_report(struct action_context *context, int64_t report_id);

struct correct_report {
    int64_t report_id; /* an approved one that nothing supersedes */
    const char *note;  /* what was wrong (fe de erratas) */
};

/* Starts the next version with the texts and settings of the former, which stays readable.
 * Message on "correccion" without a note; ACTION_CONFLICT: it is a draft, is superseded already, or
 * has a correction in work. */
enum action_status correct_report(struct action_context *context,
                                  const struct correct_report *input, int64_t *draft_id);

#endif
