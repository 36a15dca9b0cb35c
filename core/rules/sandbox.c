/* SPDX-License-Identifier: MIT */
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "rules/sandbox_inside.h"

#define HOOK_INSTRUCTIONS 100 /* between two looks at the budgets */
#define HOOKS_PER_CLOCK   32  /* between two looks at the clock */
#define ALLOCATION_WORK   64  /* of one allocation, besides its bytes */
#define MOST_CHUNK_BYTES  (256 * 1024)

/* One unit of work takes about a nanosecond. The limit of a text is what one instruction may cost:
 * Lua compares whole strings, and reads them as numbers, within one (see README of tests/attacks).
 */
const struct sandbox_limits sandbox_default_limits = {
    .instructions = 1000 * 1000,
    .work = 100 * 1000 * 1000,
    .memory = 16 * 1024 * 1024,
    .text = 4 * 1024,
    .block = 1024 * 1024,
    .seconds = 10,
};

/* --- budgets --- */

static void stop(struct sandbox *sandbox, enum sandbox_result result, const char *spent)
{
    if (sandbox->stopped == SANDBOX_OK) {
        sandbox->stopped = result;
        sandbox->spent = spent;
    }
}

static bool take_work(struct sandbox *sandbox, size_t work)
{
    if (sandbox->stopped != SANDBOX_OK)
        return false;
    if (work > (size_t)sandbox->work) {
        sandbox->work = 0;
        stop(sandbox, SANDBOX_SPENT, "work");
        return false;
    }
    sandbox->work -= (long)work;
    return true;
}

/* Raises with the position of the function at `level` of the stack. The message itself is free. */
static void raise_stopped(struct sandbox *sandbox, lua_State *L, int level)
{
    sandbox->metered = false;
    luaL_where(L, level);
    lua_pushfstring(L, "the limit of %s is reached", sandbox->spent);
    lua_concat(L, 2);
    sandbox->metered = true;
    lua_error(L);
}

void sandbox_charge(lua_State *L, size_t work)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (sandbox->metered && !take_work(sandbox, work))
        raise_stopped(sandbox, L, 1);
}

void sandbox_pause(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    sandbox->metered = sandbox->scripted = false;
}

void sandbox_resume(lua_State *L)
{
    struct sandbox *sandbox = sandbox_of(L);
    sandbox->metered = sandbox->scripted = true;
}

/* --- memory --- */

static void *refuse(struct sandbox *sandbox, enum sandbox_result why, const char *spent)
{
    sandbox->refused = why;
    if (why == SANDBOX_SPENT && sandbox->stopped == SANDBOX_OK)
        sandbox->spent = spent;
    return NULL;
}

/* After a refusal Lua collects all garbage and asks once more, so that a limit is one of what is
 * reachable. A script that lives at its limit pays for these collections. */
static void *refuse_for_now(struct sandbox *sandbox, const char *spent)
{
    if (sandbox->metered)
        (void)take_work(sandbox, sandbox->live);
    return refuse(sandbox, SANDBOX_SPENT, spent);
}

/* Lua allocates small blocks by the ten thousand and names their size when it gives them back: what
 * is given back waits in a list for the next of its size. All of it goes with the state. Sizes are
 * whole steps, beyond the largest of these powers of two. */
static size_t list_of(size_t size)
{
    if (size <= POOL_STEP * POOL_STEPS)
        return (size - 1) / POOL_STEP;
    size_t list = POOL_STEPS;
    for (size_t most = 2 * POOL_STEP * POOL_STEPS; most < size; most *= 2)
        list++;
    return list;
}

static size_t room_in(size_t list)
{
    return list < POOL_STEPS ? (list + 1) * POOL_STEP
                             : (2 * POOL_STEP * POOL_STEPS) << (list - POOL_STEPS);
}

static void *take_from_chunk(struct sandbox *sandbox, size_t room)
{
    if ((size_t)(sandbox->end - sandbox->next) < room) {
        size_t size = room < POOL_CHUNK ? POOL_CHUNK : room;
        struct pool_chunk *chunk = malloc(sizeof *chunk + size);
        if (chunk == NULL)
            return NULL;
        chunk->older = sandbox->chunks;
        sandbox->chunks = chunk;
        sandbox->held += size;
        sandbox->next = (unsigned char *)chunk->bytes;
        sandbox->end = sandbox->next + size;
    }
    void *block = sandbox->next;
    sandbox->next += room;
    return block;
}

static void *take_block(struct sandbox *sandbox, size_t list)
{
    struct free_block *block = sandbox->free[list];
    if (block == NULL)
        return take_from_chunk(sandbox, room_in(list));
    sandbox->free[list] = block->next;
    return block;
}

static void give_back(struct sandbox *sandbox, void *block, size_t size)
{
    struct free_block *free_block = block;
    size_t list = list_of(size);
    free_block->next = sandbox->free[list];
    sandbox->free[list] = free_block;
}

/* NULL, with the block as it was, if there is no memory. */
static void *resize(struct sandbox *sandbox, void *block, size_t old_size, size_t size)
{
    size_t list = list_of(size);
    if (block == NULL)
        return take_block(sandbox, list);
    if (list_of(old_size) == list)
        return block;
    void *other = take_block(sandbox, list);
    if (other == NULL)
        return NULL;
    memcpy(other, block, old_size < size ? old_size : size);
    give_back(sandbox, block, old_size);
    return other;
}

static void free_chunks(struct pool_chunk *chunk)
{
    while (chunk != NULL) {
        struct pool_chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
}

static void *grow(struct sandbox *sandbox, void *block, size_t old_size, size_t size, bool is_text)
{
    if (sandbox->metered && !take_work(sandbox, size + ALLOCATION_WORK))
        return refuse(sandbox, SANDBOX_SPENT, sandbox->spent);
    if (sandbox->scripted && is_text && size > sandbox->limits.text)
        return refuse(sandbox, SANDBOX_SPENT, "the length of one text");
    if (sandbox->scripted && size > sandbox->limits.block)
        return refuse(sandbox, SANDBOX_SPENT, "the size of one table or of the stack");
    if (size > sandbox->limits.memory || sandbox->live - old_size > sandbox->limits.memory - size)
        return refuse_for_now(sandbox, "memory");
    void *larger = resize(sandbox, block, old_size, size);
    if (larger == NULL)
        return refuse(sandbox, SANDBOX_NO_MEMORY, NULL);
    sandbox->live += size - old_size;
    return larger;
}

/* Lua relies on it that shrinking never fails. A block that had to stay is larger than need be. */
static void *shrink(struct sandbox *sandbox, void *block, size_t old_size, size_t size)
{
    sandbox->live -= old_size - size;
    void *smaller = resize(sandbox, block, old_size, size);
    return smaller != NULL ? smaller : block;
}

/* A lua_Alloc. With a NULL block, `old_size` is the type of what is to be allocated. */
static void *allocate(void *argument, void *block, size_t old_size, size_t size)
{
    struct sandbox *sandbox = argument;
    bool is_text = block == NULL && old_size == LUA_TSTRING;
    if (block == NULL)
        old_size = 0;
    if (size == 0) {
        sandbox->live -= old_size;
        if (block != NULL)
            give_back(sandbox, block, old_size);
        return NULL;
    }
    return size < old_size ? shrink(sandbox, block, old_size, size)
                           : grow(sandbox, block, old_size, size, is_text);
}

size_t sandbox_memory(const struct sandbox *sandbox)
{
    return sandbox->live;
}

bool sandbox_is_swollen(const struct sandbox *sandbox)
{
    return sandbox->held > sandbox->limits.memory + POOL_CHUNK;
}

/* --- the hook --- */

/* Most calls end before the first look, which starts the clock. */
static bool is_late(struct sandbox *sandbox)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return false;
    if (sandbox->hooks == HOOKS_PER_CLOCK) {
        sandbox->deadline = now;
        sandbox->deadline.tv_sec += (time_t)sandbox->limits.seconds;
    }
    return now.tv_sec > sandbox->deadline.tv_sec ||
           (now.tv_sec == sandbox->deadline.tv_sec && now.tv_nsec > sandbox->deadline.tv_nsec);
}

static void count_instructions(struct sandbox *sandbox)
{
    sandbox->instructions -= HOOK_INSTRUCTIONS;
    if (sandbox->instructions <= 0)
        stop(sandbox, SANDBOX_SPENT, "instructions");
    if (++sandbox->hooks % HOOKS_PER_CLOCK == 0 && is_late(sandbox))
        stop(sandbox, SANDBOX_TIME, "time");
}

/* Recursion can pile up tens of thousands of values in `...` or in what is returned, and one
 * instruction copies them all. */
static void limit_values(struct sandbox *sandbox, lua_State *L, lua_Debug *event)
{
    bool too_many;
    if (event->event == LUA_HOOKRET) {
        lua_getinfo(L, "r", event);
        too_many = event->ntransfer > SANDBOX_MOST_VALUES;
    } else {
        too_many = lua_getlocal(L, event, -(SANDBOX_MOST_VALUES + 1)) != NULL;
        if (too_many)
            lua_pop(L, 1);
    }
    if (too_many)
        stop(sandbox, SANDBOX_SPENT, "values in one call");
}

static void hook(lua_State *L, lua_Debug *event)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (event->event == LUA_HOOKCOUNT)
        count_instructions(sandbox);
    else
        limit_values(sandbox, L, event);
    if (sandbox->stopped != SANDBOX_OK)
        raise_stopped(sandbox, L, 0);
}

/* --- life --- */

/* Never reached, since all work inside the state is protected; a name for the debugger. */
static int panic(lua_State *L)
{
    (void)L;
    abort();
}

struct sandbox *sandbox_new(const struct sandbox_limits *limits)
{
    struct sandbox *sandbox = calloc(1, sizeof *sandbox);
    if (sandbox == NULL)
        return NULL;
    sandbox->limits = *limits;
    sandbox->lua = lua_newstate(allocate, sandbox);
    if (sandbox->lua != NULL)
        lua_atpanic(sandbox->lua, panic);
    if (sandbox->lua == NULL ||
        sandbox_do(sandbox, sandbox_open_library, NULL, 0, NULL, 0) != SANDBOX_OK) {
        sandbox_free(sandbox);
        return NULL;
    }
    return sandbox;
}

void sandbox_free(struct sandbox *sandbox)
{
    if (sandbox == NULL)
        return;
    free_chunks(sandbox->chunks); /* and with them all of Lua: it holds nothing else */
    free(sandbox);
}

lua_State *sandbox_lua(struct sandbox *sandbox)
{
    return sandbox->lua;
}

const struct sandbox_limits *sandbox_limits_of(const struct sandbox *sandbox)
{
    return &sandbox->limits;
}

struct sandbox *sandbox_of(lua_State *L)
{
    void *argument;
    lua_getallocf(L, &argument);
    return argument;
}

void sandbox_on_unknown(struct sandbox *sandbox,
                        const char *(*explain)(void *argument, const char *name), void *argument)
{
    sandbox->explain = explain;
    sandbox->explain_argument = argument;
}

/* --- what went wrong --- */

/* Copies a message of the script's, which may be anything. */
static void tell(char *why, size_t why_size, const char *message, size_t length)
{
    if (why_size == 0)
        return;
    if (length > why_size - 1) {
        length = why_size - 1;
        while (length > 0 && ((unsigned char)message[length] & 0xC0) == 0x80)
            length--; /* not in the middle of a letter */
    }
    memcpy(why, message, length);
    why[length] = '\0';
    bool is_utf8 = text_is_utf8(why, length);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)why[i];
        if (byte < ' ' || byte == 127)
            why[i] = ' ';
        else if (byte > 127 && !is_utf8)
            why[i] = '?';
    }
}

static void tell_text(char *why, size_t why_size, const char *message)
{
    tell(why, why_size, message, strlen(message));
}

/* The error object is looked at raw: nothing of the script may run here. */
static void tell_error_object(lua_State *L, char *why, size_t why_size)
{
    char text[64] = "an error that is not a text but of type ";
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *message = lua_tolstring(L, -1, &length);
        tell(why, why_size, message, length);
    } else {
        strcat(text, lua_typename(L, lua_type(L, -1)));
        tell_text(why, why_size, text);
    }
}

static void tell_refused_memory(const struct sandbox *sandbox, char *why, size_t why_size)
{
    char text[96] = "the limit of ";
    if (sandbox->refused == SANDBOX_NO_MEMORY) {
        tell_text(why, why_size, "out of memory");
    } else {
        strcat(strcat(text, sandbox->spent), " is reached");
        tell_text(why, why_size, text);
    }
}

/* Takes the error object off the stack. */
static enum sandbox_result failed(struct sandbox *sandbox, int status, char *why, size_t why_size)
{
    enum sandbox_result result = sandbox->stopped;
    if (status == LUA_ERRMEM) {
        if (result == SANDBOX_OK)
            result = sandbox->refused;
        else
            sandbox->refused = result;
        tell_refused_memory(sandbox, why, why_size);
    } else {
        if (result == SANDBOX_OK)
            result = SANDBOX_ERROR;
        tell_error_object(sandbox->lua, why, why_size);
    }
    lua_pop(sandbox->lua, 1);
    return result;
}

/* --- the ways in --- */

enum sandbox_result sandbox_do(struct sandbox *sandbox, lua_CFunction work, void *argument,
                               int results, char *why, size_t why_size)
{
    lua_State *L = sandbox->lua;
    sandbox->stopped = SANDBOX_OK;
    if (!lua_checkstack(L, results + 2)) {
        tell_text(why, why_size, "out of memory");
        return SANDBOX_NO_MEMORY;
    }
    lua_pushcfunction(L, work);
    lua_pushlightuserdata(L, argument);
    int status = lua_pcall(L, 1, results, 0);
    sandbox->scripted = false; /* sandbox_load may have been left by an error */
    return status == LUA_OK ? SANDBOX_OK : failed(sandbox, status, why, why_size);
}

static void arm(struct sandbox *sandbox)
{
    sandbox->instructions = sandbox->limits.instructions;
    sandbox->work = sandbox->limits.work;
    sandbox->hooks = 0;
    sandbox->stopped = SANDBOX_OK;
    sandbox->metered = sandbox->scripted = true;
    lua_sethook(sandbox->lua, hook, LUA_MASKCOUNT | LUA_MASKCALL | LUA_MASKRET, HOOK_INSTRUCTIONS);
}

static void disarm(struct sandbox *sandbox)
{
    lua_sethook(sandbox->lua, NULL, 0, 0);
    sandbox->metered = sandbox->scripted = false;
}

enum sandbox_result sandbox_call(struct sandbox *sandbox, int arguments, int results, char *why,
                                 size_t why_size)
{
    lua_State *L = sandbox->lua;
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(L, arguments + 1);
        tell_text(why, why_size, "out of memory");
        return SANDBOX_NO_MEMORY;
    }
    arm(sandbox);
    int status = lua_pcall(L, arguments, results, 0);
    disarm(sandbox);
    return status == LUA_OK ? SANDBOX_OK : failed(sandbox, status, why, why_size);
}

void sandbox_load(lua_State *L, const char *text, size_t length, const char *chunk_name)
{
    struct sandbox *sandbox = sandbox_of(L);
    if (length > MOST_CHUNK_BYTES)
        luaL_error(L, "%s: a rule file may have %d bytes", chunk_name + 1, MOST_CHUNK_BYTES);
    sandbox->scripted = true;
    int status = luaL_loadbufferx(L, text, length, chunk_name, "t");
    sandbox->scripted = false;
    if (status != LUA_OK)
        lua_error(L);
    sandbox_push_environment(L);
    lua_setupvalue(L, -2, 1);
}
