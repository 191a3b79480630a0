/* Planning view: a topic's whole planning on the pages of its logical framework and value chain. */
#ifndef ATALAYA_WEB_PLANNING_VIEW_H
#define ATALAYA_WEB_PLANNING_VIEW_H

#include "reports/catalog/topic_planning/topic_planning.h"
#include "web/tree_view.h"

struct planning_view {
    struct tree_view tree;
    struct topic_planning planning;
};

/* The page's topic with everything. False: the failure was answered. */
bool planning_view_load(struct page_context *page, struct planning_view *view);
/* Answers with the document of the page's topic as a file: "pdf" or "xlsx". */
void planning_view_download(struct page_context *page, const char *format);

#endif
