/* SPDX-License-Identifier: MIT */
/* Opening and closing an engine. */
#include "engine/engine.h"

#include <string.h>

#include "base/error.h"
#include "engine/load.h"
#include "rules/foreign_lua.h"
#include "rules/native_check.h"
#include "rules/pack.h"

const char *contra_version(void)
{
    return CONTRA_VERSION;
}

/* --- around all work --- */

locale_t engine_enter(const struct contra_engine *engine)
{
    return uselocale(engine->numbers);
}

void engine_leave(locale_t before)
{
    uselocale(before);
}

/* --- opening --- */

/* An engine while it is being made; outlives a jump for want of memory. */
struct opening {
    struct arena arena;
    contra_engine *engine;
    struct sandbox_limits limits;
    locale_t before; /* the host's */
    const char *const *plugins;
    size_t plugin_count;
    bool bad_plugin;
};

static void describe_packs(contra_engine *engine)
{
    const struct rulebook *book = &engine->book;
    engine->packs = arena_alloc(&engine->arena, (book->pack_count + 1) * sizeof *engine->packs);
    for (size_t i = 0; i < book->pack_count; i++) {
        contra_pack *pack = arena_alloc(&engine->arena, sizeof *pack);
        pack->name = book->packs[i]->name;
        pack->version = book->packs[i]->version;
        pack->digest = book->packs[i]->digest;
        pack->reviewed = book->packs[i]->reviewed;
        engine->packs[i] = pack;
    }
}

/* The checks of all plugins. */
static void gather_checks(contra_engine *engine, struct pack_request *request)
{
    const struct plugins *plugins = &engine->plugins;
    struct native_source *sources =
        arena_alloc(&engine->arena, (plugins->count + 1) * sizeof *sources);
    for (size_t i = 0; i < plugins->count; i++) {
        const struct plugin *plugin = plugins->items[i];
        sources[i] = (struct native_source){plugin->about.name, plugin->about.version, plugin->path,
                                            plugin->about.checks, plugin->state};
    }
    request->checks = sources;
    request->check_count = plugins->count;
}

static void load(struct opening *opening, struct pack_request *request)
{
    contra_engine *engine = opening->engine;
    struct rulebook *book = &engine->book;
    book->arena = engine->plugins.arena = &engine->arena;
    book->problems.arena = &engine->arena;
    opening->bad_plugin =
        !plugins_load(&engine->plugins, opening->plugins, opening->plugin_count, &book->problems);
    if (!opening->bad_plugin) {
        gather_checks(engine, request);
        packs_load(book, request);
    }
    describe_packs(engine);
    problems_sort(&book->problems);
    engine->sound = book->problems.count == 0;
    check_pool_start(&engine->pool, book, &opening->limits);
    engine->pool_started = true;
}

/* Makes the engine in its own arena. On want of memory everything is given back. */
static contra_status make(struct opening *opening, struct pack_request *request, contra_error *err)
{
    jmp_buf no_memory;
    arena_init(&opening->arena);
    arena_on_full(&opening->arena, arena_jump, &no_memory);
    if (setjmp(no_memory)) {
        struct arena arena = opening->engine ? opening->engine->arena : opening->arena;
        if (opening->engine) {
            sandbox_free(opening->engine->book.loading);
            plugins_unload(&opening->engine->plugins);
        }
        if (opening->engine && opening->engine->numbers) {
            engine_leave(opening->before);
            freelocale(opening->engine->numbers);
        }
        opening->engine = NULL;
        arena_free(&arena);
        return error_set(err, CONTRA_NO_MEMORY, NULL, 0, "Memory ran out while the packs loaded.");
    }
    contra_engine *engine = arena_alloc(&opening->arena, sizeof *engine);
    engine->arena = opening->arena;
    opening->engine = engine;
    engine->numbers = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!engine->numbers)
        arena_refuse(&engine->arena);
    opening->before = engine_enter(engine);
    load(opening, request);
    engine_leave(opening->before);
    if (engine->sound)
        return CONTRA_OK;
    return error_from_problems(err, opening->bad_plugin ? CONTRA_BAD_PLUGIN : CONTRA_BAD_PACK,
                               &engine->book.problems);
}

static contra_status open_engine(contra_engine **out, const contra_engine_options *options,
                                 bool with_examples, contra_error *err)
{
    contra_engine_options chosen = CONTRA_ENGINE_OPTIONS_INIT;
    struct opening opening = {.engine = NULL, .limits = sandbox_default_limits};
    if (!out)
        return error_set(err, CONTRA_MISUSE, NULL, 0, "There is nowhere to put the engine.");
    *out = NULL;
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    if (chosen.pack_count == 0)
        return error_set(err, CONTRA_MISUSE, NULL, 0,
                         "An engine needs at least one pack of rules.");
    const char *foreign = foreign_lua();
    if (foreign)
        return error_set(
            err, CONTRA_BROKEN, foreign, 0,
            "Another Lua (LuaJIT?) is linked into this program and would take the calls "
            "meant for Lua 5.4. contra does not run beside it.");
    opening.plugins = chosen.plugins;
    opening.plugin_count = chosen.plugin_count;
    if (chosen.seconds)
        opening.limits.seconds = chosen.seconds;
    struct pack_request request = {.folders = chosen.packs,
                                   .folder_count = chosen.pack_count,
                                   .path = chosen.pack_path,
                                   .path_count = chosen.pack_path_count,
                                   .with_examples = with_examples,
                                   .limits = &opening.limits};
    contra_status status = make(&opening, &request, err);
    if (opening.engine)
        arena_on_full(&opening.engine->arena, NULL, NULL); /* nothing is allocated any more */
    *out = opening.engine;
    return status;
}

contra_status contra_engine_open(contra_engine **out, const contra_engine_options *options,
                                 contra_error *err)
{
    return open_engine(out, options, false, err);
}

contra_status engine_open_with_examples(contra_engine **out, const contra_engine_options *options,
                                        contra_error *err)
{
    return open_engine(out, options, true, err);
}

const struct rulebook *engine_rulebook(const contra_engine *engine)
{
    return &engine->book;
}

const contra_pack *contra_engine_pack(const contra_engine *engine, size_t index)
{
    return engine && index < engine->book.pack_count ? engine->packs[index] : NULL;
}

const contra_part_of_plugin *contra_engine_plugin(const contra_engine *engine, size_t index)
{
    return engine && index < engine->plugins.part_count ? engine->plugins.parts[index] : NULL;
}

const contra_problem *contra_engine_problem(const contra_engine *engine, size_t index)
{
    return engine && index < engine->book.problems.count ? &engine->book.problems.items[index]
                                                         : NULL;
}

void contra_engine_free(contra_engine *engine)
{
    if (!engine)
        return;
    if (engine->pool_started)
        check_pool_end(&engine->pool);
    locale_t before = engine_enter(engine);
    plugins_unload(&engine->plugins);
    engine_leave(before);
    freelocale(engine->numbers);
    struct arena arena = engine->arena; /* the engine lies in it */
    arena_free(&arena);
}
