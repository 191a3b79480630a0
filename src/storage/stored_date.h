/* Stored date: a day in a column of ISO text, '' where there is none. */
#ifndef ATALAYA_STORAGE_STORED_DATE_H
#define ATALAYA_STORAGE_STORED_DATE_H

#include "base/date.h"
#include "storage/database.h"

/* A text that is neither '' nor a day is a damaged file: the query fails. */
static inline struct date stored_date(struct query *query, int column)
{
    struct date date = {0};
    char code[QUERY_CODE_SIZE];
    const char *text = query_code(query, column, code);
    if (text[0] != '\0' && !date_parse_iso(text, &date)) {
        query_fail_damaged(query, column);
        date = (struct date){0};
    }
    return date;
}

#endif
