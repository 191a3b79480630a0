/* Problem outline: an indented text, as people have it in a document, read as cards of one side of
 * a problem tree.
 *
 * Pure. Each line with something on it is a card. What stands before its text says how deep it
 * hangs: first the white space (a tab goes on to the next multiple of four columns), then, among
 * lines with the same, the mark: none, a number ("1.", "1.2", "1.2.3"), a letter ("a)"), dashes or
 * bullets ("-", "–", "--"). Only deeper or not counts, never by how much. The mark is taken off the
 * text. "2.500 familias" and "1.5 millones" are no marks. The limits are those of
 * problem_tree.h. Actions say the faults in words (actions/paste_problems.h). */
#ifndef ATALAYA_CORE_PROBLEM_TREE_PROBLEM_OUTLINE_H
#define ATALAYA_CORE_PROBLEM_TREE_PROBLEM_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "core/problem_tree/problem_tree.h"

enum {
    PROBLEM_OUTLINE_NO_PARENT = -1,
    PROBLEM_OUTLINE_MAX_FAULTS = 10 /* who pasted the wrong text needs no list of 200 */
};

struct problem_outline_line {
    int number;       /* in the text, from 1; empty lines count */
    int depth;        /* 0 the central problem, 1 direct, … MAX_DEPTH */
    int parent;       /* index of the line it hangs under; NO_PARENT: the tree's central problem */
    const char *text; /* without mark, white space collapsed */
};

enum problem_outline_fault_kind {
    PROBLEM_OUTLINE_EMPTY,    /* no card in it; number 0 */
    PROBLEM_OUTLINE_NO_TEXT,  /* nothing but a mark */
    PROBLEM_OUTLINE_TOO_LONG, /* more than PROBLEM_MAX_CHARACTERS */
    PROBLEM_OUTLINE_TOO_DEEP, /* under MAX_DEPTH */
    PROBLEM_OUTLINE_TOO_MANY  /* the first line over MAX_NODES: nothing is read from there on */
};

struct problem_outline_fault {
    enum problem_outline_fault_kind kind;
    int number; /* of the line */
};

struct problem_outline {
    struct problem_outline_line *lines; /* in their order; a parent stands before what it holds */
    int count;
    struct problem_outline_fault faults[PROBLEM_OUTLINE_MAX_FAULTS];
    int fault_count; /* 0: it can be taken */
};

/* Reads text into arena. Where is_first_central the first card is the central problem, and what
 * follows hangs under it whether it is indented or not.
 *     "Vías cerradas\n\tDerrumbes\nPoca plata"  ->  depths 1, 2, 1 */
void problem_outline_parse(struct arena *arena, const char *text, bool is_first_central,
                           struct problem_outline *outline);

/* Where an outline goes: under a card of a side, or under the central problem (parent NULL). */
struct problem_outline_place {
    enum problem_side side;
    const struct problem_node *parent; /* of that side */
};

/* Whether what hangs in a place ends with this outline already, card by card: what a form that was
 * sent twice finds. The tree is arranged. */
bool problem_outline_is_end_of(const struct problem_outline *outline,
                               const struct problem_tree *tree, struct problem_outline_place place);

/* The number of the first line that would hang deeper than MAX_DEPTH there; 0: none would. */
int problem_outline_find_too_deep(const struct problem_outline *outline,
                                  const struct problem_tree *tree,
                                  struct problem_outline_place place);

#endif
