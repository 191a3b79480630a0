/* What every unit test includes first: cmocka with the headers that it needs, in their order. */
#ifndef ATALAYA_BASE_TEST_H
#define ATALAYA_BASE_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define TEST_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
