#include "web/http/server.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include <microhttpd.h>

#include "base/env.h"
#include "base/log.h"
#include "web/http/client_address.h"
#include "web/http/page_cache.h"
#include "web/http/server_exchange.h"
#include "web/http/server_watch.h"

#include "base/banned.h"

enum {
    CONNECTION_LIMIT = 512,
    CONNECTION_MEMORY_BYTES = 16 * 1024, /* bounds header and request line: beyond, 431 */
    STACK_BYTES = 1024 * 1024,
    IDLE_TIMEOUT_S = 20,
    DRAIN_MS = 10 * 1000,
    /* header_check is stricter; the library's own refusal of a missing Host repeats its header. */
    STRICTNESS = 0,
};

struct server {
    const struct site *site;
    const struct server_settings *settings;
    struct MHD_Daemon *daemon;
    struct watch *watch;
    int active;
};

/* What is known of an open connection. */
struct connection {
    struct watched *watched;
    char address[CLIENT_ADDRESS_SIZE];
};

static struct connection *find_connection(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

static void *begin_exchange(void *context, const char *target, struct MHD_Connection *connection)
{
    struct server *server = context;
    const struct connection *known = find_connection(connection);
    __atomic_add_fetch(&server->active, 1, __ATOMIC_RELAXED);
    return exchange_create(server->site, server->settings, known == NULL ? "" : known->address,
                           target);
}

static void set_deadline(struct MHD_Connection *connection, int64_t ms)
{
    const struct connection *known = find_connection(connection);
    if (known != NULL)
        watch_set_deadline(known->watched, ms);
}

static void end_exchange(void *context, struct MHD_Connection *connection, void **request,
                         enum MHD_RequestTerminationCode code)
{
    (void)code;
    struct server *server = context;
    if (*request == NULL)
        return;
    exchange_destroy(*request);
    *request = NULL;
    __atomic_sub_fetch(&server->active, 1, __ATOMIC_RELAXED);
    set_deadline(connection, WATCH_IDLE_MS);
}

static struct connection *open_connection(struct server *server, struct MHD_Connection *connection)
{
    struct connection *opened = calloc(1, sizeof *opened);
    if (opened == NULL)
        abort();
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info != NULL && info->client_addr != NULL)
        client_address_write(info->client_addr, opened->address);
    info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    opened->watched = watch_add(server->watch, info->connect_fd);
    return opened;
}

static void watch_connection(void *context, struct MHD_Connection *connection,
                             void **socket_context, enum MHD_ConnectionNotificationCode code)
{
    struct server *server = context;
    struct connection *open = *socket_context;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        *socket_context = open_connection(server, connection);
    } else if (open != NULL) {
        watch_remove(server->watch, open->watched);
        free(open);
        *socket_context = NULL;
    }
}

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **request)
{
    (void)context;
    (void)url;
    (void)version;
    struct exchange *exchange = *request;
    if (!exchange_has_headers(exchange)) {
        if (!exchange_take_headers(exchange, connection, method))
            return exchange_queue(exchange, connection);
        set_deadline(connection, exchange_time_left_ms(exchange));
        return MHD_YES;
    }
    if (*upload_size > 0) {
        exchange_take_body(exchange, upload, *upload_size);
        *upload_size = 0;
        set_deadline(connection, exchange_time_left_ms(exchange));
        return MHD_YES;
    }
    set_deadline(connection, WATCH_HANDLER_MS);
    exchange_answer(exchange);
    set_deadline(connection, WATCH_GRACE_MS + (int64_t)exchange_answer_length(exchange) * 1000 /
                                                  WATCH_ANSWER_BYTES_PER_S);
    return exchange_queue(exchange, connection);
}

static void log_daemon(void *context, const char *format, va_list arguments)
{
    (void)context;
    (void)format;
    (void)arguments; /* clients that hang up are no news; failures of ours are logged by us */
}

static bool make_address(const struct server_settings *settings, struct sockaddr_storage *address)
{
    struct sockaddr_in *four = (struct sockaddr_in *)address;
    struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;
    memset(address, 0, sizeof *address);
    if (inet_pton(AF_INET, settings->listen, &four->sin_addr) == 1) {
        four->sin_family = AF_INET;
        four->sin_port = htons((uint16_t)settings->port);
        return true;
    }
    if (inet_pton(AF_INET6, settings->listen, &six->sin6_addr) == 1) {
        six->sin6_family = AF_INET6;
        six->sin6_port = htons((uint16_t)settings->port);
        return true;
    }
    return false;
}

static struct MHD_Daemon *start_daemon(struct server *server, struct sockaddr_storage *address)
{
    unsigned flags = MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD |
                     MHD_USE_POLL | MHD_USE_ITC |
                     (address->ss_family == AF_INET6 ? MHD_USE_IPv6 : 0);
    return MHD_start_daemon(
        flags, 0, NULL, NULL, answer, server, MHD_OPTION_EXTERNAL_LOGGER, log_daemon, NULL,
        MHD_OPTION_SOCK_ADDR, (struct sockaddr *)address, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTION_LIMIT, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
        (size_t)CONNECTION_MEMORY_BYTES, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_TIMEOUT_S,
        MHD_OPTION_THREAD_STACK_SIZE, (size_t)STACK_BYTES, MHD_OPTION_STRICT_FOR_CLIENT, STRICTNESS,
        MHD_OPTION_URI_LOG_CALLBACK, begin_exchange, server, MHD_OPTION_NOTIFY_COMPLETED,
        end_exchange, server, MHD_OPTION_NOTIFY_CONNECTION, watch_connection, server,
        MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END);
}

bool server_start(const struct site *site, const struct server_settings *settings,
                  struct server **server, struct error *error)
{
    struct sockaddr_storage address;
    if (!make_address(settings, &address))
        return error_set(error, ERROR_INVALID, "«%s» no es una dirección numérica",
                         settings->listen);
    signal(SIGPIPE, SIG_IGN);
    struct server *made = calloc(1, sizeof *made);
    if (made == NULL)
        abort();
    made->site = site;
    made->settings = settings;
    made->watch = watch_create();
    made->daemon = start_daemon(made, &address);
    if (made->daemon == NULL) {
        watch_destroy(made->watch);
        free(made);
        return error_set(error, ERROR_IO,
                         "no se pudo abrir %s puerto %d: ¿otro programa lo está usando?",
                         settings->listen, settings->port);
    }
    *server = made;
    return true;
}

int server_port(const struct server *server)
{
    const union MHD_DaemonInfo *info =
        MHD_get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info == NULL ? 0 : info->port;
}

void server_stop(struct server *server)
{
    MHD_socket listening = MHD_quiesce_daemon(server->daemon);
    int64_t end_ms = env_monotonic_ms() + DRAIN_MS;
    while (__atomic_load_n(&server->active, __ATOMIC_RELAXED) > 0 && env_monotonic_ms() < end_ms)
        nanosleep(&(struct timespec){.tv_nsec = 20 * 1000 * 1000}, NULL);
    MHD_stop_daemon(server->daemon);
    if (listening != MHD_INVALID_SOCKET)
        close(listening);
    watch_destroy(server->watch);
    free(server);
}
