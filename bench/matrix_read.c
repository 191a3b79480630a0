/* Reads a matrix and does nothing with it: for matrix_bench.sh, which asks what parsing alone
 * costs. Prints the count of rows. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "exchange/matrix_csv/matrix_csv.h"

#include "base/banned.h"

static long read_file(void *context, char *buffer, size_t size)
{
    return (long)read(*(const int *)context, buffer, size);
}

int main(int argc, char **argv)
{
    struct arena arena = {0};
    struct matrix_reader *reader = ARENA_NEW(&arena, struct matrix_reader);
    char message[MATRIX_MESSAGE_SIZE];
    long rows = 0;
    int file = argc == 2 ? open(argv[1], O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0 || !matrix_reader_open(reader, &arena, read_file, &file, message)) {
        fputs("Use: matrix_read FILE\n", stderr);
        return 2;
    }
    while (matrix_reader_next(reader, message) == MATRIX_ROW)
        rows++;
    printf("%ld\n", rows);
    close(file);
    arena_release(&arena);
    return 0;
}
