#include "base/test.h"

#include <pthread.h>
#include <unistd.h>

#include "web/render_gate.h"

#include "base/banned.h"

static void test_no_gate_lets_everybody_in(void **state)
{
    (void)state;
    assert_true(render_gate_enter(NULL));
    render_gate_leave(NULL);
}

static void test_a_full_gate_refuses_after_its_patience(void **state)
{
    (void)state;
    struct render_gate *gate = render_gate_create(2, 1, 20);
    assert_true(render_gate_enter(gate));
    assert_true(render_gate_enter(gate));
    assert_false(render_gate_enter(gate));
    render_gate_leave(gate);
    assert_true(render_gate_enter(gate));
    render_gate_leave(gate);
    render_gate_leave(gate);
    render_gate_destroy(gate);
}

static void test_a_full_queue_refuses_at_once(void **state)
{
    (void)state;
    struct render_gate *gate = render_gate_create(1, 0, 3600000);
    assert_true(render_gate_enter(gate));
    assert_false(render_gate_enter(gate)); /* an hour of patience would time the test out */
    render_gate_leave(gate);
    render_gate_destroy(gate);
}

struct crowd {
    struct render_gate *gate;
    int inside, most, served;
};

static void *come(void *context)
{
    struct crowd *crowd = context;
    if (!render_gate_enter(crowd->gate))
        return NULL;
    int now = __atomic_add_fetch(&crowd->inside, 1, __ATOMIC_SEQ_CST);
    if (now > __atomic_load_n(&crowd->most, __ATOMIC_SEQ_CST))
        __atomic_store_n(&crowd->most, now, __ATOMIC_SEQ_CST);
    usleep(2000);
    __atomic_sub_fetch(&crowd->inside, 1, __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&crowd->served, 1, __ATOMIC_SEQ_CST);
    render_gate_leave(crowd->gate);
    return NULL;
}

static void test_a_crowd_passes_one_after_the_other(void **state)
{
    (void)state;
    enum { CROWD = 12 };
    pthread_t threads[CROWD];
    struct crowd crowd = {.gate = render_gate_create(1, CROWD, 60000)};
    for (int i = 0; i < CROWD; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, come, &crowd), 0);
    for (int i = 0; i < CROWD; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(crowd.most, 1);
    assert_int_equal(crowd.served, CROWD);
    render_gate_destroy(crowd.gate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_gate_lets_everybody_in),
        cmocka_unit_test(test_a_full_gate_refuses_after_its_patience),
        cmocka_unit_test(test_a_full_queue_refuses_at_once),
        cmocka_unit_test(test_a_crowd_passes_one_after_the_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
