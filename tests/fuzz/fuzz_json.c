/* SPDX-License-Identifier: MIT */
/* A patient as JSON, through the plugin that reads it. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static contra_engine *engine;
    if (!engine)
        engine = fuzz_engine(TEST_PACK, TEST_PLUGINS);
    fuzz_patient(engine, "json", size ? (const char *)data : "", size);
    return 0;
}
