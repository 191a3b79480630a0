/* Pure evaluations a second on one core, as a ratio to reading and adding the same numbers: what
 * the rules cost above touching their input. Prints; never passes or fails. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/evaluation/evaluation.h"

enum { INPUTS = 4096, ROUNDS = 500, REPEATS = 5 };

static struct evaluation_input inputs[INPUTS];
static volatile int64_t sink;

static double now_s(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void fill(void)
{
    unsigned seed = 1;
    for (int i = 0; i < INPUTS; i++) {
        struct evaluation_input *input = &inputs[i];
        input->type = (enum accumulation_type)(1 + i % 5);
        input->direction = DIRECTION_HIGHER_IS_BETTER;
        input->baseline = quantity_number(input->type == ACCUMULATION_REDUCTION ? 2000000 : 100000);
        input->target = quantity_number(1000000);
        input->year_count = 4;
        for (int y = 0; y < 4; y++) {
            input->planned[y] = quantity_number((int64_t)(1 + rand_r(&seed) % 100) * 10000);
            input->actual[y] = quantity_number((int64_t)(rand_r(&seed) % 100) * 10000);
        }
    }
}

static double time_evaluations(void)
{
    const struct evaluation_moment moment = {2, true};
    struct evaluation evaluation;
    double start = now_s();
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < INPUTS; i++) {
            evaluation_compute(&inputs[i], &moment, &rating_default_bands, &evaluation);
            sink += evaluation.rating_term;
        }
    return now_s() - start;
}

static double time_reading(void)
{
    double start = now_s();
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < INPUTS; i++) {
            const struct evaluation_input *input = &inputs[i];
            int64_t sum = input->baseline.value_e4 + input->target.value_e4 + input->type;
            for (int y = 0; y < input->year_count; y++)
                sum += input->planned[y].value_e4 + input->actual[y].value_e4;
            sink += sum;
        }
    return now_s() - start;
}

int main(void)
{
    fill();
    double best = 1e9, reading = 1e9;
    for (int i = 0; i < REPEATS; i++) {
        double evaluations = time_evaluations(), touched = time_reading();
        best = evaluations < best ? evaluations : best;
        reading = touched < reading ? touched : reading;
    }
    const double count = (double)INPUTS * ROUNDS;
    printf("evaluations   %6.2f million/s (%.0f ns each), four years, five types, one core\n",
           count / best / 1e6, best / count * 1e9);
    printf("ceiling       %6.2f million/s: reading and adding the same numbers\n",
           count / reading / 1e6);
    printf("ratio         %6.3f of the ceiling\n", reading / best);
    return 0;
}
