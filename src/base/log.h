/* Log: one line for an operator on standard error, for journald or a file.
 *
 * A line is `<priority>time level area: text` (the priority prefix only under systemd). Control
 * characters in the text are written as \xNN, so nobody can forge a line. Never log a password, a
 * token, a cookie or a person's data: name objects by their number.
 *
 * ATALAYA_TRACE=http,sql turns on log_trace for those areas. Library code (base, core, storage,
 * exchange, reports) does not log: it answers errors. */
#ifndef ATALAYA_BASE_LOG_H
#define ATALAYA_BASE_LOG_H

#include <stdbool.h>

void log_info(const char *area, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_warning(const char *area, const char *format, ...) __attribute__((format(printf, 2, 3)));
void log_error(const char *area, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool log_is_traced(const char *area);
void log_trace(const char *area, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
