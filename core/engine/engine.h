/* SPDX-License-Identifier: MIT */
/* What the files of this room share about the objects that hosts hold. */
#ifndef CONTRA_ENGINE_ENGINE_H
#define CONTRA_ENGINE_ENGINE_H

#include <contra/contra.h>
#include <locale.h>

#include "base/arena.h"
#include "engine/plugin.h"
#include "facts/ini_reader.h"
#include "facts/patient.h"
#include "rules/lua_check.h"
#include "rules/rule.h"

struct contra_engine {
    struct arena arena; /* holds the engine itself, and all below */
    struct rulebook book;
    struct plugins plugins;
    const contra_pack **packs; /* what reports say of them; NULL behind the last */
    bool sound;                /* all packs are loaded, and nothing is wrong with them */
    locale_t numbers;          /* the "C" locale, for as long as we work */
    struct check_pool pool;    /* the one part that changes, under its lock */
    bool pool_started;
};

/* Made by contra_patient_*. `patient` is first, and holds the arena that all of it lives in. */
struct contra_patient {
    struct patient patient;
    const struct contra_engine *engine;
    struct ini_seen seen; /* lines that inih has read, of patients before this one too */
    bool refused;
};

struct contra_report {
    struct arena arena; /* holds the report itself */
    const struct contra_engine *engine;
    contra_result result;
};

/* Numbers are read and written the same under every locale: around all work of the library. */
locale_t engine_enter(const struct contra_engine *engine);
void engine_leave(locale_t before);

#endif
