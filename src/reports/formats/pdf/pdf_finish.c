#include "reports/formats/pdf/pdf_finish.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "reports/chart/svg.h"

#include "base/banned.h"

enum { MAX_DEPTH = 32 };

struct walk {
    qpdf_data file;
    const struct pdf_mark *mark; /* next to be given */
};

enum { TYPE_SIZE = 32 };

/* "/TD"; "" for what is no element. */
static void read_type(qpdf_data file, qpdf_oh element, char type[TYPE_SIZE])
{
    qpdf_oh name = qpdf_oh_get_key(file, element, "/S");
    snprintf(type, TYPE_SIZE, "%s",
             qpdf_oh_is_name(file, name) ? qpdf_oh_get_name(file, name) : "");
}

static void give_mark(struct walk *walk, qpdf_oh element, const char *type)
{
    bool is_figure = strcmp(type, "/Figure") == 0;
    bool is_header = strcmp(type, "/TH") == 0;
    if ((!is_figure && !is_header) || walk->mark == NULL) {
        return;
    }
    if (is_figure && walk->mark->alternative != NULL) {
        qpdf_oh_replace_key(walk->file, element, "/Alt",
                            qpdf_oh_new_unicode_string(walk->file, walk->mark->alternative));
    } else if (is_header && walk->mark->scope != NULL) {
        qpdf_oh attributes = qpdf_oh_new_dictionary(walk->file);
        qpdf_oh_replace_key(walk->file, attributes, "/O", qpdf_oh_new_name(walk->file, "/Table"));
        qpdf_oh scope = qpdf_oh_new_name(
            walk->file, strcmp(walk->mark->scope, "Row") == 0 ? "/Row" : "/Column");
        qpdf_oh_replace_key(walk->file, attributes, "/Scope", scope);
        qpdf_oh_replace_key(walk->file, element, "/A", attributes);
    }
    walk->mark = walk->mark->next;
}

static void walk_kids(struct walk *walk, qpdf_oh element, int depth);

/* false for decoration, which is to leave the tree. */
static bool walk_element(struct walk *walk, qpdf_oh element, int depth)
{
    char type[TYPE_SIZE];
    read_type(walk->file, element, type);
    if (strcmp(type, "/NonStruct") == 0) {
        return false;
    }
    if (depth < MAX_DEPTH) {
        give_mark(walk, element, type);
        walk_kids(walk, element, depth + 1);
    }
    return true;
}

/* Kids are elements, or numbers and dictionaries of marked content. */
static void walk_kids(struct walk *walk, qpdf_oh element, int depth)
{
    qpdf_oh kids = qpdf_oh_get_key(walk->file, element, "/K");
    if (qpdf_oh_is_dictionary(walk->file, kids)) {
        if (!walk_element(walk, kids, depth)) {
            qpdf_oh_remove_key(walk->file, element, "/K");
        }
        return;
    }
    if (!qpdf_oh_is_array(walk->file, kids)) {
        return;
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(walk->file, kids);) {
        qpdf_oh kid = qpdf_oh_get_array_item(walk->file, kids, i);
        if (qpdf_oh_is_dictionary(walk->file, kid) && !walk_element(walk, kid, depth)) {
            qpdf_oh_erase_item(walk->file, kids, i);
        } else {
            i++;
        }
    }
}

/* Cairo 1.16 stops at an assertion when a Document element holds link targets, so the element that
 * stands above all others is put in here. */
static void add_document_element(qpdf_data file, qpdf_oh tree)
{
    qpdf_oh element = qpdf_oh_new_dictionary(file);
    qpdf_oh_replace_key(file, element, "/Type", qpdf_oh_new_name(file, "/StructElem"));
    qpdf_oh_replace_key(file, element, "/S", qpdf_oh_new_name(file, "/Document"));
    qpdf_oh_replace_key(file, element, "/P", tree);
    element = qpdf_make_indirect_object(file, element);
    qpdf_oh kids = qpdf_oh_get_key(file, tree, "/K");
    if (qpdf_oh_is_dictionary(file, kids)) {
        kids = qpdf_oh_wrap_in_array(file, kids);
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(file, kids); i++) {
        qpdf_oh_replace_key(file, qpdf_oh_get_array_item(file, kids, i), "/P", element);
    }
    qpdf_oh_replace_key(file, element, "/K", kids);
    qpdf_oh only = qpdf_oh_new_array(file);
    qpdf_oh_append_item(file, only, element);
    qpdf_oh_replace_key(file, tree, "/K", only);
}

/* The numbers of marked content that became artifacts no longer belong to an element. */
static void forget_parents(qpdf_data file, qpdf_oh tree, int page, const bool *is_artifact,
                           int count)
{
    qpdf_oh numbers = qpdf_oh_get_key(file, tree, "/Nums");
    for (int i = 0;
         qpdf_oh_is_array(file, numbers) && i + 1 < qpdf_oh_get_array_n_items(file, numbers);
         i += 2) {
        if (qpdf_oh_get_int_value(file, qpdf_oh_get_array_item(file, numbers, i)) != page) {
            continue;
        }
        qpdf_oh parents = qpdf_oh_get_array_item(file, numbers, i + 1);
        int items = qpdf_oh_is_array(file, parents) ? qpdf_oh_get_array_n_items(file, parents) : 0;
        for (int j = 0; j < items && j < count; j++) {
            if (is_artifact[j]) {
                qpdf_oh_set_array_item(file, parents, j, qpdf_oh_new_null(file));
            }
        }
    }
}

/* Cairo opens decoration as "/NonStruct << /MCID 12 >> BDC"; an artifact is "/Artifact BMC". */
static void rewrite_content(struct strbuf *to, const char *content, size_t length,
                            bool *is_artifact, int count)
{
    static const char mark[] = "/NonStruct << /MCID ";
    const char *end = content + length;
    const char *from = content;
    for (;;) {
        const char *found = memmem(from, (size_t)(end - from), mark, sizeof mark - 1);
        if (found == NULL) {
            break;
        }
        char *after;
        long number = strtol(found + sizeof mark - 1, &after, 10);
        strbuf_add_bytes(to, from, (size_t)(found - from));
        from = found;
        static const char closing[] = " >> BDC";
        if ((size_t)(end - after) >= sizeof closing - 1 &&
            memcmp(after, closing, sizeof closing - 1) == 0) {
            strbuf_add(to, "/Artifact BMC");
            from = after + sizeof closing - 1;
            if (number >= 0 && number < count) {
                is_artifact[number] = true;
            }
        } else {
            strbuf_add_bytes(to, from, sizeof mark - 1);
            from += sizeof mark - 1;
        }
    }
    strbuf_add_bytes(to, from, (size_t)(end - from));
}

static void mark_artifacts(qpdf_data file, qpdf_oh parents, int page_number)
{
    enum { MAX_MARKS = 65536 };
    qpdf_oh page = qpdf_get_page_n(file, (size_t)page_number);
    unsigned char *content = NULL;
    size_t length = 0;
    if (qpdf_oh_get_page_content_data(file, page, &content, &length) & QPDF_ERRORS) {
        return;
    }
    struct arena scratch = {0};
    bool *is_artifact = ARENA_NEW_ARRAY(&scratch, MAX_MARKS, bool);
    struct strbuf changed;
    strbuf_init(&changed, &scratch);
    strbuf_reserve(&changed, length);
    rewrite_content(&changed, (const char *)content, length, is_artifact, MAX_MARKS);
    /* Cairo writes one stream for each page; a new one would make qpdf look for dangling references
     * in the whole file. */
    qpdf_oh stream = qpdf_oh_get_key(file, page, "/Contents");
    if (!qpdf_oh_is_stream(file, stream)) {
        stream = qpdf_oh_new_stream(file);
        qpdf_oh_replace_key(file, page, "/Contents", stream);
    }
    qpdf_oh_replace_stream_data(file, stream, (const unsigned char *)changed.data, changed.length,
                                qpdf_oh_new_null(file), qpdf_oh_new_null(file));
    qpdf_oh number = qpdf_oh_get_key(file, page, "/StructParents");
    if (qpdf_oh_is_integer(file, number)) {
        forget_parents(file, parents, qpdf_oh_get_int_value_as_int(file, number), is_artifact,
                       MAX_MARKS);
    }
    free(content);
    arena_release(&scratch);
}

static void add_metadata(qpdf_data file, qpdf_oh root, const struct pdf *pdf)
{
    const struct document_metadata *metadata = &pdf->document->metadata;
    struct strbuf xmp;
    strbuf_init(&xmp, pdf->arena);
    strbuf_add(&xmp, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                     "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description "
                     "rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                     "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><dc:title><rdf:Alt><rdf:li "
                     "xml:lang=\"x-default\">");
    chart_svg_add_escaped(&xmp, metadata->title);
    strbuf_add(&xmp, "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>");
    chart_svg_add_escaped(&xmp, metadata->language);
    strbuf_add(&xmp, "</rdf:li></rdf:Bag></dc:language>");
    if (metadata->council != NULL) {
        strbuf_add(&xmp, "<dc:creator><rdf:Seq><rdf:li>");
        chart_svg_add_escaped(&xmp, metadata->council);
        strbuf_add(&xmp, "</rdf:li></rdf:Seq></dc:creator>");
    }
    if (metadata->created != NULL) {
        strbuf_add(&xmp, "<xmp:CreateDate>");
        chart_svg_add_escaped(&xmp, metadata->created);
        strbuf_add(&xmp, "</xmp:CreateDate>");
    }
    strbuf_add(&xmp, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    qpdf_oh stream = qpdf_oh_new_stream(file);
    qpdf_oh_replace_stream_data(file, stream, (const unsigned char *)xmp.data, xmp.length,
                                qpdf_oh_new_null(file), qpdf_oh_new_null(file));
    qpdf_oh dictionary = qpdf_oh_get_dict(file, stream);
    qpdf_oh_replace_key(file, dictionary, "/Type", qpdf_oh_new_name(file, "/Metadata"));
    qpdf_oh_replace_key(file, dictionary, "/Subtype", qpdf_oh_new_name(file, "/XML"));
    qpdf_oh_replace_key(file, root, "/Metadata", stream);
}

/* "2026-04-15T12:00:00Z" -> "D:20260415120000Z". Cairo would write the machine's clock. */
static void set_dates(qpdf_data file, const char *created)
{
    char date[32] = "D:";
    size_t length = 2;
    for (const char *c = created; c != NULL && *c != '\0' && length < 16; c++) {
        if (*c >= '0' && *c <= '9') {
            date[length++] = *c;
        }
    }
    date[length++] = 'Z';
    date[length] = '\0';
    qpdf_set_info_key(file, "/CreationDate", created != NULL ? date : NULL);
    qpdf_set_info_key(file, "/ModDate", NULL);
}

static void enrich(qpdf_data file, const struct pdf *pdf)
{
    qpdf_oh root = qpdf_get_root(file);
    qpdf_oh_replace_key(file, root, "/Lang",
                        qpdf_oh_new_string(file, pdf->document->metadata.language));
    qpdf_oh preferences = qpdf_oh_new_dictionary(file);
    qpdf_oh_replace_key(file, preferences, "/DisplayDocTitle", qpdf_oh_new_bool(file, QPDF_TRUE));
    qpdf_oh_replace_key(file, root, "/ViewerPreferences", preferences);
    qpdf_oh marked = qpdf_oh_new_dictionary(file);
    qpdf_oh_replace_key(file, marked, "/Marked", qpdf_oh_new_bool(file, QPDF_TRUE));
    qpdf_oh_replace_key(file, root, "/MarkInfo", marked);
    add_metadata(file, root, pdf);
    set_dates(file, pdf->document->metadata.created);
    qpdf_oh tree = qpdf_oh_get_key(file, root, "/StructTreeRoot");
    if (!qpdf_oh_is_dictionary(file, tree)) {
        return;
    }
    struct walk walk = {file, pdf->first_mark};
    walk_kids(&walk, tree, 1);
    add_document_element(file, tree);
    qpdf_oh parents = qpdf_oh_get_key(file, tree, "/ParentTree");
    int pages = qpdf_get_num_pages(file);
    for (int i = 0; i < pages; i++) {
        mark_artifacts(file, parents, i);
    }
}

static bool write_file(struct strbuf *out, qpdf_data file, struct error *error)
{
    if (qpdf_init_write_memory(file) & QPDF_ERRORS) {
        return error_set(error, ERROR_IO, "preparar el PDF");
    }
    qpdf_set_object_stream_mode(file, qpdf_o_generate);
    qpdf_set_compress_streams(file, QPDF_TRUE);
    qpdf_set_deterministic_ID(file, QPDF_TRUE);
    if (qpdf_write(file) & QPDF_ERRORS) {
        return error_set(error, ERROR_IO, "escribir el PDF: %s",
                         qpdf_get_error_full_text(file, qpdf_get_error(file)));
    }
    strbuf_add_bytes(out, qpdf_get_buffer(file), qpdf_get_buffer_length(file));
    return true;
}

bool pdf_finish(struct strbuf *out, const struct strbuf *raw, const struct pdf *pdf,
                struct error *error)
{
    bool success = false;
    qpdf_data file = qpdf_init();
    qpdf_silence_errors(file);
    qpdf_set_suppress_warnings(file, QPDF_TRUE);
    if (qpdf_read_memory(file, "informe", raw->data, raw->length, NULL) & QPDF_ERRORS) {
        error_set(error, ERROR_IO, "leer el PDF recién dibujado: %s",
                  qpdf_get_error_full_text(file, qpdf_get_error(file)));
        goto done;
    }
    enrich(file, pdf);
    success = write_file(out, file, error);
done:
    qpdf_cleanup(&file);
    return success;
}
