/* The ceiling for pages: libmicrohttpd answering one ready buffer, in the mode that Atalaya uses.
 *
 *     ceiling PORT BYTES [ENCODING]
 *
 * serves BYTES bytes for every GET, with the headers that a board page has, until SIGTERM. Nothing
 * that also builds or finds a page can be faster on the same library and machine, so http_bench
 * prints its figures as ratios to this. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <microhttpd.h>

struct ready {
    char *body;
    size_t length;
    const char *encoding;
};

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload_data,
                              size_t *upload_data_size, void **request)
{
    (void)url, (void)method, (void)version, (void)upload_data, (void)upload_data_size;
    static int seen;
    if (*request == NULL) { /* the first call of a request has only its headers */
        *request = &seen;
        return MHD_YES;
    }
    const struct ready *ready = context;
    struct MHD_Response *response =
        MHD_create_response_from_buffer(ready->length, ready->body, MHD_RESPMEM_PERSISTENT);
    MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");
    if (ready->encoding != NULL)
        MHD_add_response_header(response, "Content-Encoding", ready->encoding);
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: ceiling PORT BYTES [ENCODING]\n");
        return 2;
    }
    struct ready ready = {.length = strtoul(argv[2], NULL, 10),
                          .encoding = argc > 3 ? argv[3] : NULL};
    ready.body = malloc(ready.length + 1);
    if (ready.body == NULL)
        return 1;
    memset(ready.body, 'x', ready.length);
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    struct MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD,
        (uint16_t)strtoul(argv[1], NULL, 10), NULL, NULL, answer, &ready, MHD_OPTION_END);
    if (daemon == NULL)
        return 1;
    int signal_number = 0;
    sigwait(&stop, &signal_number);
    MHD_stop_daemon(daemon);
    free(ready.body);
    return 0;
}
