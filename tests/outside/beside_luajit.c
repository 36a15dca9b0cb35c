/* SPDX-License-Identifier: MIT */
/* A host program that has another Lua in it: LuaJIT, linked first, so that its functions answer in
 * the place of ours. contra must refuse to open an engine, and say why.
 *
 *     beside_luajit FOLDER-OF-RULES
 */
#include <contra/contra.h>
#include <lauxlib.h>
#include <luajit.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    contra_error error;
    contra_engine *engine = NULL;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    lua_State *L = luaL_newstate();
    contra_status status;

    if (argc != 2 || !L)
        return 2;
    lua_close(L);

    options.packs = (const char *const *)&argv[1];
    options.pack_count = 1;
    status = contra_engine_open(&engine, &options, &error);
    printf("%s: %s\n", contra_status_text(status), error.message);
    if (status == CONTRA_BROKEN && !engine && strstr(error.message, "Lua"))
        return 0;
    contra_engine_free(engine);
    return 1;
}
