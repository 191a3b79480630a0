#include "exchange/workbook/xlsx/xlsx_xml.h"

#include <string.h>

#include <expat.h>

#include "exchange/workbook/workbook_sniff.h"

#include "base/banned.h"

enum { CHUNK_BYTES = 32 * 1024, MAX_TOKEN_BYTES = 1 << 20 };

struct xml_run {
    XML_Parser parser;
    struct workbook_budget *budget;
    const struct xlsx_xml_source *source;
    const struct xlsx_xml_handler *handler;
    int depth;
    bool is_stopped; /* the budget's error is filled */
};

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon == NULL ? name : colon + 1;
}

static void stop(struct xml_run *run)
{
    run->is_stopped = true;
    XML_StopParser(run->parser, XML_FALSE);
}

static void refuse(struct xml_run *run, const char *reason)
{
    error_set(run->budget->error, ERROR_INVALID,
              "El archivo está dañado: la parte «%s» %s. " WORKBOOK_ADVICE, run->source->name,
              reason);
    stop(run);
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    struct xml_run *run = data;
    if (run->is_stopped)
        return;
    if (++run->depth > XLSX_XML_MAX_DEPTH) {
        refuse(run, "tiene demasiados niveles");
        return;
    }
    if (run->handler->start != NULL &&
        !run->handler->start(run->handler->context, run->depth, local_name(name), attributes))
        stop(run);
}

static void on_end(void *data, const XML_Char *name)
{
    struct xml_run *run = data;
    if (run->is_stopped)
        return;
    if (run->handler->end != NULL &&
        !run->handler->end(run->handler->context, run->depth, local_name(name)))
        stop(run);
    run->depth--;
}

static void on_text(void *data, const XML_Char *text, int length)
{
    struct xml_run *run = data;
    if (!run->is_stopped && run->handler->text != NULL &&
        !run->handler->text(run->handler->context, run->depth, text, (size_t)length))
        stop(run);
}

static void on_doctype(void *data, const XML_Char *name, const XML_Char *system_id,
                       const XML_Char *public_id, int has_internal_subset)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)has_internal_subset;
    refuse(data, "trae definiciones (DTD) que un libro de Excel no usa");
}

static bool read_chunk(struct xml_run *run, size_t *fed_bytes, bool *is_last)
{
    void *buffer = XML_GetBuffer(run->parser, CHUNK_BYTES);
    size_t length = 0;
    if (buffer == NULL) {
        refuse(run, "no cabe en la memoria");
        return false;
    }
    if (!run->source->read(run->source->context, buffer, CHUNK_BYTES, &length) ||
        !workbook_budget_spend(run->budget, length)) {
        run->is_stopped = true;
        return false;
    }
    *is_last = length == 0;
    *fed_bytes += length;
    if (XML_ParseBuffer(run->parser, (int)length, *is_last) != XML_STATUS_OK) {
        if (!run->is_stopped)
            refuse(run, "no se puede interpretar");
        return false;
    }
    /* expat keeps a token until it ends: one that never does would fill the memory. */
    XML_Index index = XML_GetCurrentByteIndex(run->parser);
    if (index >= 0 && *fed_bytes > (size_t)index + MAX_TOKEN_BYTES) {
        refuse(run, "tiene una etiqueta demasiado larga");
        return false;
    }
    return true;
}

bool xlsx_xml_read(struct workbook_budget *budget, const struct xlsx_xml_source *source,
                   const struct xlsx_xml_handler *handler)
{
    struct xml_run run = {.budget = budget, .source = source, .handler = handler};
    run.parser = XML_ParserCreate(NULL);
    if (run.parser == NULL)
        return error_set(budget->error, ERROR_IO, "No hay memoria para leer el archivo.");
    XML_SetUserData(run.parser, &run);
    XML_SetElementHandler(run.parser, on_start, on_end);
    XML_SetCharacterDataHandler(run.parser, on_text);
    XML_SetStartDoctypeDeclHandler(run.parser, on_doctype);
    size_t fed_bytes = 0;
    bool is_last = false;
    while (!is_last && read_chunk(&run, &fed_bytes, &is_last))
        continue;
    XML_ParserFree(run.parser);
    return !run.is_stopped;
}

const char *xlsx_xml_attribute(const char **attributes, const char *name)
{
    for (; attributes[0] != NULL; attributes += 2) {
        if (strcmp(local_name(attributes[0]), name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool xlsx_xml_is_true(const char *value)
{
    return value != NULL &&
           (strcmp(value, "1") == 0 || strcmp(value, "true") == 0 || strcmp(value, "on") == 0);
}

int xlsx_xml_integer(const char *value, int limit)
{
    if (value == NULL || *value == '\0')
        return -1;
    int number = 0;
    for (; *value != '\0'; value++) {
        if (*value < '0' || *value > '9')
            return -1;
        number = number * 10 + (*value - '0');
        if (number > limit)
            return -1;
    }
    return number;
}
