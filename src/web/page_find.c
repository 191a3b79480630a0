#include "web/page_find.h"

#include <string.h>

#include "base/banned.h"

const struct page *const page_list[] = {
#define PAGE(name) &page_##name,
#include "web/pages.def"
#undef PAGE
    NULL,
};

static bool is_token(const char *text, size_t length)
{
    if (length == 0 || length > 100)
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '-' || c == '_'))
            return false;
    }
    return true;
}

static bool take_year(const char *text, int *year)
{
    if (strlen(text) != 4 || strspn(text, "0123456789") != 4)
        return false;
    *year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
    return *year >= 1900;
}

/* Keeps the value that stands for a name of a pattern; false where it cannot be one. */
static bool take_value(const char *pattern, const char *text, const char **council,
                       struct page_parameters *parameters)
{
    if (strcmp(pattern, "{council}") == 0)
        *council = text;
    else if (strcmp(pattern, "{id}") == 0)
        return request_parse_id(text, &parameters->id);
    else if (strcmp(pattern, "{other_id}") == 0)
        return request_parse_id(text, &parameters->other_id);
    else if (strcmp(pattern, "{year}") == 0)
        return take_year(text, &parameters->year);
    else if (strcmp(pattern, "{token}") == 0)
        parameters->token = text;
    else
        parameters->code = text;
    return true;
}

/* Whether a path has the form of a pattern, whatever its values: nearly all patterns end here, so
 * nothing is copied. */
static bool has_form(const char *pattern, const char *path)
{
    while (*pattern == '/' && *path == '/') {
        const char *pattern_end = strchrnul(++pattern, '/'), *path_end = strchrnul(++path, '/');
        size_t expected = (size_t)(pattern_end - pattern), given = (size_t)(path_end - path);
        bool fits = pattern[0] == '{' ? is_token(path, given)
                                      : expected == given && memcmp(pattern, path, given) == 0;
        if (!fits)
            return false;
        pattern = pattern_end;
        path = path_end;
    }
    return *pattern == '\0' && (*path == '\0' || strcmp(path, "/") == 0);
}

static bool match_path(struct arena *arena, const char *pattern, const char *path,
                       const char **council, struct page_parameters *parameters)
{
    if (!has_form(pattern, path))
        return false;
    while (*pattern == '/' && *path == '/') {
        size_t expected = strcspn(++pattern, "/"), given = strcspn(++path, "/");
        if (pattern[0] == '{' &&
            !take_value(arena_strndup(arena, pattern, expected), arena_strndup(arena, path, given),
                        council, parameters))
            return false;
        pattern += expected;
        path += given;
    }
    return true;
}

const struct page *page_find(struct arena *arena, const char *path, const char **council,
                             struct page_parameters *parameters)
{
    for (size_t i = 0; page_list[i] != NULL; i++) {
        *parameters = (struct page_parameters){0};
        *council = NULL;
        if (match_path(arena, page_list[i]->path, path, council, parameters))
            return page_list[i];
    }
    return NULL;
}
