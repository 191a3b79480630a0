#include "base/test.h"

#include <stdlib.h>
#include <unistd.h>

#include "cli/settings.h"

#include "base/banned.h"

enum { MAX_ARGUMENTS = 12 };

struct fixture {
    struct arena arena;
    struct settings settings;
    struct error error;
    char path[40];
    char *argv[MAX_ARGUMENTS];
    int argc;
};

/* Loads with a configuration file of this text, and arguments that end with NULL. */
static bool load(struct fixture *fixture, const char *text, const char *const *arguments)
{
    *fixture = (struct fixture){.path = "/tmp/atalaya-settings-XXXXXX"};
    int file = mkstemp(fixture->path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    fixture->argv[fixture->argc++] = (char *)"serve";
    fixture->argv[fixture->argc++] = (char *)"--config";
    fixture->argv[fixture->argc++] = fixture->path;
    while (*arguments != NULL)
        fixture->argv[fixture->argc++] = (char *)*arguments++;
    bool ok = settings_load(&fixture->settings, &fixture->argc, fixture->argv, &fixture->arena,
                            &fixture->error);
    unlink(fixture->path);
    return ok;
}

#define ARGUMENTS(...) ((const char *const[]){__VA_ARGS__ __VA_OPT__(, ) NULL})

static void everything_has_a_default(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(load(&f, "; nada\n", ARGUMENTS()));
    assert_string_equal(f.settings.data, "datos");
    assert_string_equal(f.settings.database, "sqlite:datos/atalaya.sqlite");
    assert_string_equal(f.settings.listen, "127.0.0.1");
    assert_int_equal(f.settings.port, 8080);
    assert_string_equal(f.settings.base_url, "http://127.0.0.1:8080");
    assert_int_equal(f.settings.trusted_proxy_count, 0);
    assert_int_equal(f.argc, 1);
    arena_release(&f.arena);
}

static void options_win_over_the_file_and_leave_the_rest(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(load(&f,
                     "[atalaya]\ndata = /srv/a\nport = 9000\nbase_url = https://c.example/\n"
                     "trusted_proxies = 127.0.0.1, ::1\n",
                     ARGUMENTS("--port=9001", "--admin", "ana@example.org", "--data", "/srv/b",
                               "--", "--data")));
    assert_string_equal(f.settings.data, "/srv/b");
    assert_string_equal(f.settings.database, "sqlite:/srv/b/atalaya.sqlite");
    assert_int_equal(f.settings.port, 9001);
    assert_string_equal(f.settings.base_url, "https://c.example");
    assert_int_equal(f.settings.trusted_proxy_count, 2);
    assert_string_equal(f.settings.trusted_proxies[1], "::1");
    assert_int_equal(f.argc, 5);
    assert_string_equal(f.argv[1], "--admin");
    assert_string_equal(f.argv[2], "ana@example.org");
    assert_string_equal(f.argv[4], "--data");
    assert_null(f.argv[5]);
    arena_release(&f.arena);
}

static void a_wrong_line_is_named(void **state)
{
    (void)state;
    const struct {
        const char *text;
        const char *message;
    } table[] = {
        {"data = /srv/a\npuerto = 80\n", "línea 2: clave desconocida: puerto"},
        {"port = 70000\n", "línea 1: port: «70000»"},
        {"port = 80a\n", "línea 1: port"},
        {"listen = localhost\n", "línea 1: listen"},
        {"base_url = consejo.example\n", "base_url"},
        {"base_url = https://\n", "base_url"},
        {"base_url = https://a.example/b\n", "base_url"},
        {"base_url = https://a@b.example\n", "base_url"},
        {"trusted_proxies = 127.0.0.1, proxy\n", "«proxy»"},
        {"data =\n", "falta el valor"},
        {"[otra]\nport = 1\n", "[otra]"},
        {"sin signo igual\n", "línea 1"},
        {"listen = 0.0.0.0\n", "https"},
        {"listen = 0.0.0.0\nbase_url = http://a.example\n", "https"},
    };
    for (size_t i = 0; i < TEST_COUNT(table); i++) {
        struct fixture f;
        if (load(&f, table[i].text, ARGUMENTS()))
            fail_msg("%s", table[i].text);
        if (strstr(f.error.message, table[i].message) == NULL)
            fail_msg("%s", f.error.message);
        assert_int_equal(f.error.kind, ERROR_INVALID);
        arena_release(&f.arena);
    }
}

static void a_network_address_needs_https_in_front(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(load(&f, "listen = ::\nbase_url = https://a.example\n", ARGUMENTS()));
    arena_release(&f.arena);
    assert_true(load(&f, "listen = ::1\n", ARGUMENTS()));
    assert_string_equal(f.settings.base_url, "http://[::1]:8080");
    arena_release(&f.arena);
    assert_false(load(&f, "", ARGUMENTS("--data")));
    assert_non_null(strstr(f.error.message, "--data"));
    arena_release(&f.arena);
    assert_false(load(&f, "", ARGUMENTS("--config", "/no/existe")));
    assert_int_equal(f.error.kind, ERROR_NOT_FOUND);
    arena_release(&f.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_has_a_default),
        cmocka_unit_test(options_win_over_the_file_and_leave_the_rest),
        cmocka_unit_test(a_wrong_line_is_named),
        cmocka_unit_test(a_network_address_needs_https_in_front),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
