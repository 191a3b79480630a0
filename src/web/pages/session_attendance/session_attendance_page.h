/* Who came to a session: /c/{council}/sesiones/{id}/asistencia. */
#ifndef ATALAYA_WEB_PAGES_SESSION_ATTENDANCE_SESSION_ATTENDANCE_PAGE_H
#define ATALAYA_WEB_PAGES_SESSION_ATTENDANCE_SESSION_ATTENDANCE_PAGE_H

#include "web/session_view.h"

/* The answer for a councillor: as typed after a POST, otherwise stored; "" for none. */
const char *session_attendance_value(const struct session_view *view, const char *field,
                                     int64_t councillor_id);
void session_attendance_render(struct strbuf *out, const struct session_view *view);

#endif
