#include "cli/settings.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ini.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

static const char default_file[] = "/etc/atalaya/atalaya.ini";

const char *const settings_help =
    "Opciones comunes:\n"
    "  --config ARCHIVO    archivo de configuración (por defecto /etc/atalaya/atalaya.ini)\n"
    "  --data CARPETA      carpeta de datos (por defecto ./datos)\n"
    "  --database URL      sqlite:ARCHIVO o postgresql://… (por defecto, en la carpeta de datos)\n"
    "  --listen DIRECCIÓN  dirección donde escucha el servidor (por defecto 127.0.0.1)\n"
    "  --port N            puerto (por defecto 8080)\n"
    "  --base-url URL      dirección pública, como https://consejo.example\n";

struct reader {
    struct settings *settings;
    struct arena *arena;
    struct error *error;
    bool has_failed;
};

static bool is_address(const char *text)
{
    unsigned char binary[16];
    return inet_pton(AF_INET, text, binary) == 1 || inet_pton(AF_INET6, text, binary) == 1;
}

bool settings_is_loopback(const char *address)
{
    unsigned char v4[4];
    if (inet_pton(AF_INET, address, v4) == 1)
        return v4[0] == 127;
    return strcmp(address, "::1") == 0;
}

static bool set_port(struct settings *settings, const char *value, struct error *error)
{
    char *end = NULL;
    errno = 0;
    long port = strtol(value, &end, 10);
    if (end == value || *end != '\0' || errno != 0 || port < 1 || port > 65535)
        return error_set(error, ERROR_INVALID, "port: «%s» no es un puerto (1 a 65535)", value);
    settings->port = (int)port;
    return true;
}

static bool set_listen(struct settings *settings, const char *value, struct error *error)
{
    if (!is_address(value))
        return error_set(error, ERROR_INVALID,
                         "listen: «%s» no es una dirección numérica como 127.0.0.1", value);
    settings->listen = value;
    return true;
}

/* Only scheme, host and port: pages put their own paths behind it. */
static bool set_base_url(struct settings *settings, const char *value, struct arena *arena,
                         struct error *error)
{
    size_t scheme = strncmp(value, "https://", 8) == 0  ? 8
                    : strncmp(value, "http://", 7) == 0 ? 7
                                                        : 0;
    size_t length = strlen(value);
    if (length > scheme && value[length - 1] == '/')
        length--;
    char *url = arena_strndup(arena, value, length);
    if (scheme == 0 || length == scheme || strpbrk(url + scheme, "/?#@ \"'<>\\") != NULL)
        return error_set(error, ERROR_INVALID,
                         "base_url: «%s» no tiene la forma https://nombre[:puerto]", value);
    settings->base_url = url;
    return true;
}

static bool set_proxies(struct settings *settings, const char *value, struct arena *arena,
                        struct error *error)
{
    settings->trusted_proxies = ARENA_NEW_ARRAY(arena, strlen(value) / 2 + 1, const char *);
    settings->trusted_proxy_count = 0;
    for (;;) {
        value += strspn(value, ", \t");
        size_t length = strcspn(value, ", \t");
        if (length == 0)
            return true;
        const char *address = arena_strndup(arena, value, length);
        if (!is_address(address))
            return error_set(error, ERROR_INVALID,
                             "trusted_proxies: «%s» no es una dirección numérica", address);
        settings->trusted_proxies[settings->trusted_proxy_count++] = address;
        value += length;
    }
}

static bool set_value(struct reader *reader, const char *key, const char *value)
{
    struct settings *settings = reader->settings;
    value = arena_strdup(reader->arena, value);
    if (strcmp(key, "data") == 0 || strcmp(key, "database") == 0) {
        if (*value == '\0')
            return error_set(reader->error, ERROR_INVALID, "%s: falta el valor", key);
        *(key[4] == '\0' ? &settings->data : &settings->database) = value;
        return true;
    }
    if (strcmp(key, "listen") == 0)
        return set_listen(settings, value, reader->error);
    if (strcmp(key, "port") == 0)
        return set_port(settings, value, reader->error);
    if (strcmp(key, "base_url") == 0)
        return set_base_url(settings, value, reader->arena, reader->error);
    if (strcmp(key, "trusted_proxies") == 0)
        return set_proxies(settings, value, reader->arena, reader->error);
    return error_set(reader->error, ERROR_INVALID, "clave desconocida: %s", key);
}

/* inih's handler: 0 tells it that the line is wrong. */
static int read_line(void *context, const char *section, const char *key, const char *value)
{
    struct reader *reader = context;
    if (reader->has_failed)
        return 0;
    if (*section != '\0' && strcmp(section, "atalaya") != 0)
        error_set(reader->error, ERROR_INVALID, "sección desconocida: [%s]", section);
    else if (set_value(reader, key, value))
        return 1;
    reader->has_failed = true;
    return 0;
}

static bool read_file(struct reader *reader, const char *path, bool is_required)
{
    FILE *file = fopen(path, "re");
    if (file == NULL && errno == ENOENT && !is_required)
        return true;
    if (file == NULL)
        return error_set(reader->error, errno == ENOENT ? ERROR_NOT_FOUND : ERROR_IO, "%s: %s",
                         path, strerror(errno));
    int line = ini_parse_file(file, read_line, reader);
    fclose(file);
    if (line == 0)
        return true;
    if (!reader->has_failed)
        error_set(reader->error, ERROR_INVALID, "se esperaba clave = valor");
    return error_add_context(reader->error, "%s, línea %d", path, line);
}

struct option {
    const char *name;
    const char *key;
};

static const struct option options[] = {
    {"--config", "config"}, {"--data", "data"}, {"--database", "database"},
    {"--listen", "listen"}, {"--port", "port"}, {"--base-url", "base_url"},
};

enum { OPTION_COUNT = sizeof options / sizeof options[0] };

/* The option that an argument is, and its value where it stands behind "="; -1 for none. */
static int find_option(const char *argument, const char **value)
{
    size_t length = strcspn(argument, "=");
    for (int i = 0; i < OPTION_COUNT; i++) {
        if (strlen(options[i].name) == length && memcmp(options[i].name, argument, length) == 0) {
            *value = argument[length] == '=' ? argument + length + 1 : NULL;
            return i;
        }
    }
    return -1;
}

/* Takes the shared options out of argv, so that a command sees its own only. */
static bool take_options(int *argc, char **argv, const char *values[OPTION_COUNT],
                         struct error *error)
{
    int kept = 1;
    bool has_ended = false;
    for (int i = 1; i < *argc; i++) {
        const char *value = NULL;
        has_ended = has_ended || strcmp(argv[i], "--") == 0;
        int option = has_ended ? -1 : find_option(argv[i], &value);
        if (option < 0) {
            argv[kept++] = argv[i];
            continue;
        }
        if (value == NULL && i + 1 == *argc)
            return error_set(error, ERROR_INVALID, "falta el valor de %s", argv[i]);
        values[option] = value != NULL ? value : argv[++i];
    }
    argv[kept] = NULL;
    *argc = kept;
    return true;
}

static void fill_defaults(struct settings *settings, struct arena *arena)
{
    if (settings->data == NULL)
        settings->data = "datos";
    if (settings->database == NULL)
        settings->database = arena_printf(arena, "sqlite:%s/atalaya.sqlite", settings->data);
    if (settings->listen == NULL)
        settings->listen = "127.0.0.1";
    if (settings->port == 0)
        settings->port = 8080;
    if (settings->base_url == NULL) {
        bool is_v6 = strchr(settings->listen, ':') != NULL;
        settings->base_url = arena_printf(arena, is_v6 ? "http://[%s]:%d" : "http://%s:%d",
                                          settings->listen, settings->port);
    }
}

/* Session cookies and passwords must not cross a network in clear: outside this machine the public
 * address has to be https, which a proxy in front supplies. */
static bool check_exposure(const struct settings *settings, struct error *error)
{
    if (settings_is_loopback(settings->listen) || strncmp(settings->base_url, "https://", 8) == 0)
        return true;
    return error_set(error, ERROR_INVALID,
                     "para escuchar en %s, base_url debe empezar por https:// (con un proxy TLS "
                     "delante)",
                     settings->listen);
}

bool settings_load(struct settings *settings, int *argc, char **argv, struct arena *arena,
                   struct error *error)
{
    const char *values[OPTION_COUNT] = {NULL};
    struct reader reader = {settings, arena, error, false};
    *settings = (struct settings){0};
    if (!take_options(argc, argv, values, error))
        return false;
    const char *path = values[0] != NULL ? values[0] : default_file;
    if (!read_file(&reader, path, values[0] != NULL))
        return false;
    for (int i = 1; i < OPTION_COUNT; i++)
        if (values[i] != NULL && !set_value(&reader, options[i].key, values[i]))
            return false;
    fill_defaults(settings, arena);
    return check_exposure(settings, error);
}

bool settings_is_public(const struct settings *settings)
{
    static const char *const own_hosts[] = {"127.0.0.1", "localhost", "[::1]"};
    const char *host = strstr(settings->base_url, "://");
    host = host == NULL ? settings->base_url : host + 3;
    bool is_own = false;
    for (size_t i = 0; i < sizeof own_hosts / sizeof own_hosts[0]; i++) {
        size_t length = strlen(own_hosts[i]);
        char after = strncmp(host, own_hosts[i], length) == 0 ? host[length] : 'x';
        is_own = is_own || after == '\0' || after == ':' || after == '/';
    }
    return !is_own || !settings_is_loopback(settings->listen);
}
