/* SPDX-License-Identifier: MIT */
/* A patient's INI, on a pack with everything in it, a sheet for patients included. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static contra_engine *engine;
    if (!engine)
        engine = fuzz_engine(TEST_SOURCE_DIR "/tests/packs/sheet", NULL);
    fuzz_patient(engine, "ini", size ? (const char *)data : "", size);
    return 0;
}
