/* Is this program licensed here and now? By the service's signed answer, not by anybody's word.
 *
 *     verify STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]
 *
 *     cc -O2 -o verify verify.c -lcrypto
 *
 * Copy `verify` and what it calls into your program, and the key into its binary: a key that lies
 * in a file beside the program can be exchanged. Needs OpenSSL 3 and POSIX (on Windows `rename`
 * does not replace a file: take MoveFileEx). Exit codes, and what each check is for: README.md
 * beside this folder. */
#define _POSIX_C_SOURCE 200809L

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "instant.h"
#include "strict_json.h"

enum {
    LICENSED = 0, UNREADABLE = 1, SIGNATURE_WRONG = 2, OTHER_KEY = 3, OTHER_DEVICE = 4,
    OTHER_PRODUCT = 5, ENDED = 6, OLDER = 7, SWITCHED_OFF = 8, NOT_STARTED = 9, USAGE = 64
};

#define MAX_FILE_BYTES (4 * 1024 * 1024)
#define TOLERANCE_S 3600

typedef struct {
    unsigned char *bytes;
    size_t length;
} buffer;

/* What one verification holds; all of it is freed at its end. */
typedef struct {
    buffer file, response, signature;
    json_document status, license;
} work;

/* What a license must be for; NULL is not compared. */
typedef struct {
    const char *product, *device, *company;
} expectation;

static int refuse(int code, const char *reason) {
    fprintf(stderr, "verify: %s\n", reason);
    return code;
}

/* At most `limit` bytes of a file; false where it cannot be read, or is larger. */
static bool read_file(const char *path, size_t limit, buffer *content) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    content->bytes = malloc(limit + 1);
    content->length = content->bytes == NULL ? 0 : fread(content->bytes, 1, limit + 1, file);
    bool is_read = content->bytes != NULL && !ferror(file) && content->length <= limit;
    fclose(file);
    return is_read;
}

static int base64_digit(char one) {
    static const char alphabet[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = one == '\0' ? NULL : strchr(alphabet, one);
    return found == NULL ? -1 : (int)(found - alphabet);
}

/* Padded, without white space, and with no bit left over. */
static bool from_base64(const json_value *value, buffer *content) {
    if (value == NULL || value->kind != JSON_STRING || value->length == 0
        || value->length % 4 != 0) {
        return false;
    }
    const char *text = value->text;
    size_t padding = text[value->length - 1] != '=' ? 0 : text[value->length - 2] != '=' ? 1 : 2;
    unsigned long bits = 0;
    content->bytes = malloc(value->length);
    if (content->bytes == NULL) {
        return false;
    }
    for (size_t i = 0; i < value->length; i++) {
        int digit = i < value->length - padding ? base64_digit(text[i]) : 0;
        if (digit < 0) {
            return false;
        }
        bits = (bits << 6 | (unsigned long)digit) & 0xFFFFFF;
        if (i % 4 == 3) {
            content->bytes[content->length++] = (unsigned char)(bits >> 16);
            content->bytes[content->length++] = (unsigned char)(bits >> 8);
            content->bytes[content->length++] = (unsigned char)bits;
        }
    }
    content->length -= padding;
    return (bits & (padding == 2 ? 0xFFFF : padding == 1 ? 0xFF : 0)) == 0;
}

static bool is_instant(const json_value *value, long long *seconds) {
    return value != NULL && value->kind == JSON_STRING
        && to_instant(value->text, value->length, seconds);
}

/* A date of the license that may be null, missing or empty: then there is none. */
static bool is_said(const json_value *value) {
    return value != NULL && value->kind != JSON_NULL
        && !(value->kind == JSON_STRING && value->length == 0);
}

static bool is_key_named(const json_value *named, EVP_PKEY *key) {
    unsigned char *der = NULL, digest[EVP_MAX_MD_SIZE];
    char name[7 + 2 * 32 + 1] = "sha256:";
    int length = i2d_PUBKEY(key, &der);
    bool is_made = length > 0
        && EVP_Digest(der, (size_t)length, digest, NULL, EVP_sha256(), NULL) == 1;
    for (int i = 0; is_made && i < 32; i++) {
        snprintf(name + 7 + 2 * i, 3, "%02x", digest[i]);
    }
    OPENSSL_free(der);
    return is_made && json_is_text(named, name);
}

static int check_signature(work *w, EVP_PKEY *key, const json_value *named) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    /* For an RSA key the default padding is PKCS#1 v1.5. */
    bool is_right = context != NULL
        && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1
        && EVP_DigestVerify(context, w->signature.bytes, w->signature.length,
                            w->response.bytes, w->response.length) == 1;
    EVP_MD_CTX_free(context);
    if (is_right) {
        return LICENSED;
    }
    /* Which key the file names is a hint only: it tells a changed answer from a foreign one. */
    if (named != NULL && named->kind == JSON_STRING && !is_key_named(named, key)) {
        return refuse(OTHER_KEY, "signed by another key than the vendor's");
    }
    return refuse(SIGNATURE_WRONG, "the answer was changed after it was signed");
}

/* Anything but true, false, null or nothing makes `is_sound` false. */
static bool flag(const json_value *license, const char *name, bool otherwise, bool *is_sound) {
    const json_value *value = json_member(license, name);
    if (value == NULL || value->kind == JSON_NULL) {
        return otherwise;
    }
    *is_sound = *is_sound && (value->kind == JSON_TRUE || value->kind == JSON_FALSE);
    return value->kind == JSON_TRUE;
}

static bool is_number(const json_value *value, const char *digits) {
    return value != NULL && value->kind == JSON_NUMBER && value->length == strlen(digits)
        && memcmp(value->text, digits, value->length) == 0;
}

static int check_terms(const json_value *license, const expectation *expected, long long now) {
    const json_value *details = json_member(license, "product_details");
    const json_value *company_id = json_member(json_member(license, "company"), "id");
    const json_value *named = json_member(license, "hardware_id");
    const json_value *start = json_member(license, "start_date");
    const json_value *until = json_member(license, "validity_period"); /* null: for ever */
    long long start_at = 0, until_at = 0;
    bool is_sound = true;
    /* An activation says `active`, a check the other two (null counts as not said). */
    bool is_active = flag(license, "active", true, &is_sound);
    is_active = flag(license, "license_active", true, &is_sound) && is_active;
    bool is_enabled = flag(license, "license_enabled", true, &is_sound);
    bool is_expired = flag(license, "is_expired", false, &is_sound);

    if (details == NULL || details->kind != JSON_OBJECT || named == NULL
        || named->kind != JSON_STRING || named->length == 0) {
        return refuse(UNREADABLE, "the signed answer is not a license");
    }
    if (!is_sound || (is_said(start) && !is_instant(start, &start_at))
        || (is_said(until) && !is_instant(until, &until_at))) {
        return refuse(UNREADABLE, "the signed answer holds another kind of value than it should");
    }
    if (!json_is_text(json_member(details, "short_code"), expected->product)) {
        return refuse(OTHER_PRODUCT, "a license for another product");
    }
    if (expected->company != NULL && !is_number(company_id, expected->company)) {
        return refuse(OTHER_PRODUCT, "a license of another vendor");
    }
    if (expected->device != NULL && !json_is_text(named, expected->device)) {
        return refuse(OTHER_DEVICE, "a license for another device");
    }
    if (!is_active) {
        return refuse(SWITCHED_OFF, "the license is not active");
    }
    if (!is_enabled) {
        return refuse(SWITCHED_OFF, "the license is switched off");
    }
    if (is_said(start) && now < start_at) {
        return refuse(NOT_STARTED, "the license has not started yet");
    }
    if (is_expired || (is_said(until) && now >= until_at)) {
        return refuse(ENDED, "the license has ended");
    }
    return LICENSED;
}

/* A memory that is gone or unreadable counts as none: it cannot be defended anyway. */
static bool recall(const char *path, long long *last_check, long long *clock) {
    buffer content = {NULL, 0};
    char first[32], second[32], line[201];
    bool is_known = read_file(path, sizeof line - 1, &content);
    if (is_known) {
        memcpy(line, content.bytes, content.length);
        line[content.length] = '\0';
        is_known = sscanf(line, "keyturn-memory 1 %31s %31s", first, second) == 2
            && to_instant(first, strlen(first), last_check)
            && to_instant(second, strlen(second), clock);
    }
    free(content.bytes);
    return is_known;
}

static void remember(const char *path, long long last_check, long long clock) {
    const long long instants[] = {last_check, clock};
    char text[2][32], temporary[4096];
    for (int i = 0; i < 2; i++) {
        time_t at = (time_t)instants[i];
        struct tm parts;
        if (gmtime_r(&at, &parts) == NULL
            || strftime(text[i], sizeof text[i], "%Y-%m-%dT%H:%M:%SZ", &parts) == 0) {
            return;
        }
    }
    int written = snprintf(temporary, sizeof temporary, "%s.XXXXXX", path);
    int descriptor = written < (int)sizeof temporary ? mkstemp(temporary) : -1; /* owner only */
    bool is_kept = descriptor >= 0;
    if (is_kept) {
        is_kept = dprintf(descriptor, "keyturn-memory 1 %s %s\n", text[0], text[1]) > 0;
        is_kept = fsync(descriptor) == 0 && is_kept;
        is_kept = close(descriptor) == 0 && is_kept && rename(temporary, path) == 0;
        if (!is_kept) {
            unlink(temporary);
        }
    }
    if (!is_kept) {
        fprintf(stderr, "verify: warning: nothing is remembered\n");
    }
}

static int check_age(long long last_check, const char *memory_file, long long now) {
    long long seen_check, seen_clock, clock = now;
    if (last_check > now + TOLERANCE_S) {
        return refuse(OLDER, "the clock stands before the last check");
    }
    if (recall(memory_file, &seen_check, &seen_clock)) {
        if (last_check < seen_check) {
            return refuse(OLDER, "an older status than the one seen before");
        }
        /* With a newer check the present clock counts: the service refuses one that is far off, so
         * an instant remembered from a clock that was wrong then does not lock anybody out. */
        if (last_check == seen_check) {
            if (now < seen_clock - TOLERANCE_S) {
                return refuse(OLDER, "the clock was put back since the last time");
            }
            clock = now > seen_clock ? now : seen_clock;
        }
    }
    remember(memory_file, last_check, clock);
    return LICENSED;
}

static void say_licensed(const char *product, const json_value *until, const json_value *hint) {
    bool is_known = hint != NULL && hint->kind == JSON_STRING && hint->length > 0
        && hint->length < 33;
    for (size_t i = 0; is_known && i < hint->length; i++) {
        is_known = (hint->text[i] >= 'a' && hint->text[i] <= 'z') || hint->text[i] == '_';
    }
    int until_length = is_said(until) ? (int)until->length : 14;
    int hint_length = is_known ? (int)hint->length : 7;
    printf("licensed: %s until %.*s; Keyturn says %.*s\n", product,
           until_length, is_said(until) ? until->text : "further notice",
           hint_length, is_known ? hint->text : "nothing");
}

static int verify(work *w, const char *status_file, EVP_PKEY *key, const expectation *expected,
                  const char *memory_file, long long now) {
    long long last_check;
    if (!read_file(status_file, MAX_FILE_BYTES, &w->file)) {
        return refuse(UNREADABLE, "the status file cannot be read, or is too large");
    }
    const json_value *status = json_parse(&w->status, w->file.bytes, w->file.length);
    const json_value *schema = json_member(status, "schema");
    if (!is_number(schema, "1")) {
        return refuse(UNREADABLE, "the status file is not sound JSON of schema 1");
    }
    const json_value *evidence = json_member(status, "evidence");
    if (evidence == NULL || evidence->kind != JSON_OBJECT) {
        return refuse(UNREADABLE, "nothing is activated: the file holds no evidence");
    }
    if (!from_base64(json_member(evidence, "response"), &w->response)
        || !from_base64(json_member(evidence, "signature"), &w->signature)) {
        return refuse(UNREADABLE, "the evidence is not Base64");
    }
    int code = check_signature(w, key, json_member(evidence, "key"));
    if (code != LICENSED) {
        return code;
    }
    /* Nothing of these bytes was looked at before. */
    const json_value *license = json_parse(&w->license, w->response.bytes, w->response.length);
    if (license == NULL || license->kind != JSON_OBJECT) {
        return refuse(UNREADABLE, "the signed answer is not a sound JSON object");
    }
    code = check_terms(license, expected, now);
    if (code != LICENSED) {
        return code;
    }
    if (!is_instant(json_member(status, "last_check"), &last_check)) {
        return refuse(UNREADABLE, "a date is not an instant");
    }
    code = check_age(last_check, memory_file, now);
    if (code == LICENSED) {
        say_licensed(expected->product, json_member(license, "validity_period"),
                     json_member(status, "state"));
    }
    return code;
}

/* The vendor's key; NULL where it is no RSA key of 2,048 bits or more. */
static EVP_PKEY *load_key(const char *path) {
    BIO *file = BIO_new_file(path, "rb");
    EVP_PKEY *key = file == NULL ? NULL : PEM_read_bio_PUBKEY(file, NULL, NULL, (void *)"");
    BIO_free(file);
    bool is_fit = key != NULL && EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA
        && EVP_PKEY_get_bits(key) >= 2048;
    if (!is_fit) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

int main(int count, char **words) {
    if (count != 6 && count != 7) {
        return refuse(USAGE,
                      "STATUS_FILE PUBLIC_KEY.pem PRODUCT HARDWARE_ID|- MEMORY_FILE [COMPANY_ID]");
    }
    EVP_PKEY *key = load_key(words[2]);
    if (key == NULL) {
        return refuse(USAGE, "the public key cannot be used");
    }
    work w;
    memset(&w, 0, sizeof w);
    expectation expected = {words[3], strcmp(words[4], "-") == 0 ? NULL : words[4],
                            count == 7 ? words[6] : NULL};
    int code = verify(&w, words[1], key, &expected, words[5], (long long)time(NULL));
    free(w.file.bytes);
    free(w.response.bytes);
    free(w.signature.bytes);
    json_free(&w.status);
    json_free(&w.license);
    EVP_PKEY_free(key);
    return code;
}
