/* SPDX-License-Identifier: MIT */
/* Each allocation of the reader of JSON texts, and of jansson for it, fails in turn: it says so,
 * and nothing is left behind. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "allocations.h"
#include "json/json_text.h"

struct contra_reading {
    const char *bytes;
    size_t length, at;
};

static size_t source_read(contra_reading *reading, void *buffer, size_t size)
{
    size_t count = reading->length - reading->at;
    count = count < size ? count : size;
    memcpy(buffer, reading->bytes + reading->at, count);
    reading->at += count;
    return count;
}

static const char *source_name(const contra_reading *reading)
{
    (void)reading;
    return "a.json";
}

static size_t source_most(const contra_reading *reading)
{
    (void)reading;
    return 1 << 20;
}

static const contra_host host = {
    .size = sizeof host,
    .source_read = source_read,
    .source_name = source_name,
    .source_most = source_most,
};

static contra_status read_all(contra_reading *reading, size_t *texts, size_t *faults)
{
    struct json_stream *stream;
    struct json_text text;
    *texts = *faults = 0;
    contra_status status = json_stream_open(&stream, &host, reading);
    while (status == CONTRA_OK && (status = json_stream_next(stream, &text)) == CONTRA_OK) {
        *texts += text.root != NULL;
        *faults += text.root == NULL;
    }
    json_stream_close(stream);
    return status;
}

static void every_allocation(void **state)
{
    enum { BLANKS = 300000 }; /* so that the buffer grows */
    static char source[BLANKS + 400];
    size_t texts, faults, failures = 0;
    (void)state;
    memset(source, ' ', sizeof source);
    memcpy(source, "{\"a\":", 5);
    strcpy(source + BLANKS, "[1, \"\\u00fc\", {\"b\": null, \"c\": 1.5}, []]}\n"
                            "{\"a\": 1, \"a\": 2}\n{\"patient\": {\"id\": \"A-1\"}}");
    contra_reading reading = {source, strlen(source), 0};
    assert_int_equal(read_all(&reading, &texts, &faults), CONTRA_END); /* jansson seeds itself */
    for (size_t at = 1;; at++) {
        reading.at = 0;
        size_t before = allocations_blocks();
        allocations_fail_at(at, false);
        contra_status status = read_all(&reading, &texts, &faults);
        bool refused = allocations_refused();
        allocations_fail_at(0, false);
        assert_int_equal(allocations_blocks(), before);
        if (!refused) {
            assert_int_equal(status, CONTRA_END);
            assert_int_equal(texts, 2);
            assert_int_equal(faults, 1);
            break;
        }
        failures++;
        assert_int_equal(status, CONTRA_NO_MEMORY);
    }
    assert_true(failures > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
