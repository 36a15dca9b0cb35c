/* SPDX-License-Identifier: MIT */
/* Opening the packs that the tests of the engine run on. */
#ifndef CONTRA_TESTS_UNIT_PACKS_H
#define CONTRA_TESTS_UNIT_PACKS_H

#include <contra/contra.h>

#include "test.h"

#define DRY_NEEDLING TEST_SOURCE_DIR "/rules/dry-needling"
#define MINI_PACK    TEST_SOURCE_DIR "/tests/rules/mini"
#define MANY_WAYS    TEST_SOURCE_DIR "/tests/packs/many-ways" /* on top of it */

/* An engine on one pack; fails the test, with the pack's problems, if it is not sound. */
static inline contra_engine *open_pack(const char *folder)
{
    contra_error error;
    contra_engine *engine;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    const char *base = TEST_SOURCE_DIR "/tests/rules";
    options.packs = &folder;
    options.pack_count = 1;
    options.pack_path = &base;
    options.pack_path_count = 1;
    contra_status status = contra_engine_open(&engine, &options, &error);
    for (size_t i = 0; engine && contra_engine_problem(engine, i); i++)
        print_error("%s:%d: %s\n", test_text(contra_engine_problem(engine, i)->file),
                    contra_engine_problem(engine, i)->line,
                    contra_engine_problem(engine, i)->message);
    if (status != CONTRA_OK)
        FAIL("%s: %s", folder, error.message);
    return engine;
}

#endif
