/* What the tests of pages about results start from: test_plan_fill's plan in guatape, and results
 * in any state, recorded by one of page_fixture's people. For tests only. */
#ifndef ATALAYA_WEB_RESULT_FIXTURE_H
#define ATALAYA_WEB_RESULT_FIXTURE_H

#include "core/measurement/measurement.h"
#include "web/page_fixture.h"

/* Adds the plan; answers the number of its first indicator, the others follow by one. */
int64_t result_fixture_plan(struct page_fixture *fixture, int indicator_count);

struct result_fixture {
    int64_t indicator_id;
    int year;
    enum measurement_state state;
    const char *recorder; /* "consejero"; NULL: an import by the operator */
    int64_t value_e4;     /* 0: 8100 */
};

/* Records the value and walks the result to its state: analysed by "consejero", verified as
 * confirmed by "verificador", published by "presidencia". Answers its number. */
int64_t result_fixture_add(struct page_fixture *fixture, const struct result_fixture *wanted);
/* The result as it is stored now. */
struct measurement *result_fixture_load(struct page_fixture *fixture, int64_t id);
/* An address that ends in a number: "/c/guatape/verificar/" and 17. */
const char *result_fixture_path(struct page_fixture *fixture, const char *start, int64_t id);
/* A form field's text of a number. */
const char *result_fixture_number(struct page_fixture *fixture, int64_t number);

#endif
