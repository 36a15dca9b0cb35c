/* SPDX-License-Identifier: MIT */
/* What a rule says of itself: effect, sources, strikes, override, reviewed. */
#ifndef CONTRA_RULES_LUA_RULE_ABOUT_H
#define CONTRA_RULES_LUA_RULE_ABOUT_H

#include "rules/lua_field.h"

void rule_read_about(const struct reading *reading, struct rule *rule);

#endif
