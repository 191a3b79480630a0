/* What the tests of pages start from: an installation in memory with two councils, people in every
 * role, a clock that stands still, and requests through the real router without a socket. For tests
 * only.
 *
 *     static void test_only_members_see_it(void **state)
 *     {
 *         struct page_fixture *f = *state;
 *         page_fixture_visit(f, NULL);                       // nobody is signed in
 *         assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 303);
 *         page_fixture_visit(f, "consejero");
 *         assert_int_equal(page_fixture_get(f, "/c/guatape/mi-trabajo"), 200);
 *         page_fixture_expect(f, "Lo que falta");
 *         static const char *const form[] = {"valor", "3,7", "corte", "31/12/2025", NULL};
 *         assert_int_equal(page_fixture_post(f, "/c/guatape/registrar/1/2025", form), 303);
 *         assert_string_equal(page_fixture_header(f, "Location"), "/c/guatape/mi-trabajo");
 *     }
 *     … cmocka_unit_test_setup_teardown(test_x, page_fixture_setup, page_fixture_teardown)
 */
#ifndef ATALAYA_WEB_PAGE_FIXTURE_H
#define ATALAYA_WEB_PAGE_FIXTURE_H

#include "storage/test_database.h"
#include "web/site.h"

struct page_fixture {
    struct arena arena;
    struct test_database test; /* councils "guatape" and "marinilla"; its own connection */
    struct site site;
    struct identity identity; /* who visits */
    bool is_anonymous;
    struct request request;   /* of the last request */
    struct response response; /* of the last request */
    /* How the next POST is spoiled, until changed back. */
    const char *token;       /* instead of the right one; "" sends none */
    const char *origin;      /* Origin header */
    const char *fetch_site;  /* Sec-Fetch-Site header */
    const char *form_cookie; /* of forms before login; NULL: another browser, which gets one */
    /* Files of the next POST; cleared by it. */
    const struct request_file *files;
    size_t file_count;
};

int page_fixture_setup(void **state);
int page_fixture_teardown(void **state);

/* Who visits from now on: NULL nobody; a role's code ("verificador": somebody with this role in
 * guatape and in no other council); "otro_consejo": the president of marinilla; "administrador": of
 * the installation, in no council. */
void page_fixture_visit(struct page_fixture *fixture, const char *who);
/* The number of that person. */
int64_t page_fixture_person(struct page_fixture *fixture, const char *who);

/* Answers the status; the answer is in fixture->response. target may have a query. */
int page_fixture_get(struct page_fixture *fixture, const char *target);
/* form: names and values in turn, ended by NULL; the token is added. */
int page_fixture_post(struct page_fixture *fixture, const char *target, const char *const *form);

const char *page_fixture_body(const struct page_fixture *fixture);
/* NULL where the answer has no such header. */
const char *page_fixture_header(const struct page_fixture *fixture, const char *name);
/* What stands between two pieces of the page, such as a hidden field's value, in the fixture's
 * arena; fails where the first is not there. */
const char *page_fixture_between(struct page_fixture *fixture, const char *before,
                                 const char *after);
/* Fails, showing the page, unless its text holds (does not hold) the piece. */
void page_fixture_expect(const struct page_fixture *fixture, const char *piece);
void page_fixture_refuse(const struct page_fixture *fixture, const char *piece);

#endif
