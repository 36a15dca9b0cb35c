/* SPDX-License-Identifier: MIT */
#include "rules/sandbox.h"

#include <lauxlib.h>
#include <stdio.h>
#include <string.h>

#include "run_lua.h"

/* --- the environment --- */

TEST(gives_the_words_of_the_allow_list_and_no_other)
{
    struct sandbox *sandbox = new_sandbox();
    gives(sandbox,
          "local words = {} for k in pairs(_ENV) do words[#words + 1] = k end "
          "return table.concat(words, ' ')",
          "assert error ipairs math pairs select string table tonumber tostring type");
    gives(sandbox,
          "local words = {} for k in pairs(string) do words[#words + 1] = k end "
          "return table.concat(words, ' ')",
          "byte char find format gmatch gsub len lower match rep reverse sub upper");
    gives(sandbox,
          "local words = {} for k in pairs(table) do words[#words + 1] = k end "
          "return table.concat(words, ' ')",
          "concat insert remove sort unpack");
    gives(sandbox,
          "local words = {} for k in pairs(math) do words[#words + 1] = k end "
          "return table.concat(words, ' ')",
          "abs ceil cos exp floor fmod huge log max maxinteger min mininteger modf pi sin sqrt "
          "tointeger type ult");
    sandbox_free(sandbox);
}

static const char *explain(void *argument, const char *name)
{
    CHECK_TEXT(argument, "argument");
    return strcmp(name, "patint") == 0 ? "Did you mean \"patient\"?" : NULL;
}

TEST(refuses_unknown_words_and_globals)
{
    struct sandbox *sandbox = new_sandbox();
    char argument[] = "argument";
    fails(sandbox, "\nreturn os", SANDBOX_ERROR, "rule.lua:2: unknown word \"os\".");
    sandbox_on_unknown(sandbox, explain, argument);
    fails(sandbox, "return patint.age", SANDBOX_ERROR,
          "rule.lua:1: unknown word \"patint\". Did you mean \"patient\"?");
    fails(sandbox, "return other", SANDBOX_ERROR, "rule.lua:1: unknown word \"other\".");
    fails(sandbox, "return _ENV[1]", SANDBOX_ERROR,
          "rule.lua:1: the words of rules are texts, not of type number");
    fails(sandbox, "lean = 1", SANDBOX_ERROR,
          "rule.lua:1: \"lean\" would be known to all rules. Write local lean = ...");
    fails(sandbox, "string.rep = nil", SANDBOX_ERROR,
          "rule.lua:1: this table belongs to the language and cannot be changed");
    fails(sandbox, "table.insert(string, 1)", SANDBOX_ERROR,
          "rule.lua:1: this table belongs to the language and cannot be changed");
    sandbox_free(sandbox);
}

static int define_answer(lua_State *L)
{
    lua_pushinteger(L, 42);
    sandbox_define(L, "answer");
    return 0;
}

TEST(takes_words_of_the_host)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(sandbox_do(sandbox, define_answer, NULL, 0, why, sizeof why), SANDBOX_OK);
    gives(sandbox, "return 'the answer is ' .. answer", "the answer is 42");
    sandbox_free(sandbox);
}

/* --- the library --- */

TEST(tells_no_address)
{
    struct sandbox *sandbox = new_sandbox();
    gives(sandbox, "return tostring({}) .. tostring(type) .. tostring(nil) .. tostring(true)",
          "tablefunctionniltrue");
    gives(sandbox, "return tostring(1) .. ' ' .. tostring(1.5) .. ' ' .. tostring('x')", "1 1.5 x");
    fails(sandbox, "return ('%p'):format(1)", SANDBOX_ERROR,
          "rule.lua:1: format does not know \"%p\"");
    fails(sandbox, "return ('%s'):format({})", SANDBOX_ERROR,
          "rule.lua:1: bad argument #1 to 'format' (text, number or boolean expected)");
    gives(sandbox, "return ('%5.2f|%-4s|%03d|%%|%s'):format(2.345, 'a', 7, nil)",
          " 2.35|a   |007|%|nil");
    sandbox_free(sandbox);
}

TEST(bounds_what_loops)
{
    struct sandbox *sandbox = new_sandbox();
    fails(sandbox, "return ('x'):rep(5000)", SANDBOX_ERROR,
          "rule.lua:1: rep would make a text of more than 4096 bytes");
    gives(sandbox, "return ('ab'):rep(3, '-') .. ('x'):rep(-1) .. (''):rep(1 << 60)", "ab-ab-ab");
    fails(sandbox, "return table.unpack({}, 1, 251)", SANDBOX_ERROR,
          "rule.lua:1: unpack gives at most 250 values");
    gives(sandbox, "return '' .. select('#', table.unpack({}, 1, 250)) .. #('x'):rep(250)",
          "250250");
    gives(sandbox, "return '' .. select('#', ('x'):rep(250):byte(1, -1))", "250");
    fails(sandbox, "return ('x'):rep(251):byte(1, -1)", SANDBOX_ERROR,
          "rule.lua:1: byte gives at most 250 values");
    gives(sandbox, "return table.concat({('abc'):byte(-2, 100)}, ' ') .. select('#', (''):byte())",
          "98 990");
    sandbox_free(sandbox);
}

TEST(pairs_goes_in_order)
{
    struct sandbox *sandbox = new_sandbox();
    gives(
        sandbox,
        "local t = {b = 1, a = 1, ['\\xff'] = 1, [true] = 1, [false] = 1, [2.5] = 1, [-1] = 1, 1, "
        "1, [10] = 1, B = 1, [''] = 1} local s = {} "
        "for k in pairs(t) do s[#s + 1] = tostring(k) end return table.concat(s, ' ', 1, 10)",
        "1 2 -1 2.5 10  B a b \xff");
    gives(sandbox,
          "local t, n = {a = 1, b = 2, c = 3, 4, 5}, 0 "
          "for k, v in pairs(t) do t[k] = nil t.b = nil n = n + v end return '' .. n",
          "13");
    fails(sandbox, "for k in pairs({[{}] = 1}) do end", SANDBOX_ERROR,
          "rule.lua:1: pairs takes keys that are texts, numbers or booleans, not of type table");
    sandbox_free(sandbox);
}

TEST(sorts)
{
    struct sandbox *sandbox = new_sandbox();
    gives(sandbox,
          "local t = {} for i = 1, 100 do t[i] = (i * 37) % 101 end table.sort(t) "
          "for i = 2, 100 do assert(t[i - 1] < t[i]) end return #t .. ''",
          "100");
    gives(sandbox,
          "local t = {'pear', 'fig', 'apple', 'kiwi', 'plum'} "
          "table.sort(t, function(a, b) return #a < #b end) return table.concat(t, ' ')",
          "fig pear kiwi plum apple");
    gives(sandbox, "local t = {} table.sort(t) t[1] = 'x' table.sort(t) return t[1]", "x");
    fails(sandbox, "table.sort({1, 'a'})", SANDBOX_ERROR, "attempt to compare string with number");
    sandbox_free(sandbox);
}

TEST(matches_patterns_as_lua_does)
{
    static const char *const cases[][2] = {
        {"('2026-11-22'):match('^(%d+)-(%d%d)-(%d+)$')", "2026 11 22"},
        {"('hello'):find('l')", "3 3"},
        {"('hello'):find('l', 4)", "4 4"},
        {"('hello'):find('xyz')", "nil"},
        {"('hello'):find('')", "1 0"},
        {"('hello'):find('', 6)", "6 5"},
        {"('hello'):find('', 7)", "nil"},
        {"('hello'):find('l+()', -3)", "3 4 5"},
        {"('a.b'):find('.', 2, true)", "2 2"},
        {"('aXb'):find('%u')", "2 2"},
        {"('key = value'):match('^(%w+)%s*=%s*(%w+)$')", "key value"},
        {"('f(a(b)c)d'):match('%b()')", "(a(b)c)"},
        {"('THE (quick) fox'):find('%f[%a]%a+%f[%A]')", "1 3"},
        {"('\"it\"'):match('([\"\\'])(.-)%1')", "\" it"},
        {"('abc'):match('()b()')", "2 3"},
        {"('[x]'):match('[]x[]+')", "[x]"},
        {"('a-z'):match('[a%-]+')", "a-"},
        {"('m5'):match('[^%a]')", "5"},
        {"('aaab'):match('a-b')", "aaab"},
        {"('aaa'):match('a?a?a?a')", "aaa"},
        {"('a$'):match('a$b?')", "a$"},
        {"('a$b'):match('a$b')", "a$b"},
        {"('hello world'):gsub('o', '0')", "hell0 w0rld 2"},
        {"('hello world'):gsub('%w+', '<%0>', 1)", "<hello> world 1"},
        {"('abc'):gsub('', '-')", "-a-b-c- 4"},
        {"('abc'):gsub('%w', '%%%0')", "%a%b%c 3"},
        {"('hello'):gsub('l', {l = 'L'})", "heLLo 2"},
        {"('hello'):gsub('(h)(e)', function(a, b) return b .. a end)", "ehllo 1"},
        {"('hello'):gsub('l', function() return false end)", "hello 2"},
        {"('abc abc'):gsub('^abc', 'x')", "x abc 1"},
        {"(' x '):gsub('^%s*(.-)%s*$', '%1')", "x 1"},
        {"('x'):gsub('x', '%1')", "x 1"},
        {"('abc'):gsub('()', '%1')", "1a2b3c4 4"},
        {"('\\0a\\0'):find('%z*a')", "2 2"},
        {"('b\\xC3\\xA4r'):match('%a+')", "b"},
        {"('x=1, y=2'):gmatch('(%w)=(%w)')()", "x 1"},
        {"tostring(('abc'):match('d'))", "nil"},
    };
    struct sandbox *sandbox = new_sandbox();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[300];
        snprintf(text, sizeof text,
                 "local function told(...) local all = {...} for i = 1, select('#', ...) do "
                 "all[i] = tostring(all[i]) end return table.concat(all, ' ') end return told(%s)",
                 cases[i][0]);
        gives(sandbox, text, cases[i][1]);
    }
    gives(
        sandbox,
        "local all = {} for k, v in ('a=1 b=2'):gmatch('(%w)=(%w)') do all[#all + 1] = k .. v end "
        "for w in ('one two'):gmatch('%a*') do all[#all + 1] = '<' .. w .. '>' end "
        "return table.concat(all, ' ')",
        "a1 b2 <one> <two>");
    sandbox_free(sandbox);
}

TEST(refuses_malformed_patterns)
{
    static const char *const cases[][2] = {
        {"[a", "malformed pattern (missing ']')"},
        {"[a%", "malformed pattern (missing ']')"},
        {"a%", "malformed pattern (ends with '%')"},
        {"%b(", "malformed pattern (missing arguments to '%b')"},
        {"%fa", "missing '[' after '%f' in pattern"},
        {"(a", "unfinished capture"},
        {"a)", "invalid pattern capture"},
        {"%1", "invalid capture index %1"},
        {"(a%1)", "invalid capture index %1"},
    };
    struct sandbox *sandbox = new_sandbox();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[100], message[100];
        snprintf(text, sizeof text, "return ('aaa'):match('%s')", cases[i][0]);
        snprintf(message, sizeof message, "rule.lua:1: %s", cases[i][1]);
        fails(sandbox, text, SANDBOX_ERROR, message);
    }
    sandbox_free(sandbox);
}

/* --- budgets --- */

TEST(ends_what_spends_too_much)
{
    struct sandbox *sandbox = new_sandbox();
    fails(sandbox, "\nwhile true do end", SANDBOX_SPENT,
          "rule.lua:2: the limit of instructions is reached");
    fails(sandbox, "return ('a'):rep(3000):find(('a-'):rep(9) .. 'b')", SANDBOX_SPENT,
          "rule.lua:1: the limit of work is reached");
    fails(sandbox, "local s = 'x' while true do s = s .. s end", SANDBOX_SPENT,
          "the limit of the length of one text is reached");
    fails(sandbox, "local t = {} for i = 1, 1e9 do t[i] = i end", SANDBOX_SPENT,
          "the limit of the size of one table or of the stack is reached");
    fails(sandbox, "local t, s = {}, ('x'):rep(4000) for i = 1, 5000 do t[i] = s .. i end",
          SANDBOX_SPENT, "the limit of memory is reached");
    gives(sandbox, "return 'well again'", "well again");
    sandbox_free(sandbox);
}

TEST(spends_the_same_each_time)
{
    struct sandbox_limits limits = sandbox_default_limits;
    const char *text = "local n = 0 for i = 1, 1000 do n = n + #tostring(i * 1.5) end return 'x'";
    limits.instructions = 100;
    while (true) {
        struct sandbox *sandbox = sandbox_new(&limits);
        bool enough = run(sandbox, text, 0) == SANDBOX_OK;
        for (int i = 0; i < 20; i++)
            CHECK_INT(run(sandbox, text, 0) == SANDBOX_OK, enough);
        sandbox_free(sandbox);
        if (enough)
            break;
        limits.instructions += 400;
    }
    CHECK(limits.instructions > 5000 && limits.instructions < 12000);
}

static int push_long_text(lua_State *L)
{
    luaL_Buffer buffer;
    memset(luaL_buffinitsize(L, &buffer, 100000), 'x', 100000);
    luaL_pushresultsize(&buffer, 100000);
    lua_setfield(L, LUA_REGISTRYINDEX, "long");
    return 0;
}

TEST(limits_sizes_for_scripts_and_not_for_the_host)
{
    struct sandbox *sandbox = new_sandbox();
    char text[6000] = "return '";
    memset(text + strlen(text), 'x', 5000);
    strcat(text, "'");
    fails(sandbox, text, SANDBOX_SPENT, "the limit of the length of one text is reached");
    CHECK_INT(sandbox_do(sandbox, push_long_text, NULL, 0, why, sizeof why), SANDBOX_OK);
    sandbox_free(sandbox);
}

TEST(the_clock_is_the_last_resort)
{
    struct sandbox_limits limits = sandbox_default_limits;
    limits.seconds = 0;
    limits.instructions = 1000000000;
    struct sandbox *sandbox = sandbox_new(&limits);
    fails(sandbox, "while true do end", SANDBOX_TIME, "rule.lua:1: the limit of time is reached");
    sandbox_free(sandbox);
}

static int charge(lua_State *L)
{
    sandbox_charge(L, (size_t)lua_tointeger(L, 1));
    return 0;
}

static int define_charge(lua_State *L)
{
    lua_pushcfunction(L, charge);
    sandbox_define(L, "charge");
    sandbox_charge(L, SIZE_MAX);
    return 0;
}

TEST(charges_functions_of_the_host)
{
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(sandbox_do(sandbox, define_charge, NULL, 0, why, sizeof why), SANDBOX_OK);
    gives(sandbox, "charge(99000000) return 'enough'", "enough");
    fails(sandbox, "charge(60000000) charge(60000000)", SANDBOX_SPENT,
          "rule.lua:1: the limit of work is reached");
    sandbox_free(sandbox);
}

/* --- errors --- */

TEST(tells_errors_as_plain_text)
{
    struct sandbox *sandbox = new_sandbox();
    fails(sandbox, "local a\nreturn a.b", SANDBOX_ERROR,
          "rule.lua:2: attempt to index a nil value (local 'a')");
    fails(sandbox, "return 'x' + 1", SANDBOX_ERROR,
          "rule.lua:1: attempt to perform arithmetic on a string value (constant 'x')");
    fails(sandbox, "x y", SANDBOX_ERROR, "rule.lua:1: syntax error near 'y'");
    fails(sandbox, "error({})", SANDBOX_ERROR, "an error that is not a text but of type table");
    fails(sandbox, "error('a\\0b\\nc\\xff', 0)", SANDBOX_ERROR, "a b c?");
    fails(sandbox, "\x1bLua", SANDBOX_ERROR, "attempt to load a binary chunk (mode is 't')");
    struct chunk chunk = {"error(('\\u{E4}'):rep(1000), 0)", "@rule.lua"};
    char little[8];
    CHECK_INT(sandbox_do(sandbox, load_chunk, &chunk, 1, NULL, 0), SANDBOX_OK);
    CHECK_INT(sandbox_call(sandbox, 0, 0, little, sizeof little), SANDBOX_ERROR);
    CHECK_TEXT(little, "\xC3\xA4\xC3\xA4\xC3\xA4");
    sandbox_free(sandbox);
}

static int throw_number(lua_State *L)
{
    lua_pushinteger(L, 1);
    return lua_error(L);
}

TEST(the_host_is_protected_too)
{
    struct sandbox_limits limits = sandbox_default_limits;
    struct sandbox *sandbox = new_sandbox();
    CHECK_INT(sandbox_do(sandbox, throw_number, NULL, 0, why, sizeof why), SANDBOX_ERROR);
    CHECK_TEXT(why, "an error that is not a text but of type number");
    sandbox_free(sandbox);
    limits.memory = 60000;
    sandbox = sandbox_new(&limits);
    CHECK(sandbox != NULL);
    CHECK_INT(sandbox_do(sandbox, push_long_text, NULL, 0, why, sizeof why), SANDBOX_SPENT);
    CHECK_TEXT(why, "the limit of memory is reached");
    sandbox_free(sandbox);
    for (limits.memory = 0; limits.memory < 30000; limits.memory += 101)
        sandbox_free(sandbox_new(&limits));
}

/* Blocks of one size, then of another: what the first leave does not serve the second. */
TEST(swells_when_sizes_change_and_not_otherwise)
{
    static const char tables[] = "local t = {} for i = 1, 60000 do t[i] = { i, i } end return ''";
    static const char texts[] =
        "local t = {} for i = 1, 60000 do t[i] = 'some hundred bytes of text '"
        " .. 'that no other such text shares and that is not short ' .. i end "
        "return ''";
    struct sandbox_limits limits = sandbox_default_limits;
    limits.memory = 10 * 1024 * 1024;
    struct sandbox *sandbox = sandbox_new(&limits);
    CHECK(sandbox != NULL);
    for (int i = 0; i < 20; i++) {
        gives(sandbox, tables, "");
        lua_gc(sandbox_lua(sandbox), LUA_GCCOLLECT);
    }
    CHECK(!sandbox_is_swollen(sandbox));
    gives(sandbox, texts, "");
    lua_gc(sandbox_lua(sandbox), LUA_GCCOLLECT);
    CHECK(sandbox_is_swollen(sandbox));
    gives(sandbox, tables, "");
    sandbox_free(sandbox);
}

TESTS(CASE(gives_the_words_of_the_allow_list_and_no_other), CASE(refuses_unknown_words_and_globals),
      CASE(takes_words_of_the_host), CASE(tells_no_address), CASE(bounds_what_loops),
      CASE(pairs_goes_in_order), CASE(sorts), CASE(matches_patterns_as_lua_does),
      CASE(refuses_malformed_patterns), CASE(ends_what_spends_too_much),
      CASE(spends_the_same_each_time), CASE(limits_sizes_for_scripts_and_not_for_the_host),
      CASE(the_clock_is_the_last_resort), CASE(charges_functions_of_the_host),
      CASE(tells_errors_as_plain_text), CASE(the_host_is_protected_too),
      CASE(swells_when_sizes_change_and_not_otherwise))
