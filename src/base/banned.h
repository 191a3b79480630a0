/* Calls that this project does not use, made into compile errors.
 *
 * Include it last, in .c files only (system headers declare these names). Each has a safe home:
 * text is built with strbuf or arena_printf, numbers are read with decimal_parse, time comes from
 * env, and the process-wide locale is never changed after start. */
#ifndef ATALAYA_BASE_BANNED_H
#define ATALAYA_BASE_BANNED_H

#define ATALAYA_BANNED(function) sorry_##function##_is_a_banned_function

#undef strcpy
#define strcpy(x, y) ATALAYA_BANNED(strcpy)
#undef strcat
#define strcat(x, y) ATALAYA_BANNED(strcat)
#undef strncpy
#define strncpy(x, y, n) ATALAYA_BANNED(strncpy)
#undef strncat
#define strncat(x, y, n) ATALAYA_BANNED(strncat)
#undef sprintf
#define sprintf(...) ATALAYA_BANNED(sprintf)
#undef vsprintf
#define vsprintf(...) ATALAYA_BANNED(vsprintf)
#undef gets
#define gets(x) ATALAYA_BANNED(gets)
#undef atoi
#define atoi(x) ATALAYA_BANNED(atoi)
#undef atol
#define atol(x) ATALAYA_BANNED(atol)
#undef strtok
#define strtok(x, y) ATALAYA_BANNED(strtok)
#undef gmtime
#define gmtime(x) ATALAYA_BANNED(gmtime)
#undef localtime
#define localtime(x) ATALAYA_BANNED(localtime)
#undef asctime
#define asctime(x) ATALAYA_BANNED(asctime)
#undef ctime
#define ctime(x) ATALAYA_BANNED(ctime)
#undef strtod
#define strtod(x, y) ATALAYA_BANNED(strtod)

#endif
