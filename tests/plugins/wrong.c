/* SPDX-License-Identifier: MIT */
/* Plugins that are wrong in one way each: built once for each WRONG (tests/CMakeLists.txt), under
 * the name of what is wrong with it. test_plugins.c says how each is refused. */
#include <contra/plugin.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What can be wrong. */
enum {
    NOTHING,
    ABI_OLD,
    ABI_NEW,
    NO_SYMBOL,
    NO_DESCRIPTION,
    TOO_SMALL,
    BAD_NAME,
    OTHER_NAME,
    NO_START,
    SILENT_NO_START,
    FORMAT_TAKEN,
    LACKS_WRITE,
    NO_VERSION,
    READER_FAILS,
    CHECK_MISSPELT,
    CHECK_NO_SECTION,
    CHECK_NO_WORD,
    CHECK_SITE_WORD,
    CHECK_BARE,
    CHECK_EMPTY,
    CHECK_GRADES,
    CHECK_TAKEN,
    CHECK_TEXT,
    CHECK_TITLE,
    CHECK_SOURCE,
    CHECK_LIST,
    EXITS
};

#define GRADES(...)                                                                                \
    .grades = (const contra_check_grade[])                                                         \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

static contra_status judge(void *state, contra_asking *asking, contra_grade *holds,
                           contra_grade *could_be, contra_error *err)
{
    (void)state, (void)asking, (void)err;
    if (WRONG == EXITS)
        exit(0);
    *holds = *could_be = CONTRA_GRADE_NONE;
    return CONTRA_OK;
}

static const char *const sources[] = {WRONG == CHECK_SOURCE ? "custm" : "custom", NULL};
static const char *const needs[] = {WRONG == CHECK_MISSPELT     ? "labs.irn"
                                    : WRONG == CHECK_NO_SECTION ? "laps.inr"
                                    : WRONG == CHECK_NO_WORD    ? "medications:anticoagulent"
                                    : WRONG == CHECK_SITE_WORD  ? "sites:lung"
                                    : WRONG == CHECK_BARE       ? "medications"
                                    : WRONG == CHECK_LIST       ? "labs:inr"
                                                                : "labs.inr",
                                    NULL};

static const contra_check_rule check = {
    .size = sizeof check,
    .name = WRONG == CHECK_TAKEN ? "bleeding" : "wrong-check",
    .title = WRONG == CHECK_TITLE ? NULL : "Wrong",
    .effect = WRONG == CHECK_EMPTY ? "brusing" : NULL,
    .sources = WRONG == CHECK_EMPTY ? NULL : sources,
    GRADES({WRONG == CHECK_GRADES ? CONTRA_PRECAUTION : CONTRA_RELATIVE,
            WRONG == CHECK_TEXT ? "The INR is {labs.irn}." : "Wrong.", NULL},
           {WRONG == CHECK_GRADES ? CONTRA_EMERGENCY : CONTRA_PRECAUTION, NULL, NULL}),
    .grade_count = 2,
    .needs = needs,
    .judge = judge,
};
static const contra_check_rule *const checks[] = {&check, NULL};

static contra_status write_nothing(void *state, const contra_result *result,
                                   const contra_write_options *options, contra_sink sink,
                                   void *payload, contra_error *err)
{
    (void)state, (void)result, (void)options, (void)sink, (void)payload, (void)err;
    return CONTRA_OK;
}

static const contra_writer writer = {
    .size = sizeof writer,
    .name = WRONG == FORMAT_TAKEN ? "json" : "wrong-format",
    .kind = WRONG == LACKS_WRITE ? CONTRA_WRITES_LINES : CONTRA_WRITES_DOCUMENT,
    .write = write_nothing,
};
static const contra_writer *const writers[] = {&writer, NULL};

static int recognises(const char *head, size_t length)
{
    bool ours = length >= 7 && memcmp(head, "broken\n", 7) == 0;
    return ours || (length >= 6 && memcmp(head, "probe\n", 6) == 0) ? 2 : 0;
}

static contra_status open_nothing(void *state, contra_reading *reading, void **cursor,
                                  contra_error *err)
{
    (void)state, (void)reading, (void)cursor;
    snprintf(err->message, sizeof err->message, "the key is lost.");
    return CONTRA_BROKEN;
}

static contra_status next_nothing(void *cursor, contra_reading *reading, contra_error *err)
{
    (void)cursor, (void)reading, (void)err;
    return CONTRA_END;
}

static void close_nothing(void *cursor)
{
    (void)cursor;
}

static const contra_reader reader = {
    .size = sizeof reader,
    .name = "wrong-reader",
    .recognises = recognises,
    .open = open_nothing,
    .next = next_nothing,
    .close = close_nothing,
};
static const contra_reader *const readers[] = {&reader, NULL};

static contra_status start(const contra_host *host, void **state, contra_error *err)
{
    (void)host, (void)state;
    if (WRONG == NO_START)
        snprintf(err->message, sizeof err->message, "the scanner is not switched on.");
    return WRONG == NO_START || WRONG == SILENT_NO_START ? CONTRA_BROKEN : CONTRA_OK;
}

static const contra_plugin plugin = {
    .abi = WRONG == ABI_OLD   ? 0
           : WRONG == ABI_NEW ? 2
                              : CONTRA_PLUGIN_ABI_LATEST,
    .size = WRONG == TOO_SMALL ? 16 : sizeof plugin,
    .name = WRONG == BAD_NAME     ? "Bad Name"
            : WRONG == OTHER_NAME ? "another"
                                  : NAME,
    .version = WRONG == NO_VERSION ? NULL : "1",
    .licence = "MIT",
    .summary = "Is wrong",
    .start = start,
    .readers = WRONG == READER_FAILS ? readers : NULL,
    .checks = WRONG >= CHECK_MISSPELT ? checks : NULL,
    .writers = WRONG == FORMAT_TAKEN || WRONG == LACKS_WRITE ? writers : NULL,
};

CONTRA_PLUGIN_EXPORT const contra_plugin *DESCRIBE(void);
const contra_plugin *DESCRIBE(void)
{
    return WRONG == NO_DESCRIPTION ? NULL : &plugin;
}
