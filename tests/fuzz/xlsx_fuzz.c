/* Any bytes as an XLSX file: the sniffing and the ZIP. See xlsx_part_fuzz.c for what is inside. */
#include "workbook_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct workbook_request request = {"plan.xlsx", data, size, NULL, NULL};
    check_workbook(&request);
    return 0;
}
