/* SPDX-License-Identifier: MIT */
/* A rule file: scanned, loaded in its sandbox, and asked about two patients. */
#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fuzz_pack.h"
#include "rules/scanner.h"

/* --- what Lua makes of a file that the scanner takes --- */

/* A chunk as lua_dump writes it, far enough to see the instructions of its main function. */
struct chunk {
    unsigned char bytes[1 << 20];
    size_t length, at;
};

static int keep_chunk(lua_State *L, const void *bytes, size_t length, void *payload)
{
    struct chunk *chunk = payload;
    (void)L;
    if (length > sizeof chunk->bytes - chunk->length)
        return 1;
    memcpy(chunk->bytes + chunk->length, bytes, length);
    chunk->length += length;
    return 0;
}

static size_t take_size(struct chunk *chunk)
{
    size_t size = 0;
    unsigned char byte;
    do {
        byte = chunk->bytes[chunk->at++];
        size = size << 7 | (byte & 0x7F);
    } while (!(byte & 0x80));
    return size;
}

/* The first instruction of the main function that branches, compares or negates, by its number in
 * lopcodes.h of Lua 5.4; 0 if there is none. -1: it returns in more than one place. */
static int branches(struct chunk *chunk)
{
    enum { HEADER = 4 + 1 + 1 + 6 + 3 + 8 + 8, NOT = 51, TBC = 55, TESTSET = 67 };
    enum { RETURN = 70, RETURN1 = 72, FORLOOP = 73, TFORLOOP = 77, CLOSE = 54 };
    int returns = 0;
    chunk->at = HEADER + 1; /* and how many upvalues there are */
    size_t source = take_size(chunk);
    chunk->at += source ? source - 1 : 0;
    take_size(chunk); /* lines */
    take_size(chunk);
    chunk->at += 3; /* parameters, varargs, stack */
    size_t count = take_size(chunk);
    for (size_t i = 0; i < count; i++) {
        uint32_t instruction;
        memcpy(&instruction, chunk->bytes + chunk->at + i * sizeof instruction, sizeof instruction);
        int code = (int)(instruction & 0x7F);
        if (code == NOT || (code >= TBC && code <= TESTSET) ||
            (code >= FORLOOP && code <= TFORLOOP))
            return code;
        returns += code >= RETURN && code <= RETURN1;
    }
    return returns == 1 ? 0 : -1;
}

/* As branches(); 0 also if Lua does not take the text. */
static int lua_branches(const char *text, size_t length)
{
    static lua_State *L;
    static struct chunk chunk;
    int found = 0;
    if (!L)
        L = luaL_newstate();
    chunk.length = 0;
    if (luaL_loadbufferx(L, text, length, "=rule", "t") == LUA_OK &&
        lua_dump(L, keep_chunk, &chunk, 1) == 0)
        found = branches(&chunk);
    lua_settop(L, 0);
    return found;
}

/* That it would be seen. */
static void try_branches(void)
{
    static const char *const texts[] = {
        "local a = b and c",
        "local a = b < c",
        "local a = not b",
        "if a then b() end",
        "return",
        "for i = 1, 2 do end",
        "while a do end",
        "local a <close> = b",
        "repeat until a",
        "for i in a do b() end",
        "local a = b == 1",
        "goto a; b() ::a::",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        REQUIRE(lua_branches(texts[i], strlen(texts[i])) != 0, "%s", texts[i]);
    REQUIRE(lua_branches("local a = b & c", 15) == 0, "b & c");
}

/* What the scanner takes holds none of the words that it refuses, as Lua reads it. */
static void require_straight(const char *text, size_t length, bool cut)
{
    struct arena arena;
    arena_init(&arena);
    struct problems problems = {.arena = &arena};
    char *copy = arena_copy(&arena, text, length);
    struct scan scan = scanner_read(copy, length, "input.lua", cut, &problems);
    REQUIRE(scan.length <= length && strlen(scan.text) == scan.length, "cut from %zu to %zu",
            length, scan.length);
    REQUIRE(scan.sound == (problems.count == 0), "%zu problems", problems.count);
    for (size_t i = 0; i < problems.count; i++)
        require_sentence(problems.items[i].message);
    if (scan.sound) {
        int found = lua_branches(scan.text, scan.length);
        REQUIRE(found == 0, "instruction %d in a file that the scanner takes", found);
    }
    arena_free(&arena);
}

/* --- the file in its pack --- */

/* A rule file is called like its rule: "screening/bleeding.lua" for rule "bleeding". */
static void name_file(char *name, size_t size, const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const char *rule = strstr(text, "rule");
    const char *from = rule ? rule + strlen("rule") : "input";
    from += strspn(from, " \t('\"");
    size_t length = strspn(from, letters);
    snprintf(name, size, "screening/%.*s.lua", (int)(length < 60 ? length : 60), from);
}

static void judge(const contra_engine *engine, struct bytes *told)
{
    static const char nothing[] = "[check]\ndate = 2026-11-22\n";
    static const char much[] =
        "[check]\ndate = 2026-11-22\n[patient]\nage = 40\nweight = 70 kg\nsex = female\n"
        "birth_date = 1986-03-09\nsmoker = yes\n[labs]\ninr = 3.5, 2026-11-02\n"
        "[medications]\nwarfarin = 5 mg\nothers = no\n[treatment]\nelectro = yes\n"
        "[sites]\nrhomboid = left, 25 mm\nvastus lateralis = right\n";
    bytes_clear(told);
    fuzz_judge(engine, nothing, told);
    fuzz_judge(engine, much, told);
}

static void load_both(const struct fuzz_pack *pack, const char *text, size_t length)
{
    static struct bytes cut_says, whole_says, cut_finds, whole_finds;
    char name[100];
    name_file(name, sizeof name, text);
    contra_engine *cut = fuzz_pack_open(pack, name, text, length, false);
    contra_engine *whole = fuzz_pack_open(pack, name, text, length, true);
    fuzz_pack_tell(cut, &cut_says);
    fuzz_pack_tell(whole, &whole_says);
    REQUIRE(cut->sound || !whole->sound, "sound with examples, but not without: %s", cut_says.text);
    if (cut->sound)
        judge(cut, &cut_finds);
    if (whole->sound) {
        REQUIRE(bytes_same(&cut_says, &whole_says), "without examples:\n%s\nwith:\n%s",
                cut_says.text, whole_says.text);
        judge(whole, &whole_finds);
        REQUIRE(bytes_same(&cut_finds, &whole_finds), "without examples:\n%s\nwith:\n%s",
                cut_finds.text, whole_finds.text);
    }
    contra_engine_free(cut);
    contra_engine_free(whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct fuzz_pack pack;
    static struct bytes text;
    if (!pack.folder.path) {
        fuzz_pack_read(&pack, TEST_SOURCE_DIR "/tests/rules/template/pack");
        try_branches();
    }
    bytes_clear(&text);
    bytes_add(&text, size ? (const char *)data : "", size);
    if (strlen(text.text) == size && size > 0 && text.text[0] != LUA_SIGNATURE[0]) {
        require_straight(text.text, size, false);
        require_straight(text.text, size, true);
    }
    load_both(&pack, text.text, size);
    return 0;
}
