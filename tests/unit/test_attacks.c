/* SPDX-License-Identifier: MIT */
/* Runs the scripts of tests/attacks, and of shared/attacks if it lies beside the project. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rules/sandbox.h"
#include "test.h"

#define MOST_SCRIPTS 300
#define MOST_BYTES   65536
#define MOST_SECONDS 20.0        /* under sanitizers, on a busy machine */
#define MOST_REST    (32 * 1024) /* bytes that may stay */

struct script {
    const char *name;
    char text[MOST_BYTES + 64];
    size_t length;
};

struct slowest {
    char name[256];
    double seconds;
};

static const char snapshot_key = 's', function_key = 'f'; /* their addresses */

/* --- scripts --- */

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the folder's scripts, sorted, as owned copies; 0 if there is no folder. */
static size_t list_scripts(const char *folder, char *names[MOST_SCRIPTS])
{
    DIR *directory = opendir(folder);
    struct dirent *entry;
    size_t count = 0;
    if (directory == NULL)
        return 0;
    while ((entry = readdir(directory)) != NULL && count < MOST_SCRIPTS) {
        const char *ending = strrchr(entry->d_name, '.');
        if (ending != NULL && strcmp(ending, ".lua") == 0)
            names[count++] = strdup(entry->d_name);
    }
    closedir(directory);
    qsort(names, count, sizeof *names, by_name);
    return count;
}

/* Reads the script; as a function, its text stands between `return function(...)` and `end`. */
static void read_script(struct script *script, const char *path, bool as_function)
{
    static const char head[] = "return function(...) ", foot[] = "\nend\n";
    size_t length = 0;
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    if (as_function) {
        memcpy(script->text, head, strlen(head));
        length = strlen(head);
    }
    length += fread(script->text + length, 1, MOST_BYTES, file);
    CHECK(fclose(file) == 0);
    if (as_function) {
        memcpy(script->text + length, foot, strlen(foot));
        length += strlen(foot);
    }
    script->length = length;
}

/* How one of our own scripts must end, or -1. */
static int wanted_end(const struct script *script)
{
    const char *line = strstr(script->text, "-- ENDS: ");
    if (line == NULL)
        return -1;
    line += strlen("-- ENDS: ");
    if (strncmp(line, "spent;", 6) == 0)
        return SANDBOX_SPENT;
    return strncmp(line, "error;", 6) == 0 ? SANDBOX_ERROR : SANDBOX_OK;
}

/* --- running --- */

static int load_script(lua_State *L)
{
    const struct script *script = lua_touserdata(L, 1);
    sandbox_load(L, script->text, script->length, "@attack.lua");
    return 1;
}

static int freeze_function(lua_State *L)
{
    lua_rawgetp(L, LUA_REGISTRYINDEX, &function_key);
    sandbox_freeze(L, &snapshot_key);
    return 0;
}

static int look_at_the_library(lua_State *L)
{
    static const char text[] =
        "assert(string.format('%d %s', 7, 'x') == '7 x' and ('ab'):upper() == 'AB')\n"
        "assert(('x'):rep(3) == 'xxx' and ('a1'):find('%d') == 2 and #('abc') == 3)\n"
        "assert(table.concat({1, 2}, ',') == '1,2' and math.floor(2.5) == 2)\n"
        "local n = 0 for k, v in pairs({1, 2, x = 3}) do n = n + v end assert(n == 6)\n"
        "return 'SAFE'\n";
    sandbox_load(L, text, strlen(text), "@look.lua");
    return 1;
}

static int collect(lua_State *L)
{
    for (int i = 0; i < 16; i++) /* each collection halves the table of strings at most */
        lua_gc(L, LUA_GCCOLLECT);
    return 0;
}

/* Takes the result off the stack. */
static void check_result(lua_State *L, const char *name)
{
    if (lua_type(L, -1) == LUA_TSTRING && strncmp(lua_tostring(L, -1), "ESCAPE", 6) == 0)
        FAIL("%s: %s", name, lua_tostring(L, -1));
    lua_pop(L, 1);
}

static void check_why(const char *why, const char *name)
{
    if (strstr(why, "0x") != NULL || *why == '\0')
        FAIL("%s: %s", name, why);
    for (const char *at = why; *at != '\0'; at++)
        CHECK((unsigned char)*at >= ' ');
}

/* Calls the function on top, and takes it and its result off the stack. */
static enum sandbox_result call(struct sandbox *sandbox, const char *name)
{
    char why[200] = "";
    int top = lua_gettop(sandbox_lua(sandbox));
    enum sandbox_result result = sandbox_call(sandbox, 0, 1, why, sizeof why);
    if (result == SANDBOX_OK)
        check_result(sandbox_lua(sandbox), name);
    else
        check_why(why, name);
    if (result == SANDBOX_TIME || result == SANDBOX_NO_MEMORY)
        FAIL("%s: %s", name, why);
    CHECK_INT(lua_gettop(sandbox_lua(sandbox)), top - 1);
    return result;
}

static void run_as_chunk(struct sandbox *sandbox, struct script *script)
{
    char why[200] = "";
    int wanted = wanted_end(script);
    enum sandbox_result result = sandbox_do(sandbox, load_script, script, 1, why, sizeof why);
    if (result == SANDBOX_OK)
        result = call(sandbox, script->name);
    if (wanted >= 0 && (int)result != wanted)
        FAIL("%s: ended with %d, not %d", script->name, (int)result, wanted);
}

static void run_as_function(struct sandbox *sandbox, struct script *script)
{
    char why[200] = "";
    lua_State *L = sandbox_lua(sandbox);
    if (sandbox_do(sandbox, load_script, script, 1, why, sizeof why) != SANDBOX_OK)
        return;
    CHECK_INT(sandbox_call(sandbox, 0, 1, why, sizeof why), SANDBOX_OK);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &function_key);
    CHECK_INT(sandbox_do(sandbox, freeze_function, NULL, 0, why, sizeof why), SANDBOX_OK);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &function_key);
    enum sandbox_result first = call(sandbox, script->name);
    CHECK(!sandbox_restore(L, &snapshot_key));
    lua_rawgetp(L, LUA_REGISTRYINDEX, &function_key);
    CHECK_INT(call(sandbox, script->name), first);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &function_key);
    lua_pushnil(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &snapshot_key);
}

static void look_afterwards(struct sandbox *sandbox, const char *name)
{
    char why[200] = "";
    if (sandbox_do(sandbox, look_at_the_library, NULL, 1, why, sizeof why) != SANDBOX_OK ||
        sandbox_call(sandbox, 0, 1, why, sizeof why) != SANDBOX_OK)
        FAIL("%s: afterwards: %s", name, why);
    CHECK_TEXT(lua_tostring(sandbox_lua(sandbox), -1), "SAFE");
    lua_pop(sandbox_lua(sandbox), 1);
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void attack(const char *path, bool as_function, struct slowest *slowest)
{
    struct script *script = calloc(1, sizeof *script);
    struct sandbox_limits limits = sandbox_default_limits;
    limits.seconds = (unsigned)MOST_SECONDS;
    struct sandbox *sandbox = sandbox_new(&limits);
    CHECK(script != NULL && sandbox != NULL);
    script->name = strrchr(path, '/') + 1;
    read_script(script, path, as_function);
    look_afterwards(sandbox, script->name);
    CHECK_INT(sandbox_do(sandbox, collect, NULL, 0, NULL, 0), SANDBOX_OK);
    size_t before = sandbox_memory(sandbox);
    double start = seconds_now();
    if (as_function)
        run_as_function(sandbox, script);
    else
        run_as_chunk(sandbox, script);
    double seconds = seconds_now() - start;
    CHECK(seconds < 2 * MOST_SECONDS);
    if (seconds > slowest->seconds && !as_function) {
        slowest->seconds = seconds;
        snprintf(slowest->name, sizeof slowest->name, "%s", script->name);
    }
    look_afterwards(sandbox, script->name);
    CHECK_INT(sandbox_do(sandbox, collect, NULL, 0, NULL, 0), SANDBOX_OK);
    if (sandbox_memory(sandbox) > before + MOST_REST)
        FAIL("%s: %zu bytes stayed", script->name, sandbox_memory(sandbox) - before);
    sandbox_free(sandbox);
    free(script);
}

static size_t attack_all(const char *folder)
{
    char *names[MOST_SCRIPTS], path[1024];
    struct slowest slowest = {"", 0};
    size_t count = list_scripts(folder, names);
    for (size_t i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        attack(path, false, &slowest);
        attack(path, true, &slowest);
        free(names[i]);
    }
    print_message("%zu scripts in %s, the slowest %s: %.3f s\n", count, folder, slowest.name,
                  slowest.seconds);
    return count;
}

TEST(contains_our_attacks)
{
    CHECK(attack_all(TEST_SOURCE_DIR "/tests/attacks") > 50);
}

TEST(contains_the_attacks_beside_the_project)
{
    attack_all(TEST_SOURCE_DIR "/../shared/attacks");
}

TESTS(CASE(contains_our_attacks), CASE(contains_the_attacks_beside_the_project))
