/* What the tests of people's actions start from: an empty database with one council, a clock that
 * stands still until the test lets it go on, and an action context for whoever acts. For tests
 * only. */
#ifndef ATALAYA_ACTIONS_ACCESS_FIXTURE_H
#define ATALAYA_ACTIONS_ACCESS_FIXTURE_H

#include "actions/action.h"
#include "actions/log_in.h"
#include "storage/test_database.h"

struct access_fixture {
    struct arena arena;
    struct test_database test;
    struct database *database; /* of test */
    struct secrets secrets;
    struct identity identity;
    struct action_context context;
    int64_t council_id;
    int64_t now_s;
};

int access_fixture_setup(void **state);
int access_fixture_teardown(void **state);

/* Who acts from now on; messages and error of before are gone. */
void access_fixture_become(struct access_fixture *fixture, const struct identity *identity);
void access_fixture_become_operator(struct access_fixture *fixture, int64_t council_id);
void access_fixture_forget_messages(struct access_fixture *fixture);
/* Lets time go on. */
void access_fixture_wait(struct access_fixture *fixture, int64_t seconds);

/* Somebody with an own password. */
int64_t access_fixture_add_person(struct access_fixture *fixture, const char *email,
                                  const char *password);
/* Somebody with roles in the fixture's council, who cannot log in. */
int64_t access_fixture_add_member(struct access_fixture *fixture, const char *email,
                                  role_set roles);

/* A good password. */
#define ACCESS_PHRASE "la montaña azul de siempre"

/* Logs in from a browser that is always the same one. */
enum action_status access_fixture_log_in(struct access_fixture *fixture, const char *email,
                                         const char *password, struct log_in_answer *answer);
/* Logs in, which must succeed, and acts as the session's person. */
void access_fixture_enter(struct access_fixture *fixture, const char *email, const char *password);

#define ACCESS_TEST(function)                                                                      \
    cmocka_unit_test_setup_teardown(function, access_fixture_setup, access_fixture_teardown)

#endif
