/* The yearly pronouncement of a council on the plan, at a cut.
 *
 * gather reads a draft (board, official figures, texts, choices); compose is pure and gives a
 * document for every format; snapshot.h keeps everything that compose reads, so that an approved
 * pronouncement is composed from its snapshot and never from the board again.
 *
 * Which figures count: those that the council recorded, published or not (BOARD_COUNCIL), because
 * the council answers for its own figures; the document says so. Once it is approved they are
 * public in it. Sums are over the chosen indicators only. Sources of the sections: the method of
 * the CTPA/UdeA (yearly pronouncement to the authority) and the project's list (method, §6.1). */
#ifndef ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_H
#define ATALAYA_REPORTS_CATALOG_PRONOUNCEMENT_PRONOUNCEMENT_H

#include "core/report/report_section.h"
#include "reports/board/board.h"
#include "reports/document.h"
#include "storage/import_store.h"
#include "storage/report_freeze.h"
#include "storage/report_settings.h"

/* A priority topic that the council shows to everybody, with its chosen indicators. */
struct pronouncement_topic {
    const char *name;
    const char *text; /* the council's own words: Markdown; "": none */
    const int64_t *indicator_ids;
    size_t count;
};

struct pronouncement_topics {
    struct pronouncement_topic *items; /* in the council's order; each has an indicator */
    size_t count;
};

/* Texts are never NULL but where it is said. */
struct pronouncement {
    const char *council_code, *council_name, *territory_name;
    const char *title;
    int version;                 /* 1, 2 … */
    const char *corrects_code;   /* the former version's; "": none */
    const char *correction_note; /* what was wrong in it */
    const struct board *board;   /* of the chosen indicators; NULL: the council follows no plan */
    int plan_indicator_count;    /* of the whole plan */
    struct report_settings settings;
    const char *texts[REPORT_SECTION_COUNT]; /* the council's own words: Markdown; "": none */
    struct pronouncement_topics topics;
    struct official_figure_list official;
    struct import_run_list sources; /* newest first: name, sum and date of each file */
    struct report_seal seal;        /* code "" before approval */
    const char *address;            /* where codes are checked: "atalaya.example/v"; "": unknown */
    const char *fingerprint;        /* SHA-256 of the snapshot; "" for a draft */
    const char *created;            /* "2026-04-15T12:00:00Z" */
};

struct pronouncement_request {
    const struct council *council;
    const struct report_record *report; /* NULL: the figures alone, of the current plan */
    enum board_view view;
    int cut_year; /* without a report; 0: as board_request */
    struct date today;
    const char *created;
    const char *address; /* NULL: unknown */
};

/* False: the database failed. pronouncement->board is NULL where the council follows no plan. */
bool pronouncement_gather(struct database *database, struct arena *arena,
                          const struct pronouncement_request *request,
                          struct pronouncement *pronouncement, struct error *error);

struct document *pronouncement_compose(struct arena *arena,
                                       const struct pronouncement *pronouncement);

/* A first sentence for a section, from the figures: what the council may start from. "" for
 * none. */
const char *pronouncement_suggest(struct arena *arena, const struct pronouncement *pronouncement,
                                  enum report_section section);

#endif
