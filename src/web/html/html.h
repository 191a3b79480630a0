/* HTML: how values become text of a page, escaped by their C type.
 *
 * Templates (tools/compile_template.py) call these; nothing else writes HTML but the widgets of
 * this folder. NULL texts are written as nothing. Broken UTF-8 becomes U+FFFD, so that a page is
 * always valid. */
#ifndef ATALAYA_WEB_HTML_HTML_H
#define ATALAYA_WEB_HTML_HTML_H

#include <stdint.h>

#include "base/date.h"
#include "base/decimal.h"
#include "base/strbuf.h"
#include "core/evaluation/ratio.h"

/* A number for people: "1.234,5"; NP and missing are written as in the matrix: "NP", "sin dato". */
void html_add_quantity(struct strbuf *out, struct quantity quantity);
/* A share as a percentage: "66,7 %" with a no-break space; "—" for one that does not exist. */
void html_add_ratio(struct strbuf *out, struct ratio ratio);
/* "31 de diciembre de 2025"; nothing for no date. */
void html_add_date(struct strbuf *out, struct date date);
void html_add_text(struct strbuf *out, const char *text);
void html_add_integer(struct strbuf *out, long long value);
void html_add_unsigned(struct strbuf *out, unsigned long long value);

/* ${value}: chosen by type; other types do not compile. */
#define html_add(out, value)                                                                       \
    _Generic((value),                                                                              \
        char *: html_add_text,                                                                     \
        const char *: html_add_text,                                                               \
        int: html_add_integer,                                                                     \
        long: html_add_integer,                                                                    \
        long long: html_add_integer,                                                               \
        unsigned: html_add_unsigned,                                                               \
        unsigned long: html_add_unsigned,                                                          \
        struct quantity: html_add_quantity,                                                        \
        struct ratio: html_add_ratio,                                                              \
        struct date: html_add_date)((out), (value))

/* A whole address: https, http and mailto, or one without a scheme; anything else (javascript:) is
 * written as "#". */
void html_add_url(struct strbuf *out, const char *url);
/* A part of an address: all but A–Z a–z 0–9 - . _ ~ percent-encoded. */
void html_add_url_part(struct strbuf *out, const char *part);

#endif
