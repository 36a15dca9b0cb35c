/* SPDX-License-Identifier: MIT */
/* The host's functions, as plugins see them. New ones come at the end of contra_host. */
#include "engine/plugin.h"
#include "engine/reading.h"
#include "rules/native_check.h"

const contra_host plugin_host = {
    .size = sizeof(contra_host),
    .version = CONTRA_VERSION,
    .source_read = reading_bytes,
    .source_name = reading_name,
    .source_most = reading_most,
    .patient_line = reading_line,
    .say_section = reading_say_section,
    .say = reading_say,
    .problem = reading_problem,
    .say_unrecognised = reading_say_unrecognised,
    .word = reading_word,
    .code = reading_code,
    .code_system = reading_code_system,
    .date = reading_date,
    .ask = native_ask,
    .tell = native_tell,
    .site = native_site,
    .takes = reading_takes,
};
