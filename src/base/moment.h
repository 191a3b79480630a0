/* Moment: points in time as people in Colombia read them (UTC-5, no daylight saving since 1993).
 * The one place that knows the zone: who needs the day of a time asks here (of now: env_today). */
#ifndef ATALAYA_BASE_MOMENT_H
#define ATALAYA_BASE_MOMENT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"

/* The day in Colombia of seconds since 1970 UTC. */
struct date moment_day(int64_t seconds);

/* 1772366400: "1 de marzo de 2026". */
const char *moment_format_day(struct arena *arena, int64_t seconds);
/* 1772366400: "1 de marzo de 2026, 7:00 a. m." */
const char *moment_format(struct arena *arena, int64_t seconds);

/* The day in Colombia of what the database keeps: of "2026-03-01T02:00:00Z" 28 February 2026; no
 * date for anything else. */
struct date moment_day_of_utc(const char *utc);
/* The same as "28 de febrero de 2026". Anything else is given back as it is. */
const char *moment_format_day_of_utc(struct arena *arena, const char *utc);
/* The same with the time: "1 de marzo de 2026, 7:00 a. m." */
const char *moment_format_utc(struct arena *arena, const char *utc);

#endif
