/* Work plan view: what the pages of the work plan share: the activities that whoever looks may see,
 * with names, and the form of one. */
#ifndef ATALAYA_WEB_WORK_PLAN_VIEW_H
#define ATALAYA_WEB_WORK_PLAN_VIEW_H

#include "actions/work_activity.h"
#include "core/session/council_session.h"
#include "core/work_plan/legal_calendar.h"
#include "core/work_plan/work_activity.h"
#include "reports/catalog/work_plan/work_plan_report.h"
#include "storage/councillor_store.h"
#include "storage/work_plan_store.h"
#include "web/council_people.h"

struct work_plan_view {
    const struct page_context *page;
    struct council_people people;
    struct work_activity_list activities; /* members: all; the public: those said to be public */
    struct work_plan_row *rows;           /* of each, with the names that may be read */
    struct council_rule rule;
    const char *notice;  /* NULL: none */
    bool is_member_feed; /* set before loading: a member's calendar program asks, without login */
};

/* False: the failure was answered. */
bool work_plan_view_load(struct page_context *page, struct work_plan_view *view);
/* The row of the page's activity ({id}). False: the failure (404) was answered. */
bool work_plan_view_find(struct page_context *page, const struct work_plan_view *view,
                         const struct work_plan_row **row);
/* The year in the query's field "anio", or this one. */
int work_plan_view_year(const struct page_context *page);
/* The report of a year, for the schedule and the PDF. */
struct work_plan_report work_plan_view_report(const struct work_plan_view *view, int year);
/* The council's sessions that whoever looks may see, newest first. False: answered. */
bool work_plan_view_load_sessions(struct page_context *page, const struct work_plan_view *view,
                                  struct council_session_list *sessions);
/* Answers with the plan and the sessions as a calendar file, or with the failure. */
void work_plan_view_send_feed(struct page_context *page, const struct work_plan_view *view);
/* Word and colour of how an activity stands: "<span class=pil …>". */
void work_plan_view_render_standing(struct strbuf *out, const struct work_plan_view *view,
                                    const struct work_activity *activity);
/* "Ley 152 de 1994, artículo 39" or "Regla del consejo"; and where the council put another date
 * than the law, it says so. */
void work_plan_view_render_origin(struct strbuf *out, const struct work_plan_view *view,
                                  const struct work_activity *activity);
/* Links to list, month, schedule; here names the present one. */
void work_plan_view_render_tabs(struct strbuf *out, const struct page_context *page,
                                const char *here);

/* The form of an activity: as typed, or as stored. */
struct activity_form {
    const struct page_context *page;
    struct council_people people;
    int64_t version;
    const char *title, *description, *step, *commission, *responsible, *start, *end, *product;
    const char *state, *done;
    bool is_public;
    const char *cancel_path;
    bool is_changed_meanwhile;
};

extern const struct page_field activity_form_fields[];
void activity_form_input(const struct page_context *page, struct save_activity *input);
/* Loads what there is to choose from. False: answered. */
bool activity_form_load(struct page_context *page, struct activity_form *form);
/* As typed; an empty form is "Pendiente" and of today. After activity_form_load. */
void activity_form_read(struct activity_form *form);
void activity_form_fill(struct activity_form *form, const struct work_activity *activity);
void activity_form_render(struct strbuf *out, const struct activity_form *form);

#endif
