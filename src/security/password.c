#include "security/password.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sodium.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include "base/env.h"

#include "base/banned.h"

enum { SLOTS = 2, WAIT_MS = 1500, MIN_DIFFERENT = 5, FOLDED_SIZE = PASSWORD_MAX_BYTES + 1 };

static const unsigned long long cost_passes = 2;
static const size_t cost_bytes = 64u * 1024 * 1024;

_Static_assert(crypto_pwhash_STRBYTES == PASSWORD_HASH_SIZE, "the stored text fits");

extern const char *const password_common_lines[];
extern const size_t password_common_count;

static pthread_mutex_t slots_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t slot_freed;
static pthread_once_t slots_once = PTHREAD_ONCE_INIT;
static int slots_taken;

static void init_slots(void)
{
    /* The monotonic clock, so that setting the machine's time cannot prolong the wait. */
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&slot_freed, &attributes);
    pthread_condattr_destroy(&attributes);
}

static bool take_slot(void)
{
    struct timespec deadline;
    pthread_once(&slots_once, init_slots);
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += WAIT_MS / 1000;
    deadline.tv_nsec += WAIT_MS % 1000 * 1000000L;
    if (deadline.tv_nsec >= 1000000000L) {
        deadline.tv_sec++;
        deadline.tv_nsec -= 1000000000L;
    }
    pthread_mutex_lock(&slots_mutex);
    int status = 0;
    while (slots_taken == SLOTS && status != ETIMEDOUT)
        status = pthread_cond_timedwait(&slot_freed, &slots_mutex, &deadline);
    bool taken = slots_taken < SLOTS;
    if (taken)
        slots_taken++;
    pthread_mutex_unlock(&slots_mutex);
    return taken;
}

static void give_slot(void)
{
    pthread_mutex_lock(&slots_mutex);
    slots_taken--;
    pthread_cond_signal(&slot_freed);
    pthread_mutex_unlock(&slots_mutex);
}

bool password_hash(const char *password, char hash[PASSWORD_HASH_SIZE])
{
    assert(strlen(password) <= PASSWORD_MAX_BYTES);
    if (sodium_init() < 0 || !take_slot())
        return false;
    int status = crypto_pwhash_str_alg(hash, password, strlen(password), cost_passes, cost_bytes,
                                       crypto_pwhash_ALG_ARGON2ID13);
    give_slot();
    return status == 0;
}

enum password_check password_compare(const char *hash, const char *password)
{
    unsigned char digest[32];
    static const unsigned char salt[crypto_pwhash_SALTBYTES] = "nadie con cuent";
    size_t length = strnlen(password, PASSWORD_MAX_BYTES + 1);
    if (length > PASSWORD_MAX_BYTES)
        return PASSWORD_DIFFERS;
    if (sodium_init() < 0 || !take_slot())
        return PASSWORD_IS_BUSY;
    int status = -1;
    if (hash != NULL)
        status = crypto_pwhash_str_verify(hash, password, length);
    else if (crypto_pwhash(digest, sizeof digest, password, length, salt, cost_passes, cost_bytes,
                           crypto_pwhash_ALG_ARGON2ID13) == 0)
        sodium_memzero(digest, sizeof digest);
    give_slot();
    if (status != 0)
        return PASSWORD_DIFFERS;
    return crypto_pwhash_str_needs_rehash(hash, cost_passes, cost_bytes) == 0
               ? PASSWORD_MATCHES
               : PASSWORD_MATCHES_OLD_COST;
}

/* Small letters without accents, for two bytes of UTF-8 from U+00C0 to U+00FF; '\0' for others. */
static char fold_latin(unsigned char second)
{
    static const char letters[] = "aaaaaaaceeeeiiiidnooooo\0ouuuuyts"
                                  "aaaaaaaceeeeiiiidnooooo\0ouuuuyty";
    return letters[(second - 0x80) & 0x3f];
}

/* The password as the list is written: small letters, no accents, no spaces; digits and signs at
 * the end are kept here. */
static void fold(const char *text, char folded[FOLDED_SIZE])
{
    size_t length = 0;
    for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
        unsigned char c = *p;
        if (c == ' ')
            continue;
        if (c == 0xC3 && (p[1] & 0xC0) == 0x80 && fold_latin(p[1]) != '\0')
            c = (unsigned char)fold_latin(*++p);
        else if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c - 'A' + 'a');
        if (length < FOLDED_SIZE - 1)
            folded[length++] = (char)c;
    }
    folded[length] = '\0';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* "colombia2024*" is no better than "colombia"; "123colombia" neither. */
static char *strip_ends(char *folded)
{
    size_t length = strlen(folded);
    while (length > 0 && !is_letter(folded[length - 1]))
        folded[--length] = '\0';
    while (*folded != '\0' && !is_letter(*folded))
        folded++;
    return folded;
}

static bool is_common(const char *word)
{
    size_t low = 0, high = password_common_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(word, password_common_lines[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static size_t count_characters(const char *text)
{
    size_t count = 0;
    for (; *text != '\0'; text++)
        if (((unsigned char)*text & 0xC0) != 0x80)
            count++;
    return count;
}

static int count_different(const char *text)
{
    bool seen[256] = {false};
    int count = 0;
    for (; *text != '\0'; text++) {
        if (!seen[(unsigned char)*text])
            count++;
        seen[(unsigned char)*text] = true;
    }
    return count;
}

static bool is_personal(const char *word, const char *email, const char *name)
{
    char folded[FOLDED_SIZE];
    if (email != NULL && *email != '\0') {
        fold(email, folded);
        if (strcmp(word, folded) == 0)
            return true;
        char *at = strchr(folded, '@');
        if (at != NULL)
            *at = '\0';
        if (strcmp(word, strip_ends(folded)) == 0)
            return true;
    }
    if (name == NULL || *name == '\0')
        return false;
    fold(name, folded);
    return strcmp(word, strip_ends(folded)) == 0;
}

enum password_verdict password_judge(const char *password, const char *email, const char *name)
{
    if (strlen(password) > PASSWORD_MAX_BYTES)
        return PASSWORD_IS_LONG;
    if (count_characters(password) < PASSWORD_MIN_CHARACTERS)
        return PASSWORD_IS_SHORT;
    if (count_different(password) < MIN_DIFFERENT)
        return PASSWORD_IS_REPEATING;
    char folded[FOLDED_SIZE];
    fold(password, folded);
    char *word = strip_ends(folded);
    /* Nothing but digits and signs is a date or a telephone number. */
    if (*word == '\0' || is_common(word))
        return PASSWORD_IS_COMMON;
    return is_personal(word, email, name) ? PASSWORD_IS_PERSONAL : PASSWORD_IS_FINE;
}

const char *password_explain(enum password_verdict verdict)
{
    switch (verdict) {
    case PASSWORD_IS_FINE:
        return NULL;
    case PASSWORD_IS_SHORT:
        return "Use al menos 12 caracteres. Sirve una frase corta que usted recuerde.";
    case PASSWORD_IS_LONG:
        return "Use una contraseña más corta, de máximo 500 caracteres.";
    case PASSWORD_IS_COMMON:
        return "Esa contraseña es fácil de adivinar. Use una frase de varias palabras.";
    case PASSWORD_IS_REPEATING:
        return "Esa contraseña repite los mismos caracteres. Use una frase de varias palabras.";
    case PASSWORD_IS_PERSONAL:
        return "No use su nombre ni su correo como contraseña.";
    }
    return NULL;
}

/* Letters that are written and heard in one way: neither b/v, c/s/z, g/j, ll/y nor h. */
static const char consonants[] = "dflmnprt";
static const char vowels[] = "aeiou";

enum { GROUPS = 6, GROUP_LETTERS = 4 };

static unsigned random_below(unsigned limit)
{
    unsigned char byte;
    do
        env_random_bytes(&byte, 1);
    while (byte >= 256 / limit * limit);
    return byte % limit;
}

static bool is_rude(const char *group)
{
    static const char *const rude[] = {"puta", "puto", "pene", "teta", "peda",
                                       "pedo", "nena", "mama", "tete"};
    for (size_t i = 0; i < sizeof rude / sizeof rude[0]; i++)
        if (memcmp(group, rude[i], GROUP_LETTERS) == 0)
            return true;
    return false;
}

void password_make_one_time(char password[PASSWORD_ONE_TIME_SIZE])
{
    _Static_assert(GROUPS * (GROUP_LETTERS + 1) == PASSWORD_ONE_TIME_SIZE, "groups fill the text");
    for (int group = 0; group < GROUPS; group++) {
        char *letters = password + (size_t)group * (GROUP_LETTERS + 1);
        do {
            for (int i = 0; i < GROUP_LETTERS; i += 2) {
                letters[i] = consonants[random_below(sizeof consonants - 1)];
                letters[i + 1] = vowels[random_below(sizeof vowels - 1)];
            }
        } while (is_rude(letters));
        letters[GROUP_LETTERS] = group + 1 < GROUPS ? '-' : '\0';
    }
}
