/* Tree view: what the pages of a topic's tree, objectives, logical framework and value chain share:
 * what they read, the way between them, and the list of what is lacking. */
#ifndef ATALAYA_WEB_TREE_VIEW_H
#define ATALAYA_WEB_TREE_VIEW_H

#include "core/plan/plan.h"
#include "storage/problem_tree_store.h"
#include "storage/topic_store.h"
#include "web/page.h"

struct tree_view {
    const struct page_context *page;
    const struct priority_topic *topic;
    struct problem_tree tree;
    const struct problem_finding *findings;
    size_t finding_count;
    bool may_edit;
    const char *notice; /* NULL: none */
};

/* The form with which an indented text is pasted, as it was typed. */
struct tree_paste {
    const char *side;   /* "causa", "efecto" */
    const char *parent; /* number of the card under which it goes; "": the central problem */
    const char *text;
};

enum tree_step { TREE_STEP_PROBLEMS, TREE_STEP_OBJECTIVES, TREE_STEP_FRAMEWORK, TREE_STEP_CHAIN };

/* The page's topic with its tree. False: the failure was answered. */
bool tree_view_load(struct page_context *page, struct tree_view *view);
/* The page's card, {other_id}. False: 404 was answered. */
bool tree_view_find_node(struct page_context *page, const struct tree_view *view,
                         const struct problem_node **node);
/* "/c/guatape/temas/17" and what follows. */
const char *tree_view_path(const struct tree_view *view, const char *end);

/* Breadcrumbs, notice and the four steps with the one that is here. */
void tree_parts_render_head(struct strbuf *out, const struct tree_view *view, enum tree_step step);
/* What is lacking, with what to do, as links to the cards; of the problems or of the objectives. */
void tree_parts_render_findings(struct strbuf *out, const struct tree_view *view,
                                bool is_of_objective);
/* The downloads of everything about the topic's planning. */
void tree_parts_render_downloads(struct strbuf *out, const struct tree_view *view);
/* The whole form for pasting; it says what the first line will be in this tree. */
void tree_parts_render_paste(struct strbuf *out, const struct tree_view *view,
                             const struct tree_paste *typed);

#endif
