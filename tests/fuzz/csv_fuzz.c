/* Any bytes as a CSV file. */
#include "workbook_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct workbook_request request = {"plan.csv", data, size, NULL, NULL};
    check_workbook(&request);
    return 0;
}
