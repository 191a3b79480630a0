/* Fills a prepared data folder with 125 councils, each with a sample plan, for http_bench.py.
 *
 *     atalaya init --data FOLDER && board_data FOLDER/atalaya.sqlite */
#include <stdio.h>

#include "sample_plan.h"

#include "base/banned.h"

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: board_data DATABASE\n");
        return 2;
    }
    struct database *database = NULL;
    struct error error = {0};
    sample_check(database_open(argv[1], &database, &error), &error);
    sample_check(database_begin(database, true, &error), &error);
    for (int i = 0; i < SAMPLE_COUNCILS; i++)
        sample_plan_add(database, i, "05321");
    sample_check(database_commit(database, &error), &error);
    database_close(database);
    return 0;
}
