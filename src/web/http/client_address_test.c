#include "base/test.h"

#include <arpa/inet.h>

#include "web/http/client_address.h"

#include "base/banned.h"

static void test_an_address_is_written_as_people_read_it(void **state)
{
    (void)state;
    char text[CLIENT_ADDRESS_SIZE];
    struct sockaddr_in four = {.sin_family = AF_INET};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6};
    const struct sockaddr other = {.sa_family = AF_UNIX};
    inet_pton(AF_INET, "192.0.2.7", &four.sin_addr);
    inet_pton(AF_INET6, "2001:db8::7", &six.sin6_addr);
    client_address_write((const struct sockaddr *)&four, text);
    assert_string_equal(text, "192.0.2.7");
    client_address_write((const struct sockaddr *)&six, text);
    assert_string_equal(text, "2001:db8::7");
    client_address_write(&other, text);
    assert_string_equal(text, "");
}

static void test_only_our_proxies_are_believed(void **state)
{
    (void)state;
    static const char *const ours[] = {"127.0.0.1", "10.0.0.2"};
    const struct server_settings settings = {.trusted_proxies = ours, .trusted_proxy_count = 2};
    static const struct {
        const char *peer, *forwarded, *client;
    } cases[] = {
        {"198.51.100.9", NULL, "198.51.100.9"},
        {"198.51.100.9", "203.0.113.5", "198.51.100.9"}, /* a stranger says who it is */
        {"127.0.0.1", NULL, "127.0.0.1"},
        {"127.0.0.1", "203.0.113.5", "203.0.113.5"},
        {"127.0.0.1", "6.6.6.6, 203.0.113.5", "203.0.113.5"},
        {"127.0.0.1", "203.0.113.5, 10.0.0.2", "203.0.113.5"},
        {"127.0.0.1", "10.0.0.2", "10.0.0.2"},
        {"127.0.0.1", "  2001:db8::7  ", "2001:db8::7"},
        {"127.0.0.1", "203.0.113.5, nadie", "127.0.0.1"},
        {"127.0.0.1", "", "127.0.0.1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = {0};
        assert_string_equal(
            client_address_find(&arena, &settings, cases[i].peer, cases[i].forwarded),
            cases[i].client);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_address_is_written_as_people_read_it),
        cmocka_unit_test(test_only_our_proxies_are_believed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
