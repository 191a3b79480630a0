/* Render gate: how many costly answers (a booklet as PDF, a workbook) are made at the same time.
 *
 * A stranger may ask for them as often as they like, each time a little differently, so that no
 * cache helps; all cores would be busy and pages would wait. At the gate some wait their turn, in
 * no order, and who finds the queue full or waits too long is told to come again. Who is signed in
 * has a gate of their own (web/site.h), since strangers could fill a common one for ever. Safe from
 * any thread. */
#ifndef ATALAYA_WEB_RENDER_GATE_H
#define ATALAYA_WEB_RENDER_GATE_H

#include <stdbool.h>
#include <stdint.h>

struct render_gate;

/* most_inside: at once, at least 1; most_waiting: further ones are refused, 0 or more. */
struct render_gate *render_gate_create(int most_inside, int most_waiting, int64_t patience_ms);
/* Nobody may be inside or wait; NULL is fine. */
void render_gate_destroy(struct render_gate *gate);

/* Whether the caller may go on, and then has to leave; waits for patience_ms at most. Without a
 * gate (NULL) everybody may. */
bool render_gate_enter(struct render_gate *gate);
void render_gate_leave(struct render_gate *gate);

#endif
