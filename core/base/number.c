/* SPDX-License-Identifier: MIT */
/* The numbers of text.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { EXACT_DIGITS = 15, EXACT_POWER = 22, NUMBER_MOST = 127 };

static const double powers_of_ten[EXACT_POWER + 1] = {
    1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A long number is left to strtod, which expects the C locale. */
static double long_number(const char *start, const char *end)
{
    char copy[NUMBER_MOST + 1] = "";
    memcpy(copy, start, (size_t)(end - start));
    return strtod(copy, NULL);
}

/* Adds the digits at `at` to a whole number, which may overflow; returns what stands behind them.
 */
static const char *add_digits(const char *at, uint64_t *number)
{
    for (; is_digit(*at); at++)
        *number = *number * 10 + (uint64_t)(*at - '0');
    return at;
}

/* Integers below 2^53 and powers of ten up to 10^22 are exact as doubles, so that their quotient is
 * the double nearest to the number. */
bool text_read_number(const char **cursor, double *out)
{
    const char *start = *cursor;
    bool negative = *start == '-';
    if (*start == '-' || *start == '+')
        start++;
    uint64_t digits = 0;
    const char *end = add_digits(start, &digits), *point = end;
    if (end == start)
        return false;
    if (end[0] == '.' && is_digit(end[1]))
        end = add_digits(end + 1, &digits);
    if (end - start > NUMBER_MOST)
        return false;
    double value = (double)digits;
    if (end - start > EXACT_DIGITS + (end > point)) /* digits, and the point */
        value = long_number(start, end);
    else if (end > point)
        value /= powers_of_ten[end - point - 1];
    *out = negative && value != 0 ? -value : value;
    *cursor = end;
    return true;
}

/* printf gives the digits and the power of ten, in its own locale: "-d.ddddde+xx". */
struct decimal {
    bool negative;
    char digits[EXACT_DIGITS + 1]; /* without zeros at the end; one at least */
    int count;
    int power; /* of the first digit */
};

static struct decimal to_decimal(double number)
{
    struct decimal decimal = {0};
    char printed[48];
    snprintf(printed, sizeof printed, "%.*e", EXACT_DIGITS - 1, number);
    const char *at = printed;
    decimal.negative = *at == '-';
    for (; *at != 'e' && *at != '\0'; at++)
        if (is_digit(*at) && decimal.count < EXACT_DIGITS)
            decimal.digits[decimal.count++] = *at;
    while (decimal.count > 1 && decimal.digits[decimal.count - 1] == '0')
        decimal.digits[--decimal.count] = '\0';
    if (*at == 'e')
        decimal.power = (int)strtol(at + 1, NULL, 10);
    return decimal;
}

void text_write_number(double number, char out[32])
{
    if (number != number || number - number != 0) { /* no number, or infinite */
        snprintf(out, 32, "%s", number != number ? "nan" : number < 0 ? "-inf" : "inf");
        return;
    }
    struct decimal decimal = to_decimal(number);
    const char *sign = decimal.negative && number != 0 ? "-" : "";
    int power = decimal.power;
    if (power < -10 || power > 27) {
        snprintf(out, 32, "%s%c%s%se%d", sign, decimal.digits[0], decimal.count > 1 ? "." : "",
                 decimal.digits + 1, power);
        return;
    }
    int highest = power > 0 ? power : 0;
    int lowest = power - decimal.count + 1 < 0 ? power - decimal.count + 1 : 0;
    char *next = out + strlen(strcpy(out, sign));
    for (int place = highest; place >= lowest; place--) {
        int index = power - place;
        if (place == -1)
            *next++ = '.';
        *next++ = index >= 0 && index < decimal.count ? decimal.digits[index] : '0';
    }
    *next = '\0';
}
