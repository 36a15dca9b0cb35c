/* SPDX-License-Identifier: MIT */
/* Loads plugins: opens shared objects, reads what they say of themselves, and refuses with the
 * difference what does not fit. */
#include "engine/plugin.h"

#include <contra/contra.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* --- what a plugin must be --- */

/* The path without folder and ".so": the name that the plugin must have. */
static const char *stem_of(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    if (length > 3 && strcmp(name + length - 3, ".so") == 0)
        length -= 3;
    return arena_copy(arena, name, length);
}

static bool is_name(const char *name)
{
    for (const char *c = name; *c; c++)
        if (!(*c >= 'a' && *c <= 'z') && !(*c >= '0' && *c <= '9') && *c != '-')
            return false;
    return *name != '\0';
}

/* Structures of a plugin: each says its size, and must have at least what version 1 had. */
static bool large_enough(struct problems *problems, const char *path, const char *what,
                         uint32_t size, size_t needed)
{
    if (size >= needed)
        return true;
    problem_add(problems, path, 0,
                "The plugin describes %s in %u bytes, and version %d of the interface takes %zu. "
                "Build it again with contra's header.",
                what, (unsigned)size, CONTRA_PLUGIN_ABI_LATEST, needed);
    return false;
}

static bool named(struct problems *problems, const char *path, const char *what, const char *name)
{
    if (name != NULL && is_name(name))
        return true;
    problem_add(problems, path, 0,
                "\"%s\" cannot be the name of %s: small letters, digits and - only.",
                name ? name : "", what);
    return false;
}

static bool present(struct problems *problems, const char *path, const char *what, const char *name,
                    bool there)
{
    if (!there)
        problem_add(problems, path, 0,
                    "The %s \"%s\" of this plugin lacks a function that it needs.", what, name);
    return there;
}

/* --- what the plugins add --- */

static const contra_part_of_plugin *find_part(const struct plugins *plugins, const char *kind,
                                              const char *name)
{
    for (size_t i = 0; i < plugins->part_count; i++)
        if (strcmp(plugins->parts[i]->kind, kind) == 0 &&
            strcmp(plugins->parts[i]->name, name) == 0)
            return plugins->parts[i];
    return NULL;
}

static bool is_built_in(const char *kind, const char *name)
{
    static const char *const names[][2] = {{"reader", "ini"},          {"writer", "text"},
                                           {"writer", "json"},         {"writer", "leaflet"},
                                           {"writer", "leaflet-html"}, {"writer", "compact"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], kind) == 0 && strcmp(names[i][1], name) == 0)
            return true;
    return false;
}

/* Adds one; NULL, and a problem, if there is one of that name. */
static contra_part_of_plugin *add_part(struct plugins *plugins, const struct plugin *plugin,
                                       const char *kind, const char *name, const char *summary,
                                       struct problems *problems)
{
    const contra_part_of_plugin *other = find_part(plugins, kind, name);
    if (other != NULL || is_built_in(kind, name)) {
        problem_add(problems, plugin->path, 0, "There is a %s \"%s\" already, %s%s.", kind, name,
                    other ? "of the plugin " : "contra's own", other ? other->path : "");
        return NULL;
    }
    contra_part_of_plugin *part = arena_alloc(plugins->arena, sizeof *part);
    part->plugin = plugin->about.name;
    part->version = plugin->about.version;
    part->licence = plugin->about.licence;
    part->path = plugin->path;
    part->kind = kind;
    part->name = name;
    part->summary = summary ? summary : "";
    plugins->parts = arena_push(plugins->arena, (void *)plugins->parts, plugins->part_count,
                                &plugins->part_capacity, sizeof *plugins->parts);
    plugins->parts[plugins->part_count++] = part;
    return part;
}

static bool add_reader(struct plugins *plugins, const struct plugin *plugin,
                       const contra_reader *reader, struct problems *problems)
{
    static const char *const none[] = {NULL};
    const char *path = plugin->path;
    if (!large_enough(problems, path, "a reader", reader->size, sizeof *reader) ||
        !named(problems, path, "a reader", reader->name) ||
        !present(problems, path, "reader", reader->name,
                 reader->recognises && reader->open && reader->next && reader->close))
        return false;
    contra_part_of_plugin *part =
        add_part(plugins, plugin, "reader", reader->name, reader->summary, problems);
    if (part != NULL)
        part->endings = reader->endings ? reader->endings : none;
    return part != NULL;
}

/* Its grades, needs and texts are looked at when the packs are loaded. */
static bool add_check(struct plugins *plugins, const struct plugin *plugin,
                      const contra_check_rule *check, struct problems *problems)
{
    const char *path = plugin->path;
    return large_enough(problems, path, "a check", check->size, sizeof *check) &&
           named(problems, path, "a check", check->name) &&
           present(problems, path, "check", check->name, check->judge != NULL) &&
           add_part(plugins, plugin, "check", check->name, check->title, problems) != NULL;
}

static bool add_writer(struct plugins *plugins, const struct plugin *plugin,
                       const contra_writer *writer, struct problems *problems)
{
    const char *path = plugin->path;
    bool lines = writer->kind == CONTRA_WRITES_LINES;
    if (!large_enough(problems, path, "a writer", writer->size, sizeof *writer) ||
        !named(problems, path, "a writer", writer->name) ||
        !present(problems, path, "writer", writer->name,
                 writer->write && (!lines || (writer->head && writer->refused))))
        return false;
    contra_part_of_plugin *part =
        add_part(plugins, plugin, "writer", writer->name, writer->summary, problems);
    if (part == NULL)
        return false;
    part->writes_lines = lines;
    part->writes_json = writer->kind == CONTRA_WRITES_JSON;
    return true;
}

static bool add_parts(struct plugins *plugins, const struct plugin *plugin,
                      struct problems *problems)
{
    const contra_plugin *about = &plugin->about;
    bool sound = true, any = false;
    for (size_t i = 0; about->readers && about->readers[i]; i++, any = true)
        sound = add_reader(plugins, plugin, about->readers[i], problems) && sound;
    for (size_t i = 0; about->checks && about->checks[i]; i++, any = true)
        sound = add_check(plugins, plugin, about->checks[i], problems) && sound;
    for (size_t i = 0; about->writers && about->writers[i]; i++, any = true)
        sound = add_writer(plugins, plugin, about->writers[i], problems) && sound;
    if (!any)
        add_part(plugins, plugin, "none", about->name, about->summary, problems);
    return sound;
}

/* --- one plugin --- */

/* Reads the description: `abi` first and alone. */
static bool describe(struct plugin *plugin, struct arena *arena, struct problems *problems)
{
    contra_plugin_entry entry;
    void *symbol = dlsym(plugin->library, CONTRA_PLUGIN_ENTRY);
    if (symbol == NULL) {
        problem_add(problems, plugin->path, 0,
                    "This is no plugin of contra: it does not export the function %s.",
                    CONTRA_PLUGIN_ENTRY);
        return false;
    }
    memcpy(&entry, &symbol, sizeof entry);
    const contra_plugin *about = entry();
    if (about == NULL) {
        problem_add(problems, plugin->path, 0, "The plugin does not describe itself: %s is NULL.",
                    CONTRA_PLUGIN_ENTRY "()");
        return false;
    }
    if (about->abi < CONTRA_PLUGIN_ABI_MIN || about->abi > CONTRA_PLUGIN_ABI_LATEST) {
        bool old = about->abi < CONTRA_PLUGIN_ABI_MIN;
        problem_add(problems, plugin->path, 0,
                    "The plugin was built for version %u of the interface, which is too %s: contra "
                    "%s loads %d to %d. %s",
                    (unsigned)about->abi, old ? "old" : "new", CONTRA_VERSION,
                    CONTRA_PLUGIN_ABI_MIN, CONTRA_PLUGIN_ABI_LATEST,
                    old ? "Build it again with the header of this contra."
                        : "Take a newer contra, or build it for this one.");
        return false;
    }
    if (!large_enough(problems, plugin->path, "itself", about->size, sizeof plugin->about) ||
        !named(problems, plugin->path, "a plugin", about->name))
        return false;
    plugin->about = *about;
    if (about->version == NULL || about->licence == NULL) {
        problem_add(problems, plugin->path, 0,
                    "The plugin \"%s\" does not tell its version and its licence.", about->name);
        return false;
    }
    const char *stem = stem_of(plugin->path, arena);
    if (strcmp(stem, about->name) == 0)
        return true;
    problem_add(problems, plugin->path, 0,
                "The plugin calls itself \"%s\", and its file \"%s\". Call the file %s.so.",
                about->name, stem, about->name);
    return false;
}

static bool start(struct plugin *plugin, struct problems *problems)
{
    contra_error told = {.status = CONTRA_OK};
    contra_status status = CONTRA_OK;
    if (plugin->about.start != NULL)
        status = plugin->about.start(&plugin_host, &plugin->state, &told);
    plugin->started = status == CONTRA_OK;
    if (!plugin->started)
        problem_add(problems, plugin->path, 0, "The plugin \"%s\" could not start: %s",
                    plugin->about.name, told.message[0] ? told.message : "it does not say why.");
    return plugin->started;
}

static bool is_loaded(const struct plugins *plugins, const struct plugin *plugin,
                      struct problems *problems)
{
    for (size_t i = 0; i < plugins->count; i++)
        if (plugins->items[i] != plugin &&
            strcmp(plugins->items[i]->about.name, plugin->about.name) == 0) {
            problem_add(problems, plugin->path, 0,
                        "A plugin \"%s\" is loaded already, from %s. Name one of them.",
                        plugin->about.name, plugins->items[i]->path);
            return true;
        }
    return false;
}

/* dlopen looks for a bare name in the system's folders; ours are paths. */
static const char *as_path(struct arena *arena, const char *given)
{
    return strchr(given, '/') ? arena_string(arena, given) : arena_format(arena, "./%s", given);
}

/* It stands in the list before anything can fail, so that plugins_unload finds it. */
static bool load(struct plugins *plugins, const char *path, struct problems *problems)
{
    struct arena *arena = plugins->arena;
    static const contra_plugin nameless = {.name = ""};
    struct plugin *plugin = arena_alloc(arena, sizeof *plugin);
    plugin->path = as_path(arena, path);
    plugin->about = nameless;
    plugins->items = arena_push(arena, plugins->items, plugins->count, &plugins->capacity,
                                sizeof *plugins->items);
    plugins->items[plugins->count++] = plugin;
    plugin->library = dlopen(plugin->path, RTLD_NOW | RTLD_LOCAL);
    if (plugin->library == NULL) {
        const char *why = dlerror();
        if (strstr(why, "Cannot allocate memory") || strstr(why, "out of memory"))
            arena_refuse(arena);
        problem_add(problems, path, 0, "The plugin cannot be loaded: %s.", why);
        return false;
    }
    return describe(plugin, arena, problems) && !is_loaded(plugins, plugin, problems) &&
           add_parts(plugins, plugin, problems) && start(plugin, problems);
}

/* --- all plugins --- */

bool plugins_load(struct plugins *plugins, const char *const *paths, size_t count,
                  struct problems *problems)
{
    bool sound = true;
    for (size_t i = 0; i < count; i++)
        sound = load(plugins, paths[i], problems) && sound;
    return sound;
}

void plugins_unload(struct plugins *plugins)
{
    while (plugins->count > 0) {
        struct plugin *plugin = plugins->items[--plugins->count];
        if (plugin->started && plugin->about.stop != NULL)
            plugin->about.stop(plugin->state);
        if (plugin->library != NULL)
            dlclose(plugin->library);
    }
}

/* --- finding one of them --- */

const contra_reader *plugins_reader(const struct plugins *plugins, const char *name, void **state)
{
    for (size_t i = 0; i < plugins->count; i++) {
        const contra_reader *const *readers = plugins->items[i]->about.readers;
        *state = plugins->items[i]->state;
        for (; readers && *readers; readers++)
            if (strcmp((*readers)->name, name) == 0)
                return *readers;
    }
    return NULL;
}

const contra_writer *plugins_writer(const struct plugins *plugins, const char *name, void **state)
{
    for (size_t i = 0; i < plugins->count; i++) {
        const contra_writer *const *writers = plugins->items[i]->about.writers;
        *state = plugins->items[i]->state;
        for (; writers && *writers; writers++)
            if (strcmp((*writers)->name, name) == 0)
                return *writers;
    }
    return NULL;
}

static bool ends_so(const char *name, const contra_reader *reader)
{
    size_t length = strlen(name);
    for (size_t i = 0; reader->endings && reader->endings[i]; i++) {
        size_t ending = strlen(reader->endings[i]);
        if (length > ending && strcmp(name + length - ending, reader->endings[i]) == 0)
            return true;
    }
    return false;
}

/* How sure a reader is: 2 surely, 1 perhaps; where no reader is sure, the name of the source
 * decides against our own. */
static int sureness(const contra_reader *reader, const char *name, const char *head, size_t length)
{
    int sure = reader->recognises(head, length) * 2;
    return sure > 0 ? sure : ends_so(name, reader);
}

const contra_reader *plugins_recognise(const struct plugins *plugins, const char *name,
                                       const char *head, size_t length, void **state,
                                       const contra_reader **other)
{
    const contra_reader *best = NULL;
    int most = 0;
    *other = NULL;
    for (size_t i = 0; i < plugins->count; i++) {
        const contra_reader *const *readers = plugins->items[i]->about.readers;
        for (; readers && *readers; readers++) {
            int sure = sureness(*readers, name, head, length);
            if (sure > 1 && sure == most) /* the name alone is no reason to quarrel */
                *other = *readers;
            if (sure <= most)
                continue;
            most = sure;
            best = *readers;
            *state = plugins->items[i]->state;
            *other = NULL;
        }
    }
    return best;
}
