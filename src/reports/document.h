/* Document: a report as a tree of named parts, without any format.
 *
 * A report is composed once and written as HTML, PDF, XLSX, CSV or text by formats/. The composer
 * says what a thing is (a heading, a table of numbers, a notice); the writers decide how it looks.
 * Numbers stay numbers: a cell holds a quantity or a percentage, never a formatted text, so that
 * all formats show the same figure. The tree lives in the arena; texts given are borrowed and must
 * live as long. Texts are plain UTF-8 and are escaped by each writer. Nothing here reads a clock,
 * a file or the database: the same calls give the same bytes in every format.
 *
 *     struct document *report = document_create(&arena, &(struct document_metadata){
 *         .title = "¿Cómo va el plan?", .council = "Consejo de Planeación de Guatapé",
 *         .running_head = "Pronunciamiento 2025", .cut = "corte: 31 de diciembre de 2025",
 *         .created = "2026-04-15T12:00:00Z", .code = "7K4M-92QD", .address = "atalaya.example/v",
 *         .with_contents = true, .with_numbers = true});
 *     document_add_lead(report, "9 de 13 indicadores llevan el ritmo previsto.");
 *     document_add_heading(report, 1, "Resultado global");
 *     document_add_markdown(report, text, strlen(text), 1);   // the council's own words
 *     struct document_table *table = document_add_table(report, &(struct document_table_head){
 *         .caption = "Matriz del plan", .columns = columns, .column_count = 3});
 *     struct document_cell *row = document_table_add_row(table, DOCUMENT_ROW_DATA);
 *     row[0] = document_cell_text("Vía terciaria pavimentada");
 *     row[1] = document_cell_number(quantity_number(8100));           // 0,81
 *     row[2] = document_cell_percent(quantity_number(810000));        // 81,0 %
 */
#ifndef ATALAYA_REPORTS_DOCUMENT_H
#define ATALAYA_REPORTS_DOCUMENT_H

#include "base/arena.h"
#include "core/problem_tree/tree_drawing.h"
#include "reports/chart/chart.h"
#include "reports/document_table.h"

/* What is known about the whole document. All texts may be NULL but title. */
struct document_metadata {
    const char *title;        /* H1 and the file's title */
    const char *kicker;       /* small line above the title: what kind of document it is */
    const char *council;      /* who speaks; the file's author; foot, left */
    const char *version;      /* "Pronunciamiento 2025, versión 1"; foot, left, second line */
    const char *running_head; /* head of each page from the second on, left */
    const char *cut;          /* head, right: plan and cut-off date */
    const char *code;         /* short verification code; foot */
    const char *address;      /* where the code is checked; foot */
    const char *fingerprint;  /* start of the hash; foot */
    const char *language;     /* NULL: "es-CO" */
    const char *created;      /* "2026-04-15T12:00:00Z": written as the file's date */
    bool with_contents;       /* a list of the headings of levels 1 and 2 before the first */
    bool with_numbers;        /* "1.", "1.1", "1.1.1" before headings, letters in annexes */
};

/* A run of text inside a paragraph. */
struct document_span {
    const char *text;
    const char *href; /* NULL, or http:, https: or mailto: */
    bool is_strong;
    bool is_emphasis;
    bool is_code;
    bool breaks_line; /* a line ends after this run */
    int note;         /* number of a note that is referred to after this run; 0 for none */
};

struct document_text {
    struct document_span *spans;
    size_t count;
};

enum document_notice { DOCUMENT_NOTICE_INFORMATION, DOCUMENT_NOTICE_WARNING };

/* A figure that stands out: "Avance de los cuatro años", 59,1 %, "Debía ir en 46,6 %." */
struct document_figure {
    const char *label;
    struct document_cell value; /* number, percent or text; a state is shown under it */
    enum chart_symbol symbol;   /* with word: the state of the figure; NONE for none */
    const char *word;
    const char *note;
};

struct document_definition {
    const char *term;
    const char *description;
};

/* A box of a form: a small label above a text, which may have line breaks. */
struct document_box {
    const char *label, *text;
    int width;       /* its share of a line of DOCUMENT_BOX_LINE */
    bool is_missing; /* the text says that there is none */
};

enum { DOCUMENT_BOX_LINE = 12 };

struct document_signature {
    const char *name;
    const char *office;
};

enum document_block_kind {
    DOCUMENT_HEADING,
    DOCUMENT_PARAGRAPH,
    DOCUMENT_LEAD,  /* the finding in one sentence, larger */
    DOCUMENT_LIST,  /* children are DOCUMENT_ITEM */
    DOCUMENT_ITEM,  /* children are blocks */
    DOCUMENT_QUOTE, /* children are blocks */
    DOCUMENT_NOTICE,
    DOCUMENT_FIGURES,
    DOCUMENT_DEFINITIONS,
    DOCUMENT_BOXES,
    DOCUMENT_TABLE,
    DOCUMENT_CHART,
    DOCUMENT_TREE, /* a drawing that fills a lying page */
    DOCUMENT_PAGE_BREAK,
    DOCUMENT_SIGNATURES,
    DOCUMENT_SOURCE, /* small text: sources, remarks */
};

struct document_block {
    enum document_block_kind kind;
    struct document_block *next;
    struct document_block *children; /* lists, items, quotes */
    struct document_text text;       /* headings, paragraphs, leads, notices, sources */
    int level;                       /* headings: 1 to 3 */
    const char *number;              /* headings: "2.1", "A"; NULL without numbers */
    const char *anchor;              /* headings and tables: "s2", "t1": unique in the document */
    bool is_ordered;                 /* lists */
    int start;                       /* ordered lists: first number */
    bool is_annex;                   /* headings of level 1 that open an annex */
    enum document_notice notice;
    const char *title; /* notices */
    union {
        struct {
            const struct document_figure *items;
            size_t count;
        } figures;
        struct {
            const struct document_definition *items;
            size_t count;
        } definitions;
        struct {
            const struct document_box *items;
            size_t count;
        } boxes;
        struct {
            const struct document_signature *items;
            size_t count;
        } signatures;
        const struct chart *chart;
        const struct tree_drawing *tree;
        struct document_table *table;
    };
};

struct document {
    struct document_metadata metadata;
    struct document_block *first;
    struct document_block *last;
    const char **notes; /* notes[0] is note 1 */
    size_t note_count;
    int counters[3]; /* numbers of the last headings */
    int heading_count;
    int table_count;
    bool in_annexes;
    struct arena *arena;
};

/* Copies *metadata; the texts are borrowed. title must be there. */
struct document *document_create(struct arena *arena, const struct document_metadata *metadata);

/* level 1 to 3; deeper levels are taken as 3. */
void document_add_heading(struct document *document, int level, const char *text);
/* A heading of level 1 on a new page, numbered "Anexo A", "Anexo B", … */
void document_add_annex(struct document *document, const char *text);
void document_add_paragraph(struct document *document, const char *text);
void document_add_lead(struct document *document, const char *text);
/* title may be NULL. */
void document_add_notice(struct document *document, enum document_notice kind, const char *title,
                         const char *text);
/* The items are borrowed. */
void document_add_figures(struct document *document, const struct document_figure *items,
                          size_t count);
void document_add_definitions(struct document *document, const struct document_definition *items,
                              size_t count);
/* A form of framed boxes, line by line: those whose widths fill a line stand beside each other. */
void document_add_boxes(struct document *document, const struct document_box *items, size_t count);
void document_add_signatures(struct document *document, const struct document_signature *items,
                             size_t count);
/* An empty table that document_table_add_row fills. Tables are numbered "Tabla 1" through the
 * document. The columns are borrowed. */
struct document_table *document_add_table(struct document *document,
                                          const struct document_table_head *head);
/* The chart is borrowed. */
void document_add_chart(struct document *document, const struct chart *chart);
/* A drawing of a problem tree; borrowed. On paper it has a lying page of its own. */
void document_add_tree(struct document *document, const struct tree_drawing *tree);
void document_add_page_break(struct document *document);
/* Small text under what stands before it: "Fuente: …". */
void document_add_source(struct document *document, const char *text);
/* Puts a note's number after the last paragraph, lead or notice and its text under "Notas" at the
 * end. */
void document_add_note(struct document *document, const char *text);

/* Adds the blocks of a Markdown text (CommonMark) that a person wrote. Headings are pushed down by
 * heading_shift levels (1: '#' becomes level 2) and are not numbered. Raw HTML and pictures are
 * dropped, links other than http, https and mailto lose their address and stay as text. Never
 * fails: any bytes are some Markdown; invalid UTF-8 is replaced. */
void document_add_markdown(struct document *document, const char *markdown, size_t length,
                           int heading_shift);

/* A figure's value as it is shown: percentages with one decimal, numbers exact. */
const char *document_figure_format(const struct document_figure *figure, struct arena *arena);
/* The block before which the contents stand: the first heading, so that title, finding and data of
 * the document come first. NULL without contents or headings. */
const struct document_block *document_contents_place(const struct document *document);
/* The heading as it is shown: "2.1 Lo que falta"; "Anexo A. Indicadores". */
const char *document_heading_text(const struct document_block *block, struct arena *arena);
/* All runs of a text one after another, line breaks as '\n', notes as "[1]". */
const char *document_plain_text(const struct document_text *text, struct arena *arena);

#endif
