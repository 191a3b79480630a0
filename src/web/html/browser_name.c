#include "web/html/browser_name.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

/* In order: those that also call themselves by another's name come first. */
#define SYSTEMS(X, browser)                                                                        \
    X("Android", browser " en Android")                                                            \
    X("iPhone", browser " en iPhone")                                                              \
    X("iPad", browser " en iPad")                                                                  \
    X("Windows", browser " en Windows")                                                            \
    X("Macintosh", browser " en Mac")                                                              \
    X("CrOS", browser " en Chromebook")                                                            \
    X("Linux", browser " en Linux")                                                                \
    X("", browser)

struct name {
    const char *mark, *name;
};

#define NAME(mark, name) {mark, name},
static const struct name edge[] = {SYSTEMS(NAME, "Edge")};
static const struct name opera[] = {SYSTEMS(NAME, "Opera")};
static const struct name samsung[] = {SYSTEMS(NAME, "Samsung Internet")};
static const struct name firefox[] = {SYSTEMS(NAME, "Firefox")};
static const struct name chrome[] = {SYSTEMS(NAME, "Chrome")};
static const struct name safari[] = {SYSTEMS(NAME, "Safari")};
#undef NAME

static const struct {
    const char *mark;
    const struct name *names;
} browsers[] = {
    {"Edg", edge},       {"OPR/", opera},     {"SamsungBrowser/", samsung}, {"Firefox/", firefox},
    {"FxiOS/", firefox}, {"Chrome/", chrome}, {"CriOS/", chrome},           {"Safari/", safari},
};

const char *browser_name(const char *user_agent)
{
    for (size_t i = 0; i < sizeof browsers / sizeof browsers[0]; i++) {
        if (strstr(user_agent, browsers[i].mark) == NULL)
            continue;
        const struct name *name = browsers[i].names;
        while (strstr(user_agent, name->mark) == NULL)
            name++;
        return name->name;
    }
    return "Navegador desconocido";
}
