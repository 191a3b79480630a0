/* Drawing a problem tree of 40 cards with long sentences: order, geometry and SVG. The ceiling of
 * the same run is the SVG's bytes copied once into a buffer. Goal: 5 ms of CPU. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "reports/chart/tree_svg.h"

#include "base/banned.h"

enum { CARDS = 40, ROUNDS = 200, GOAL_US = 5000 };

static const char sentence[] =
    "Las niñas y los niños de las veredas no llegan a tiempo a la escuela porque el camino se "
    "cierra en invierno y el bus no pasa";

static double now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* A central card, seven direct ones, and the others under them in turn; last card first. */
static void fill(struct problem_node nodes[CARDS])
{
    for (int i = 0; i < CARDS; i++) {
        int number = CARDS - 1 - i;
        nodes[i] = (struct problem_node){.id = number + 1,
                                         .position = number,
                                         .problem = sentence,
                                         .objective = "",
                                         .is_convertible = true,
                                         .reason = ""};
        if (number == 0)
            continue;
        nodes[i].side = (number - 1) % 7 < 4 ? PROBLEM_CAUSE : PROBLEM_EFFECT;
        nodes[i].parent_id = number <= 7 ? 1 : (number - 1) % 7 + 2;
    }
}

static double draw(size_t *length)
{
    struct arena arena = {0};
    struct problem_node nodes[CARDS];
    struct problem_tree tree = {nodes, CARDS};
    struct strbuf out;
    const double start = now_us();
    fill(nodes);
    if (!problem_tree_arrange(&tree))
        return -1;
    strbuf_init(&out, &arena);
    tree_svg_write(&out, tree_draw(&arena, &tree, TREE_PROBLEMS, "Escuelas"), "arbol");
    const double elapsed = now_us() - start;
    *length = out.length;
    arena_release(&arena);
    return elapsed;
}

static double copy(size_t length)
{
    struct arena arena = {0};
    struct strbuf out;
    char *bytes = arena_alloc(&arena, length);
    memset(bytes, 'a', length);
    const double start = now_us();
    strbuf_init(&out, &arena);
    strbuf_add_bytes(&out, bytes, length);
    const double elapsed = now_us() - start;
    arena_release(&arena);
    return elapsed;
}

int main(void)
{
    double best = 1e9, ceiling = 1e9;
    size_t length = 0;
    for (int i = 0; i < ROUNDS; i++) {
        const double drawn = draw(&length), copied = copy(length);
        if (drawn < 0)
            return 1;
        best = drawn < best ? drawn : best;
        ceiling = copied < ceiling ? copied : ceiling;
    }
    printf("tree of %d cards as SVG: %.0f us CPU, %zu bytes; goal %d us\n", (int)CARDS, best,
           length, (int)GOAL_US);
    printf("ceiling, its bytes copied once: %.1f us; ratio %.1f\n", ceiling,
           best / (ceiling > 0.1 ? ceiling : 0.1));
    return best <= GOAL_US ? 0 : 1;
}
