/* SPDX-License-Identifier: MIT */
#include "rules/judging.h"

#include "rules/lua_check.h"
#include "rules/native_check.h"

/* A function in Lua gets plain values, and so is called only when all that it needs is known. One
 * in C gets three-valued ones. */
struct check_answer check_ask(const struct check_question *question)
{
    const struct patient *patient = question->evaluation->patient;
    struct check_answer answer = {.outcome = CHECK_UNDETERMINED};
    if (question->rule->native)
        return native_check_call(question);
    if (!check_needs_known(question->rule, patient, &answer.reason))
        return answer;
    return check_call(question->lua, question->rule, patient, question->site, question->arena);
}
