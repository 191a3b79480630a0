/* Session view: what the pages of the council's sessions share. */
#ifndef ATALAYA_WEB_SESSION_VIEW_H
#define ATALAYA_WEB_SESSION_VIEW_H

#include "actions/council_session.h"
#include "core/session/council_session.h"
#include "web/council_people.h"

struct session_view {
    const struct page_context *page;
    struct council_people people;
    struct council_rule rule;
    const struct council_session *it;
    struct session_attendance_list attendance;
    struct session_decision_list decisions;
    struct session_quorum quorum;
    const char *notice; /* NULL: none */
};

/* The page's session ({id}); what is not public is for members only. False: answered. */
bool session_view_load(struct page_context *page, struct session_view *view);
/* Whether somebody belongs into the list of attendance: in office on the day, or written down. */
bool session_view_lists(const struct session_view *view, const struct councillor *councillor);
/* "Más de la mitad …", or the fixed number. */
const char *session_view_rule(const struct session_view *view);
/* The way back: "Sesiones › title › last". */
void session_view_render_trail(struct strbuf *out, const struct session_view *view,
                               const char *last);
/* "<span class=pil …>": held, called, or past and nobody said. */
void session_view_render_standing(struct strbuf *out, const struct council_session *session,
                                  struct date today);
void session_view_render_quorum(struct strbuf *out, const struct session_view *view);

struct session_form {
    const struct page_context *page;
    int64_t version;
    const char *title, *date, *start_time, *end_time, *place, *agenda, *minutes;
    bool is_held, is_public;
    const char *cancel_path;
    bool is_changed_meanwhile;
};

extern const struct page_field session_form_fields[];
void session_form_input(const struct page_context *page, struct save_session *input);
void session_form_read(const struct page_context *page, struct session_form *form);
void session_form_fill(struct session_form *form, const struct council_session *session);
void session_form_render(struct strbuf *out, const struct session_form *form);

#endif
