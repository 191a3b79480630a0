/* atalaya serve: answers web pages until it is told to stop. */
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/log.h"
#include "cli/command.h"
#include "cli/installation.h"
#include "cli/site_open.h"
#include "security/sandbox.h"
#include "storage/evidence_files.h"
#include "web/http/server.h"

#include "base/banned.h"

static const char usage[] =
    "Uso: atalaya serve [--require-sandbox]\n\n"
    "Atiende las páginas web hasta recibir SIGTERM o Ctrl-C. Los pedidos en curso terminan.\n\n"
    "  --require-sandbox  no empezar si el sistema no permite el aislamiento completo\n\n";

static bool enter_sandbox(const struct settings *settings, bool is_required, struct arena *arena)
{
    const struct sandbox_request request = {.data_folder = settings->data,
                                            .readable = sandbox_system_folders,
                                            .may_connect =
                                                strncmp(settings->database, "postgres", 8) == 0};
    struct sandbox_level level = sandbox_enter(&request);
    log_info("serve", "aislamiento: %s", sandbox_describe(&level, arena));
    if (is_required && !sandbox_is_complete(&level)) {
        fputs("atalaya serve: el sistema no permite el aislamiento completo\n", stderr);
        return false;
    }
    return true;
}

/* The memory of a request goes back to the next one: by its defaults the library would give blocks
 * this large back to the system each time, which costs a third of the time of a board page. The
 * bounds keep the whole server small. */
static void tune_memory(void)
{
    enum { MEBIBYTE = 1024 * 1024 };
    mallopt(M_MMAP_THRESHOLD, 4 * MEBIBYTE);
    mallopt(M_TRIM_THRESHOLD, 4 * MEBIBYTE);
    mallopt(M_ARENA_MAX, 2);
}

static int serve(const struct settings *settings, const struct site *site)
{
    struct error error = {0};
    struct server *server = NULL;
    tune_memory();
    const struct server_settings server_settings = {settings->listen, settings->port,
                                                    (const char *const *)settings->trusted_proxies,
                                                    settings->trusted_proxy_count};
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTERM);
    sigaddset(&stop, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stop, NULL);
    if (!server_start(site, &server_settings, &server, &error)) {
        fprintf(stderr, "atalaya serve: %s\n", error.message);
        return 1;
    }
    printf("Atalaya atiende en %s\n", site->base_url);
    fflush(stdout);
    int signal_number = 0;
    sigwait(&stop, &signal_number);
    log_info("serve", "termina: señal %d", signal_number);
    server_stop(server);
    return 0;
}

/* Libraries that need a file for a moment find room inside the sandbox. */
static bool make_temporary_folder(const struct settings *settings, struct arena *arena)
{
    const char *folder = arena_printf(arena, "%s/tmp", settings->data);
    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        fprintf(stderr, "atalaya serve: no se pudo crear %s: %s\n", folder, strerror(errno));
        return false;
    }
    char *absolute = realpath(folder, NULL);
    bool is_set = absolute != NULL && setenv("TMPDIR", absolute, 1) == 0;
    free(absolute);
    return is_set;
}

/* What a power cut left half received; younger ones may be another command's. */
static void sweep_evidence(const struct settings *settings, struct arena *arena)
{
    enum { DAY_S = 24 * 3600 };
    struct error error = {0};
    const char *folder = arena_printf(arena, "%s/" EVIDENCE_FILES_FOLDER, settings->data);
    if (!evidence_files_sweep(folder, DAY_S, &error))
        log_warning("serve", "%s", error.message);
}

static int run(int argc, char **argv, struct arena *arena)
{
    struct settings settings;
    struct error error = {0};
    struct site site;
    if (!settings_load(&settings, &argc, argv, arena, &error)) {
        fprintf(stderr, "atalaya serve: %s\n", error.message);
        return 2;
    }
    bool is_required = argc == 2 && strcmp(argv[1], "--require-sandbox") == 0;
    if (argc != 1 && !is_required)
        return installation_print_usage(usage);
    if (!site_open(&site, &settings, &error)) {
        fprintf(stderr, "atalaya serve: %s\n", error.message);
        return 1;
    }
    int status = 1;
    /* The demonstration's accounts have a password that everybody knows. */
    if (site.is_demonstration && settings_is_public(&settings))
        fputs(
            "atalaya serve: la demostración tiene cuentas de contraseña conocida y solo se atiende "
            "en este equipo\n",
            stderr);
    else if (make_temporary_folder(&settings, arena) &&
             enter_sandbox(&settings, is_required, arena)) {
        sweep_evidence(&settings, arena);
        status = serve(&settings, &site);
    }
    site_close(&site);
    return status;
}

int command_serve(int argc, char **argv)
{
    if (installation_is_help(argc, argv, usage))
        return 0;
    struct arena arena = {0};
    int status = run(argc, argv, &arena);
    arena_release(&arena);
    return status;
}
