/* SPDX-License-Identifier: MIT */
/* A pack in memory, of which one file is the input. */
#ifndef CONTRA_TESTS_FUZZ_FUZZ_PACK_H
#define CONTRA_TESTS_FUZZ_FUZZ_PACK_H

#include "base/folder.h"
#include "engine/engine.h"
#include "fuzz.h"

struct fuzz_pack {
    struct arena arena;
    struct folder folder;
};

/* Reads the files of a pack, once. */
void fuzz_pack_read(struct fuzz_pack *pack, const char *folder);

/* Loads the pack, as contra_engine_open would, with `text` as its file `name` (which may be a new
 * one). pack.ini is not looked at. The engine is there also if the pack is refused; it is freed as
 * any other. */
contra_engine *fuzz_pack_open(const struct fuzz_pack *pack, const char *name, const char *text,
                              size_t length, bool with_examples);

/* What a refused pack lists, or all that the rules of a sound one say. */
void fuzz_pack_tell(const contra_engine *engine, struct bytes *told);

#endif
