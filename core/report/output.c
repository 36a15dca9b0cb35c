/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "report/write.h"

void output_start(struct output *output, contra_sink sink, void *payload)
{
    output->sink = sink;
    output->payload = payload;
    output->length = 0;
    output->failed = 0;
}

static void hand_over(struct output *output)
{
    if (output->length > 0 && !output->failed)
        output->failed = output->sink(output->payload, output->bytes, output->length) != 0;
    output->length = 0;
}

void output_bytes(struct output *output, const char *bytes, size_t length)
{
    while (length > 0) {
        size_t room = sizeof output->bytes - output->length;
        size_t part = length < room ? length : room;
        memcpy(output->bytes + output->length, bytes, part);
        output->length += part;
        bytes += part;
        length -= part;
        if (output->length == sizeof output->bytes)
            hand_over(output);
    }
}

void output_add(struct output *output, const char *string)
{
    output_bytes(output, string, strlen(string));
}

void output_number(struct output *output, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    output_bytes(output, digits + at, sizeof digits - at);
}

int output_finish(struct output *output)
{
    hand_over(output);
    return output->failed ? -1 : 0;
}
