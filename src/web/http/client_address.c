#include "web/http/client_address.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/banned.h"

void client_address_write(const struct sockaddr *address, char text[CLIENT_ADDRESS_SIZE])
{
    const void *bytes = address->sa_family == AF_INET6
                            ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
                            : (const void *)&((const struct sockaddr_in *)address)->sin_addr;
    if (inet_ntop(address->sa_family, bytes, text, CLIENT_ADDRESS_SIZE) == NULL)
        text[0] = '\0';
}

static bool is_trusted(const struct server_settings *settings, const char *address)
{
    for (size_t i = 0; i < settings->trusted_proxy_count; i++)
        if (strcmp(settings->trusted_proxies[i], address) == 0)
            return true;
    return false;
}

const char *client_address_find(struct arena *arena, const struct server_settings *settings,
                                const char *peer, const char *forwarded)
{
    if (forwarded == NULL || !is_trusted(settings, peer))
        return peer;
    char *list = arena_strdup(arena, forwarded);
    for (;;) {
        char *comma = strrchr(list, ',');
        char *last = comma == NULL ? list : comma + 1;
        last += strspn(last, " ");
        last[strcspn(last, " ")] = '\0';
        unsigned char parsed[16];
        bool is_address =
            inet_pton(AF_INET, last, parsed) == 1 || inet_pton(AF_INET6, last, parsed) == 1;
        if (!is_address)
            return peer;
        if (comma == NULL || !is_trusted(settings, last))
            return last;
        *comma = '\0';
    }
}
