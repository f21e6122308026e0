/* Which instant does a text of the service mean? To be copied with verify.c. */
#ifndef INSTANT_H
#define INSTANT_H

#include <stdbool.h>
#include <stddef.h>

static bool take_number(const char **at, const char *end, int count, long *number) {
    *number = 0;
    for (; count > 0; count--, (*at)++) {
        if (*at == end || **at < '0' || **at > '9') {
            return false;
        }
        *number = *number * 10 + (**at - '0');
    }
    return true;
}

static bool take(const char **at, const char *end, char wanted) {
    bool is_there = *at < end && **at == wanted;
    *at += is_there;
    return is_there;
}

/* Days since 1970-01-01 in the Gregorian calendar, without a table of years. */
static long long days_since_1970(long year, long month, long day) {
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    long long past = year - (month <= 2);
    long long leap_days = past / 4 - past / 100 + past / 400;
    return 365LL * (year - 1970) + leap_days - 477 + before[month - 1] + day - 1;
}

static bool is_day(long year, long month, long day) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return year >= 1 && month >= 1 && month <= 12 && day >= 1
        && day <= days[month - 1] + (month == 2 && is_leap);
}

/* Seconds since 1970 of an ISO 8601 instant; one of the service without a zone is UTC. */
static bool to_instant(const char *text, size_t length, long long *seconds) {
    const char *at = text, *end = text + length;
    long year, month, day, hour = 0, minute = 0, second = 0, zone_hour = 0, zone_minute = 0;
    int sign = 1;
    if (!take_number(&at, end, 4, &year) || !take(&at, end, '-')
        || !take_number(&at, end, 2, &month) || !take(&at, end, '-')
        || !take_number(&at, end, 2, &day) || !is_day(year, month, day)) {
        return false;
    }
    if (take(&at, end, 'T')) {
        if (!take_number(&at, end, 2, &hour) || !take(&at, end, ':')
            || !take_number(&at, end, 2, &minute) || !take(&at, end, ':')
            || !take_number(&at, end, 2, &second)) {
            return false;
        }
        if (take(&at, end, '.')) {
            long digit;
            int count = 0;
            while (count < 9 && take_number(&at, end, 1, &digit)) {
                count++;
            }
            if (count == 0) {
                return false;
            }
        }
        sign = take(&at, end, '-') ? -1 : 1;
        if (sign == -1 || take(&at, end, '+')) {
            if (!take_number(&at, end, 2, &zone_hour) || !take(&at, end, ':')
                || !take_number(&at, end, 2, &zone_minute)) {
                return false;
            }
        } else {
            take(&at, end, 'Z');
        }
    }
    *seconds = days_since_1970(year, month, day) * 86400 + hour * 3600 + minute * 60 + second
        - sign * (zone_hour * 3600 + zone_minute * 60);
    return at == end && hour < 24 && minute < 60 && second < 60 && zone_hour < 24
        && zone_minute < 60;
}

#endif
