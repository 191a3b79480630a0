/* Asks one address again and again over kept connections, and says how many answers came.
 *
 *     drive PORT TARGET CONNECTIONS SECONDS ["Header: value"…]
 *
 * prints "REQUESTS SECONDS". One thread and one request under way for each connection; an answer
 * that is not 200 or has no Content-Length ends it with an error. */
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/banned.h"

enum { MAX_CONNECTIONS = 64, REQUEST_BYTES = 4096, HEAD_BYTES = 16384 };

struct load {
    int port;
    double end_s;
    char request[REQUEST_BYTES];
    size_t request_length;
};

static double now_s(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(const char *what)
{
    fprintf(stderr, "drive: %s\n", what);
    exit(1);
}

static int connect_to(int port)
{
    int handle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (handle < 0 || connect(handle, (struct sockaddr *)&address, sizeof address) != 0)
        fail("no connection");
    setsockopt(handle, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return handle;
}

/* Reads one answer to its last byte. */
static void take_answer(int handle, char *buffer)
{
    size_t have = 0;
    char *end = NULL;
    while (end == NULL) {
        ssize_t got = recv(handle, buffer + have, HEAD_BYTES - 1 - have, 0);
        if (got <= 0)
            fail("the server hung up");
        have += (size_t)got;
        buffer[have] = '\0';
        end = strstr(buffer, "\r\n\r\n");
    }
    const char *length = strcasestr(buffer, "\nContent-Length:");
    if (strncmp(buffer, "HTTP/1.1 200", 12) != 0 || length == NULL || length > end)
        fail("an answer that is not 200");
    size_t total = (size_t)(end + 4 - buffer) + strtoul(length + 16, NULL, 10);
    while (have < total) {
        ssize_t got = recv(handle, buffer, HEAD_BYTES, 0);
        if (got <= 0)
            fail("the server hung up");
        have += (size_t)got;
    }
}

static void *drive(void *context)
{
    const struct load *load = context;
    char *buffer = malloc(HEAD_BYTES);
    int handle = connect_to(load->port);
    intptr_t count = 0;
    if (buffer == NULL)
        fail("no memory");
    while (now_s() < load->end_s) {
        if (send(handle, load->request, load->request_length, 0) != (ssize_t)load->request_length)
            fail("cannot send");
        take_answer(handle, buffer);
        count++;
    }
    close(handle);
    free(buffer);
    return (void *)count;
}

static void make_request(struct load *load, const char *target, char **headers, int header_count)
{
    struct load *l = load;
    l->request_length = (size_t)snprintf(
        l->request, REQUEST_BYTES, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n", target, l->port);
    for (int i = 0; i < header_count; i++)
        l->request_length +=
            (size_t)snprintf(l->request + l->request_length, REQUEST_BYTES - l->request_length,
                             "%s\r\n", headers[i]);
    if (l->request_length + 3 > REQUEST_BYTES)
        fail("headers too long");
    memcpy(l->request + l->request_length, "\r\n", 3);
    l->request_length += 2;
}

int main(int argc, char **argv)
{
    if (argc < 5)
        fail("usage: drive PORT TARGET CONNECTIONS SECONDS [\"Header: value\"…]");
    struct load load = {.port = (int)strtol(argv[1], NULL, 10)};
    int connections = (int)strtol(argv[3], NULL, 10);
    pthread_t threads[MAX_CONNECTIONS];
    if (connections < 1 || connections > MAX_CONNECTIONS)
        fail("1 to 64 connections");
    make_request(&load, argv[2], argv + 5, argc - 5);
    double start_s = now_s();
    load.end_s = start_s + (double)strtol(argv[4], NULL, 10);
    for (int i = 0; i < connections; i++)
        if (pthread_create(&threads[i], NULL, drive, &load) != 0)
            fail("no thread");
    intptr_t total = 0;
    for (int i = 0; i < connections; i++) {
        void *count = NULL;
        pthread_join(threads[i], &count);
        total += (intptr_t)count;
    }
    printf("%ld %.3f\n", (long)total, now_s() - start_s);
    return 0;
}
