/* Any bytes as one part of a sound XLSX file, past the ZIP and its checksums. The first byte says
 * which part: 's'heet, 't'exts, st'y'les, 'w'orkbook, 'r'elations; the rest is its content. */
#include "workbook_fuzz.h"

#include "exchange/workbook/workbook_fixture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *part_name(uint8_t letter)
{
    switch (letter) {
    case 't':
        return "xl/sharedStrings.xml";
    case 'y':
        return "xl/styles.xml";
    case 'w':
        return "xl/workbook.xml";
    case 'r':
        return "xl/_rels/workbook.xml.rels";
    default:
        return "xl/worksheets/sheet1.xml";
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char sheet[] =
        "<worksheet><sheetData><row><c t='s' s='1'><v>0</v></c><c s='1'><v>1.5</v></c><c s='2'>"
        "<v>2</v></c></row></sheetData></worksheet>";
    if (size < 1)
        return 0;
    struct arena arena = {0};
    const char *name = part_name(data[0]);
    const char *text = arena_strndup(&arena, (const char *)data + 1, size - 1);
    bool is_sheet = strcmp(name, "xl/worksheets/sheet1.xml") == 0;
    struct fixture_part parts[] = {{name, text}, {"xl/worksheets/sheet1.xml", sheet}};
    struct workbook_request request = workbook_fixture_pack(&arena, parts, is_sheet ? 1 : 2);
    check_workbook(&request);
    arena_release(&arena);
    return 0;
}
