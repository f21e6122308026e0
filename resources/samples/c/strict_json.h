/* Which values does a JSON text hold? A small strict reader, to be copied with verify.c.
 *
 * RFC 8259 and nothing beside it: UTF-8 only, no key twice, no half character, no byte behind the
 * end, at most JSON_MAX_DEPTH levels and JSON_MAX_VALUES values. Strings are decoded; they may hold
 * NUL and are not terminated. Numbers stay as they are written. */
#ifndef STRICT_JSON_H
#define STRICT_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define JSON_MAX_DEPTH 32
#define JSON_MAX_VALUES 100000

typedef enum {
    JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT
} json_kind;

typedef struct json_value {
    json_kind kind;
    const char *key; /* of a member of an object */
    size_t key_length;
    const char *text; /* of a string or number */
    size_t length;
    struct json_value *first, *next; /* members or elements, in their order */
} json_value;

typedef struct {
    json_value *values; /* the root is the first */
    char *strings;
    /* while it is read */
    const unsigned char *at, *end;
    size_t used, room, written;
} json_document;

static void json_free(json_document *document) {
    free(document->values);
    free(document->strings);
    document->values = NULL;
    document->strings = NULL;
}

static void json_skip_space(json_document *d) {
    while (d->at < d->end
           && (*d->at == ' ' || *d->at == '\t' || *d->at == '\n' || *d->at == '\r')) {
        d->at++;
    }
}

static bool json_take(json_document *d, unsigned char wanted) {
    if (d->at == d->end || *d->at != wanted) {
        return false;
    }
    d->at++;
    return true;
}

static bool json_word(json_document *d, const char *word) {
    size_t length = strlen(word);
    if ((size_t)(d->end - d->at) < length || memcmp(d->at, word, length) != 0) {
        return false;
    }
    d->at += length;
    return true;
}

/* How many bytes does a character take? 0 for what is not UTF-8 (RFC 3629). */
static size_t json_character(const unsigned char *at, const unsigned char *end) {
    static const unsigned long smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = at[0] < 0x80 ? 1 : at[0] < 0xC0 ? 0 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3
                : at[0] < 0xF8 ? 4 : 0;
    if (size < 2) {
        return size;
    }
    if ((size_t)(end - at) < size) {
        return 0;
    }
    unsigned long point = at[0] & (0x7FU >> size);
    for (size_t i = 1; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
        point = point << 6 | (at[i] & 0x3FU);
    }
    bool is_half = point >= 0xD800 && point <= 0xDFFF;
    return point < smallest[size] || point > 0x10FFFF || is_half ? 0 : size;
}

static bool json_four_digits(json_document *d, unsigned long *value) {
    *value = 0;
    for (int i = 0; i < 4; i++) {
        unsigned char one = d->at < d->end ? *d->at : 0;
        unsigned digit;
        if (one >= '0' && one <= '9') {
            digit = one - '0';
        } else if (one >= 'a' && one <= 'f') {
            digit = one - 'a' + 10;
        } else if (one >= 'A' && one <= 'F') {
            digit = one - 'A' + 10;
        } else {
            return false;
        }
        *value = *value << 4 | digit;
        d->at++;
    }
    return true;
}

static void json_write_point(json_document *d, unsigned long point) {
    char *out = d->strings + d->written;
    size_t size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = size; i > 1; i--, point >>= 6) {
        out[i - 1] = (char)(0x80 | (point & 0x3F));
    }
    out[0] = (char)(lead[size] | point);
    d->written += size;
}

/* Behind a backslash. What is written is never longer than what was read. */
static bool json_escape(json_document *d) {
    static const char names[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (d->at == d->end) {
        return false;
    }
    unsigned char name = *d->at++;
    if (name != 'u') {
        const char *found = name == 0 ? NULL : strchr(names, name);
        if (found != NULL) {
            d->strings[d->written++] = meant[found - names];
        }
        return found != NULL;
    }
    unsigned long point, low;
    if (!json_four_digits(d, &point) || (point >= 0xDC00 && point <= 0xDFFF)) {
        return false;
    }
    if (point >= 0xD800 && point <= 0xDBFF) {
        if (!json_word(d, "\\u") || !json_four_digits(d, &low) || low < 0xDC00 || low > 0xDFFF) {
            return false;
        }
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    json_write_point(d, point);
    return true;
}

static bool json_string(json_document *d, const char **text, size_t *length) {
    size_t begin = d->written;
    if (!json_take(d, '"')) {
        return false;
    }
    while (d->at < d->end && *d->at != '"') {
        if (*d->at == '\\') {
            d->at++;
            if (!json_escape(d)) {
                return false;
            }
            continue;
        }
        size_t size = *d->at < 0x20 ? 0 : json_character(d->at, d->end);
        if (size == 0) {
            return false;
        }
        memcpy(d->strings + d->written, d->at, size);
        d->written += size;
        d->at += size;
    }
    *text = d->strings + begin;
    *length = d->written - begin;
    return json_take(d, '"');
}

static bool json_digits(json_document *d) {
    const unsigned char *begin = d->at;
    while (d->at < d->end && *d->at >= '0' && *d->at <= '9') {
        d->at++;
    }
    return d->at > begin;
}

static bool json_number(json_document *d, json_value *value) {
    const unsigned char *begin = d->at;
    json_take(d, '-');
    if (!json_take(d, '0') && !json_digits(d)) {
        return false;
    }
    if (json_take(d, '.') && !json_digits(d)) {
        return false;
    }
    if (json_take(d, 'e') || json_take(d, 'E')) {
        if (!json_take(d, '+')) {
            json_take(d, '-');
        }
        if (!json_digits(d)) {
            return false;
        }
    }
    value->kind = JSON_NUMBER;
    value->text = (const char *)begin;
    value->length = (size_t)(d->at - begin);
    return true;
}

static int json_compare_keys(const void *left, const void *right) {
    const json_value *a = *(json_value *const *)left, *b = *(json_value *const *)right;
    if (a->key_length != b->key_length) {
        return a->key_length < b->key_length ? -1 : 1;
    }
    return memcmp(a->key, b->key, a->key_length);
}

static bool json_keys_differ(const json_value *object, size_t count) {
    const json_value **sorted = malloc((count + 1) * sizeof *sorted);
    if (sorted == NULL) {
        return false;
    }
    size_t filled = 0;
    for (const json_value *one = object->first; one != NULL; one = one->next) {
        sorted[filled++] = one;
    }
    qsort(sorted, filled, sizeof *sorted, json_compare_keys);
    bool differ = true;
    for (size_t i = 1; i < filled && differ; i++) {
        differ = json_compare_keys(&sorted[i - 1], &sorted[i]) != 0;
    }
    free(sorted);
    return differ;
}

static json_value *json_read(json_document *d, int depth);

/* An object or a list, at its first bracket. */
static bool json_inner(json_document *d, json_value *outer, int depth) {
    bool is_object = *d->at++ == '{';
    unsigned char close = is_object ? '}' : ']';
    json_value **link = &outer->first;
    size_t count = 0;
    outer->kind = is_object ? JSON_OBJECT : JSON_ARRAY;
    json_skip_space(d);
    if (depth == 0) {
        return false;
    }
    if (json_take(d, close)) {
        return true;
    }
    do {
        const char *key = NULL;
        size_t key_length = 0;
        json_skip_space(d);
        if (is_object) {
            if (!json_string(d, &key, &key_length)) {
                return false;
            }
            json_skip_space(d);
            if (!json_take(d, ':')) {
                return false;
            }
        }
        json_value *inner = json_read(d, depth - 1);
        if (inner == NULL) {
            return false;
        }
        inner->key = key;
        inner->key_length = key_length;
        *link = inner;
        link = &inner->next;
        count++;
    } while (json_take(d, ','));
    return json_take(d, close) && (!is_object || json_keys_differ(outer, count));
}

/* A value with the white space around it. */
static json_value *json_read(json_document *d, int depth) {
    json_skip_space(d);
    if (d->at == d->end || d->used == d->room) {
        return NULL;
    }
    json_value *value = &d->values[d->used++];
    bool is_sound;
    memset(value, 0, sizeof *value);
    switch (*d->at) {
    case '{':
    case '[':
        is_sound = json_inner(d, value, depth);
        break;
    case '"':
        value->kind = JSON_STRING;
        is_sound = json_string(d, &value->text, &value->length);
        break;
    case 'n':
        value->kind = JSON_NULL;
        is_sound = json_word(d, "null");
        break;
    case 't':
        value->kind = JSON_TRUE;
        is_sound = json_word(d, "true");
        break;
    case 'f':
        value->kind = JSON_FALSE;
        is_sound = json_word(d, "false");
        break;
    default:
        is_sound = json_number(d, value);
    }
    json_skip_space(d);
    return is_sound ? value : NULL;
}

/* The root, or NULL where the text is not sound. The text must outlive the document, which is to be
 * given to json_free in either case. */
static const json_value *json_parse(json_document *d, const unsigned char *text, size_t length) {
    memset(d, 0, sizeof *d);
    d->room = 1; /* each value but the root stands behind one of these */
    for (size_t i = 0; i < length; i++) {
        d->room += text[i] == ',' || text[i] == '[' || text[i] == '{';
    }
    if (d->room > JSON_MAX_VALUES) {
        return NULL;
    }
    d->values = malloc(d->room * sizeof *d->values);
    d->strings = malloc(length + 1);
    if (d->values == NULL || d->strings == NULL) {
        return NULL;
    }
    d->at = text;
    d->end = text + length;
    const json_value *root = json_read(d, JSON_MAX_DEPTH);
    return d->at == d->end ? root : NULL;
}

/* A member of an object, or NULL where there is none. */
static const json_value *json_member(const json_value *object, const char *key) {
    size_t length = strlen(key);
    const json_value *one = object != NULL && object->kind == JSON_OBJECT ? object->first : NULL;
    while (one != NULL && (one->key_length != length || memcmp(one->key, key, length) != 0)) {
        one = one->next;
    }
    return one;
}

static bool json_is_text(const json_value *value, const char *text) {
    return value != NULL && value->kind == JSON_STRING && value->length == strlen(text)
        && memcmp(value->text, text, value->length) == 0;
}

#endif
