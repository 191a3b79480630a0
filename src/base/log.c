#include "base/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/env.h"

#include "base/banned.h"

enum { LINE_SIZE = 2048 };

static size_t escape_controls(const char *text, char *out, size_t size)
{
    size_t used = 0;
    for (; *text != '\0' && used + 5 < size; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == 0x7F)
            used += (size_t)snprintf(out + used, size - used, "\\x%02x", c);
        else
            out[used++] = (char)c;
    }
    out[used] = '\0';
    return used;
}

static void write_line(int priority, const char *level, const char *area, const char *format,
                       va_list arguments)
{
    char text[LINE_SIZE], safe[LINE_SIZE * 2], now[ENV_TIMESTAMP_SIZE];
    vsnprintf(text, sizeof text, format, arguments);
    escape_controls(text, safe, sizeof safe);
    if (getenv("JOURNAL_STREAM") != NULL) {
        fprintf(stderr, "<%d>%s %s: %s\n", priority, level, area, safe);
        return;
    }
    env_now_iso(now);
    fprintf(stderr, "%s %s %s: %s\n", now, level, area, safe);
}

#define DEFINE_LOG(name, priority, level)                                                          \
    void name(const char *area, const char *format, ...)                                           \
    {                                                                                              \
        va_list arguments;                                                                         \
        va_start(arguments, format);                                                               \
        write_line(priority, level, area, format, arguments);                                      \
        va_end(arguments);                                                                         \
    }

DEFINE_LOG(log_info, 6, "info")
DEFINE_LOG(log_warning, 4, "aviso")
DEFINE_LOG(log_error, 3, "error")

/* Asked at every request: the environment is searched once. */
static const char *traced_areas;

static void read_traced_areas(void)
{
    traced_areas = getenv("ATALAYA_TRACE");
}

bool log_is_traced(const char *area)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, read_traced_areas);
    const char *areas = traced_areas;
    if (areas == NULL)
        return false;
    size_t length = strlen(area);
    for (const char *p = areas; (p = strstr(p, area)) != NULL; p += length)
        if ((p == areas || p[-1] == ',') && (p[length] == '\0' || p[length] == ','))
            return true;
    return false;
}

void log_trace(const char *area, const char *format, ...)
{
    if (!log_is_traced(area))
        return;
    va_list arguments;
    va_start(arguments, format);
    write_line(7, "traza", area, format, arguments);
    va_end(arguments);
}
