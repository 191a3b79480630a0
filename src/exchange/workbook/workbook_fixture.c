#include "exchange/workbook/workbook_fixture.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static const struct fixture_part usual_parts[] = {
    {"_rels/.rels", "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
                    "/officeDocument' Target='xl/workbook.xml'/></Relationships>"},
    {"xl/workbook.xml", "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
                        "'><sheets><sheet name='Plan' sheetId='1' r:id='r1'/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
     "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" OFFICE
     "/sharedStrings' Target='/xl/sharedStrings.xml'/><Relationship Id='r3' Type='" OFFICE
     "/styles' Target='./styles.xml'/></Relationships>"},
    {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" MAIN "'><sheetData/></worksheet>"},
    {"xl/sharedStrings.xml", "<sst xmlns='" MAIN "'/>"},
    {"xl/styles.xml", "<styleSheet xmlns='" MAIN "'/>"},
};

static bool has_part(const struct fixture_part *parts, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(parts[i].name, name) == 0)
            return true;
    }
    return false;
}

static void add_part(zip_t *archive, const struct fixture_part *part)
{
    zip_source_t *source = zip_source_buffer(archive, part->text, strlen(part->text), 0);
    zip_int64_t index = zip_file_add(archive, part->name, source, ZIP_FL_ENC_UTF_8);
    assert(index >= 0);
    zip_set_file_compression(archive, (zip_uint64_t)index, ZIP_CM_STORE, 0);
}

struct workbook_request workbook_fixture_pack(struct arena *arena, const struct fixture_part *parts,
                                              size_t count)
{
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(memory);
    zip_t *archive = zip_open_from_source(memory, ZIP_CREATE, NULL);
    assert(archive != NULL);
    for (size_t i = 0; i < count; i++)
        add_part(archive, &parts[i]);
    for (size_t i = 0; i < sizeof usual_parts / sizeof usual_parts[0]; i++) {
        if (!has_part(parts, count, usual_parts[i].name))
            add_part(archive, &usual_parts[i]);
    }
    int closed = zip_close(archive);
    assert(closed == 0);
    zip_stat_t status;
    int stated = zip_source_stat(memory, &status);
    assert(stated == 0);
    void *bytes = arena_alloc(arena, status.size);
    int opened = zip_source_open(memory);
    assert(opened == 0);
    zip_int64_t count_read = zip_source_read(memory, bytes, status.size);
    assert(count_read >= 0 && (zip_uint64_t)count_read == status.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return (struct workbook_request){"plan.xlsx", bytes, status.size, NULL, NULL};
}

const struct sheet *workbook_fixture_sheet(struct arena *arena, const char *rows,
                                           const char *strings, const char *styles)
{
    struct fixture_part parts[] = {
        {"xl/worksheets/sheet1.xml",
         arena_printf(arena, "<worksheet><sheetData>%s</sheetData></worksheet>", rows)},
        {"xl/sharedStrings.xml", arena_printf(arena, "<sst>%s</sst>", strings ? strings : "")},
        {"xl/styles.xml", arena_printf(arena, "<styleSheet>%s</styleSheet>", styles ? styles : "")},
    };
    struct workbook_request request = workbook_fixture_pack(arena, parts, 3);
    struct workbook *workbook = NULL;
    struct error error = {0};
    if (!workbook_read(arena, &request, &workbook, &error))
        fprintf(stderr, "%s\n", error.message);
    assert(workbook != NULL && workbook->sheet_count == 1);
    return &workbook->sheets[0];
}
