/* SPDX-License-Identifier: MIT */
/* The workload's rules as straight C (evalinc.h, the ceiling), evaluation alone: patients are
 * parsed ten at a time; measured is the one pass over those ten that follows, as evaluate.c does.
 *
 *     straight NDJSON      prints nanoseconds a patient, the median of all tens */
#include "facts.h"

enum { TEN = 10, TENS_MOST = 3000 };

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int count, char **words)
{
    static P patients[TEN];
    double each[TENS_MOST];
    size_t length, tens = 0;
    uint64_t sum = 0;
    if (count != 2)
        return 2;
    tab_init();
    char *text = slurp(words[1], &length);
    const char *at = text, *end = text + length;
    while (at < end && tens < TENS_MOST) {
        size_t read = 0;
        while (at < end && read < TEN)
            at = nd_parse(at, &patients[read++]);
        double start = now();
        for (size_t i = 0; i < read; i++)
            sum += eval_c(&patients[i]);
        if (read == TEN)
            each[tens++] = (now() - start) * 1e9 / TEN;
    }
    qsort(each, tens, sizeof *each, by_size);
    printf("%.1f ns a patient (%zu patients, sum %llx)\n", each[tens / 2], tens * TEN,
           (unsigned long long)sum);
    return 0;
}
