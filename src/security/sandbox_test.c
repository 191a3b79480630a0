#include "base/test.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "security/sandbox.h"

#include "base/banned.h"

static char folder[] = "/tmp/atalaya-sandbox-XXXXXX";

/* Each runs in a child inside the sandbox and answers 0, or the line that went wrong. */
#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return __LINE__ & 255;                                                                 \
    } while (0)

static int write_inside(const struct sandbox_level *level)
{
    (void)level;
    EXPECT(chdir(folder) == 0);
    int file = open("soporte.tmp", O_RDWR | O_CREAT | O_EXCL, 0600);
    EXPECT(file >= 0);
    EXPECT(write(file, "x", 1) == 1 && ftruncate(file, 0) == 0 && fsync(file) == 0);
    close(file);
    EXPECT(mkdir("ab", 0700) == 0);
    EXPECT(rename("soporte.tmp", "ab/soporte") == 0);
    EXPECT(unlink("ab/soporte") == 0 && rmdir("ab") == 0);
    return 0;
}

static int open_outside(const struct sandbox_level *level)
{
    if (level->landlock_abi == 0)
        return 0;
    EXPECT(open("/root", O_RDONLY) < 0 && errno == EACCES);
    EXPECT(open("/tmp/atalaya-fuera", O_WRONLY | O_CREAT, 0600) < 0 && errno == EACCES);
    EXPECT(open("/etc/passwd", O_RDONLY) >= 0);
    EXPECT(open("/etc/passwd", O_WRONLY) < 0 && errno == EACCES);
    return 0;
}

static int start_program(const struct sandbox_level *level)
{
    char *const arguments[] = {(char *)"/bin/true", NULL};
    if (level->has_seccomp) {
        EXPECT(execv("/bin/true", arguments) < 0 && errno == EPERM);
        EXPECT(ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0 && errno == EPERM);
        EXPECT(socket(AF_NETLINK, SOCK_RAW, 0) < 0 && errno == EPERM);
        EXPECT(socket(AF_INET6, SOCK_STREAM, 0) >= 0 || errno == EAFNOSUPPORT);
    }
    return 0;
}

static int try_connect(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(9)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int client = socket(AF_INET, SOCK_STREAM, 0);
    return client < 0 || connect(client, (struct sockaddr *)&address, sizeof address) == 0 ? 0
                                                                                           : errno;
}

static int connect_out(const struct sandbox_level *level)
{
    EXPECT(!level->has_seccomp || try_connect() == EPERM);
    return 0;
}

static int connect_to_database(const struct sandbox_level *level)
{
    (void)level;
    EXPECT(try_connect() != EPERM);
    return 0;
}

static void *do_nothing(void *argument)
{
    return argument;
}

static int serve(const struct sandbox_level *level)
{
    (void)level;
    pthread_t thread;
    struct sockaddr_in address = {.sin_family = AF_INET};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT(pthread_create(&thread, NULL, do_nothing, NULL) == 0);
    EXPECT(pthread_join(thread, NULL) == 0);
    int server = socket(AF_INET, SOCK_STREAM, 0);
    EXPECT(server >= 0 && bind(server, (struct sockaddr *)&address, sizeof address) == 0);
    EXPECT(listen(server, 4) == 0);
    return 0;
}

static int run_inside(int (*body)(const struct sandbox_level *), bool may_connect)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct sandbox_request request = {folder, sandbox_system_folders, may_connect};
        struct sandbox_level level = sandbox_enter(&request);
        _exit(level.has_no_new_privileges ? body(&level) : 1);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void the_server_can_do_its_work(void **state)
{
    (void)state;
    assert_int_equal(run_inside(write_inside, false), 0);
    assert_int_equal(run_inside(serve, false), 0);
    assert_int_equal(run_inside(connect_to_database, true), 0);
}

static void what_it_does_not_need_is_refused(void **state)
{
    (void)state;
    assert_int_equal(run_inside(open_outside, false), 0);
    assert_int_equal(run_inside(start_program, false), 0);
    assert_int_equal(run_inside(connect_out, false), 0);
}

static void the_level_is_told(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct sandbox_level level = {true, 4, true};
    assert_true(sandbox_is_complete(&level));
    assert_string_equal(
        sandbox_describe(&level, &arena),
        "sin privilegios nuevos: sí; archivos (Landlock 4): sí; llamadas (seccomp): sí");
    level.landlock_abi = 0;
    assert_false(sandbox_is_complete(&level));
    assert_non_null(strstr(sandbox_describe(&level, &arena), "(Landlock 0): no"));
    arena_release(&arena);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_server_can_do_its_work),
        cmocka_unit_test(what_it_does_not_need_is_refused),
        cmocka_unit_test(the_level_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
