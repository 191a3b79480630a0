#include "web/render_gate.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "base/banned.h"

struct render_gate {
    pthread_mutex_t lock;
    pthread_cond_t left;
    int inside, waiting, most_inside, most_waiting;
    int64_t patience_ms;
};

struct render_gate *render_gate_create(int most_inside, int most_waiting, int64_t patience_ms)
{
    struct render_gate *gate = calloc(1, sizeof *gate);
    pthread_condattr_t attributes;
    if (gate == NULL)
        abort();
    assert(most_inside > 0);
    pthread_mutex_init(&gate->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&gate->left, &attributes);
    pthread_condattr_destroy(&attributes);
    gate->most_inside = most_inside;
    gate->most_waiting = most_waiting;
    gate->patience_ms = patience_ms;
    return gate;
}

void render_gate_destroy(struct render_gate *gate)
{
    if (gate == NULL)
        return;
    assert(gate->inside == 0 && gate->waiting == 0);
    pthread_cond_destroy(&gate->left);
    pthread_mutex_destroy(&gate->lock);
    free(gate);
}

/* The system's own monotonic clock: a wait is over by it, whatever time a test says it is. */
static struct timespec deadline_after(int64_t wait_ms)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += (time_t)(wait_ms / 1000);
    end.tv_nsec += (long)(wait_ms % 1000) * 1000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    return end;
}

/* With the lock held. */
static bool wait_for_turn(struct render_gate *gate)
{
    const struct timespec end = deadline_after(gate->patience_ms);
    int status = 0;
    gate->waiting++;
    while (gate->inside >= gate->most_inside && status != ETIMEDOUT)
        status = pthread_cond_timedwait(&gate->left, &gate->lock, &end);
    gate->waiting--;
    return gate->inside < gate->most_inside;
}

bool render_gate_enter(struct render_gate *gate)
{
    if (gate == NULL)
        return true;
    pthread_mutex_lock(&gate->lock);
    bool may_enter = gate->inside < gate->most_inside ||
                     (gate->waiting < gate->most_waiting && wait_for_turn(gate));
    gate->inside += may_enter;
    pthread_mutex_unlock(&gate->lock);
    return may_enter;
}

void render_gate_leave(struct render_gate *gate)
{
    if (gate == NULL)
        return;
    pthread_mutex_lock(&gate->lock);
    assert(gate->inside > 0);
    gate->inside--;
    pthread_cond_signal(&gate->left);
    pthread_mutex_unlock(&gate->lock);
}
