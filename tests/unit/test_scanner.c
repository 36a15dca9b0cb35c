/* SPDX-License-Identifier: MIT */
#include "rules/scanner.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "rules/token.h"
#include "test.h"

static struct arena arena;
static struct problems problems;
static char text[4096];

static struct scan scan(const char *source, bool cut_examples)
{
    arena_reset(&arena);
    problems = (struct problems){.arena = &arena};
    snprintf(text, sizeof text, "%s", source);
    return scanner_read(text, strlen(source), "bleeding.lua", cut_examples, &problems);
}

/* Fails unless exactly this one problem is found. */
static void refuses(const char *source, int line, const char *message)
{
    struct scan found = scan(source, false);
    CHECK(!found.sound);
    CHECK_INT(problems.count, 1);
    CHECK_TEXT(problems.items[0].file, "bleeding.lua");
    CHECK_TEXT(problems.items[0].message, message);
    CHECK_INT(problems.items[0].line, line);
}

/* Fails unless the one problem begins so. */
static void refuses_word(const char *source, int line, const char *begins)
{
    struct scan found = scan(source, false);
    CHECK(!found.sound);
    CHECK_INT(problems.count, 1);
    CHECK_INT(problems.items[0].line, line);
    if (strncmp(problems.items[0].message, begins, strlen(begins)) != 0)
        FAIL("%s", problems.items[0].message);
}

static void takes(const char *source)
{
    struct scan found = scan(source, false);
    if (problems.count > 0)
        FAIL("%s: %d: %s", source, problems.items[0].line, problems.items[0].message);
    CHECK(found.sound);
}

TEST(refuses_operators_and_says_what_to_write)
{
    refuses("local a = b or c", 1,
            "\"or\" joins Lua values while the file loads, not answers about the patient. Write | "
            "between conditions.");
    refuses("local a =\n b and c", 2,
            "\"and\" joins Lua values while the file loads, not answers about the patient. Write & "
            "between conditions.");
    refuses("local a = not c", 1,
            "\"not\" turns a Lua value round while the file loads, not an answer about the "
            "patient. Write ~ before a condition.");
    refuses("local a = labs.inr > 3", 1,
            "\">\" compares Lua values while the file loads, not answers about the patient. Write "
            ":above(...), with the number in the brackets.");
    refuses_word("x = a >= 3", 1, "\">=\" compares");
    refuses_word("x = a <= 3", 1, "\"<=\" compares");
    refuses_word("x = a < 3", 1, "\"<\" compares");
    refuses_word("x = a == 3", 1, "\"==\" compares");
    refuses_word("x = a ~= 3", 1, "\"~=\" compares");
    arena_free(&arena);
}

TEST(refuses_statements)
{
    refuses_word("\n\nif a then b() elseif c then d() end", 3, "\"if\" happens while");
    refuses_word("for i = 1, 3 do f(i) end", 1, "\"for\" happens");
    refuses_word("while f() do g() end", 1, "\"while\" happens");
    refuses_word("repeat g() until f()", 1, "\"repeat\" happens");
    refuses_word("goto a ::a::", 1, "\"goto\" happens");
    refuses("local a <const>, b = 1, 2", 1,
            "\"<const>\" has no meaning outside functions. Write local x = ... without it.");
    refuses_word("local a <close> = b", 1, "\"<close>\" has no meaning");
    refuses_word("local a local b = a < c", 1, "\"<\" compares");
    arena_free(&arena);
}

TEST(takes_what_conditions_are_written_with)
{
    takes("local a = ~(b | c) & d");
    takes("local a = b // 2 << 1 >> 1 ~ 3 .. 'x'");
    takes("local order, android, notes, iff, orbit = 1");
    takes("local x = patient.is_or:is 'and'");
    takes("do local a = 1 end");
    arena_free(&arena);
}

TEST(knows_strings_and_comments)
{
    takes("-- a or b\n--[[ if\n not ]] --[==[ ]] or ]==] local a = 'or' --");
    takes(
        "local a = 'it\\'s or' local b = \"\\\" and \\\\\" local c = [[ if ]] local d = [=[ ]] or "
        "]=]");
    takes("local a = 'x\\z   \n  or' local b = 'y\\\n or '");
    takes("---[[ or\nlocal a = 1");
    refuses_word("--[[ a\nb\n]] local a = b or c", 3, "\"or\"");
    refuses_word("local a = [==[\n\n]]\n]=]\n]==] or c", 5, "\"or\"");
    refuses_word("local a = '\\\\' or c", 1, "\"or\"");
    refuses_word("local a = 'x\\z \n\n \\\r\n ' or c", 4, "\"or\"");
    refuses_word("\n\r\r\n\n'\\\n\r' or c", 5, "\"or\""); /* as Lua counts lines */
    refuses_word("---[[ x\nlocal a = b or c", 2, "\"or\"");
    refuses_word("local a = x[y[1]] or c", 1, "\"or\"");
    refuses_word("local a = 0x1p-4 or c", 1, "\"or\"");
    refuses_word("local a = 1 ..2 or c", 1, "\"or\"");
    arena_free(&arena);
}

TEST(leaves_functions_alone)
{
    takes(
        "local function f(a)\n if a or b then return 1 elseif c == d then return end\n"
        " for i = 1, 2 do while i < 3 do break end end\n repeat local x <const> = 1 until a ~= b\n"
        " do goto out end ::out::\n return function() return not a end\nend");
    takes(
        "rule 'x' { check = function(facts) if facts then return 'a' end end, absolute = a | b }");
    refuses_word("local f = function() while g(function() do end end) do end end local a = b or c",
                 1, "\"or\"");
    refuses_word("local f = function()\n for k in pairs({ x = function() end }) do end\n end\n"
                 "local a = b and c",
                 4, "\"and\"");
    refuses_word("local f = function() repeat until a or b end local c = not d", 1, "\"not\"");
    refuses_word("local f = function() if a then do end else end end local c = not d", 1,
                 "\"not\"");
    arena_free(&arena);
}

TEST(refuses_keys_that_stand_twice)
{
    refuses("rule 'x' {\n absolute = a,\n relative = b,\n absolute = c }", 4,
            "\"absolute\" stands twice in this table (first in line 2); Lua would keep the last "
            "without a word.");
    refuses_word("local t = { a = 1, ['a'] = 2 }", 1, "\"a\" stands twice");
    refuses_word("local t = { ['\\x61\\z  \n b'] = 1; [ [[ab]] ] = 2 }", 2, "\"ab\" stands twice");
    refuses_word("local t = { ['\\u{E4}'] = 1, ['\\195\\164'] = 2 }", 1, "\"\xC3\xA4\" stands");
    refuses_word("local t = { [1.0] = 1, [1] = 2 }", 1, "\"1\" stands twice");
    refuses_word("local t = { [0x1F] = 1, [31] = 2 }", 1, "\"31\" stands twice");
    refuses_word("local t = { [1e1] = 1, [10] = 2 }", 1, "\"10\" stands twice");
    refuses_word("local t = { \"a\", [0x1] = 2 }", 1, "[1] stands twice");
    takes("local t = { [0x10] = 1, [10] = 2, [1e-1] = 3, [0.2] = 4, [1e300] = 5, [1e301] = 6 }");
    refuses_word("local t = { [true] = 1, [true] = 2 }", 1, "\"true\" stands twice");
    refuses_word("local t = { 'a', 'b', [2] = 2 }", 1, "[2] stands twice");
    refuses_word("local f = function() return { a = 1, b = { a = 2 }, a = 3 } end", 1,
                 "\"a\" stands");
    refuses_word("local t = { { a = 1, a = 2 }, { a = 1 } }", 1, "\"a\" stands twice");
    refuses_word("local t = { f { a = 1 }, a = g(1, 2), a = 3 }", 1, "\"a\" stands twice");
    takes("local t = { a = 1, b = { a = 1 }, c = f { a = 1, f(a) } }");
    takes("local t = { [a] = 1, [a] = 2, ['1'] = 1, [1] = 2, [f 'x'] = 1, [2] = 3 }");
    takes("local t = { a, a; a }");
    arena_free(&arena);
}

TEST(tells_all_problems)
{
    scan("local a = b or c\nlocal d = { e = 1, e = not f, e = 2 }\nif g then end", false);
    CHECK_INT(problems.count, 5);
    arena_free(&arena);
}

TEST(finds_what_is_defined)
{
    struct scan found = scan("local t = { a = 1 }\nrule 'x' {\n absolute = b,\n action = { c = 2 },"
                             "\n check = function() return { d = 3 } end,\n ['e'] = 4 }\n"
                             "derive ('y') { value = f { g = 5 } }",
                             false);
    static const struct scanned_field fields[] = {
        {"absolute", 3}, {"action", 4}, {"check", 5}, {"e", 6}, {"value", 7}};
    CHECK_INT(found.field_count, 5);
    for (size_t i = 0; i < found.field_count; i++) {
        CHECK_TEXT(found.fields[i].name, fields[i].name);
        CHECK_INT(found.fields[i].line, fields[i].line);
    }
    arena_free(&arena);
}

TEST(cuts_examples)
{
    scan("rule 'x' {\n a = 1,\n examples = {\n  { 'x}', sites = { '}' } }, -- }\n },\n b = 2 }",
         true);
    CHECK_TEXT(text, "rule 'x' {\n a = 1,\n examples = {\n\n},\n b = 2 }");
    const char *kept =
        "local f = function() return { examples = { 1 } } end local examples = { 2 } "
        "rule { examples = f, examples_of = { 3 } }";
    CHECK(scan(kept, true).sound);
    CHECK_TEXT(text, kept);
    scan("rule { examples = { 1 } }", false);
    CHECK_TEXT(text, "rule { examples = { 1 } }");
    scan("rule { examples = { 1 ", true);
    CHECK_TEXT(text, "rule { examples = { 1 ");
    refuses_word("rule { examples = { { a = 1, a = 2 } } }", 1, "\"a\" stands twice");
    arena_free(&arena);
}

/* What stands in examples, and what is left of it if Lua's own reading of brackets is followed. */
TEST(cuts_where_lua_sees_the_table_end)
{
    static const struct {
        const char *inside, *left;
    } sound[] = {
        {"", ""},
        {" '}' ", ""},
        {" \"\\\"}\" ", ""},
        {" '\\\\' ", ""},
        {" '\\z \n  }' ", "\n"},
        {" '\\\n}' ", "\n"},
        {" '\\\r\n}' ", "\n"},
        {" [[ }\n ]] ", "\n"},
        {" [==[ ]] }\n ]=] } ]==] ", "\n"},
        {" -- }\n ", "\n"},
        {" --[[ }\n ]] ", "\n"},
        {" --[==[ ]] }\n ]==] ", "\n"},
        {" --[ }\n ", "\n"},
        {" a[ b[1] ] ", ""},
        {" 1--}\n ", "\n"},
        {" { { '{' } }, { } ", ""},
        {" f = function() return { } end ", ""},
        {" '--', { } ", ""},
        {" 1 - - 2, { } ", ""},
    };
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        char source[256], wanted[256];
        snprintf(source, sizeof source, "rule 'x' { examples = {%s}, b = 2 }", sound[i].inside);
        snprintf(wanted, sizeof wanted, "rule 'x' { examples = {%s}, b = 2 }", sound[i].left);
        struct scan found = scan(source, true);
        CHECK(found.sound);
        CHECK_TEXT(text, wanted);
        CHECK_INT(found.length, strlen(wanted));
        CHECK_INT(found.field_count, 2);
    }
    arena_free(&arena);
}

/* Where the tokens, one by one, find the bracket that closes. False: nowhere. */
static bool walk_to_close(struct tokens *tokens)
{
    struct token token;
    int depth = 1;
    do {
        token = tokens_next(tokens);
        if (token.kind == TOKEN_END || token_is_garbled(&token))
            return false;
        if (token.kind == TOKEN_SIGN)
            depth += (*token.start == '{') - (*token.start == '}');
    } while (depth > 0);
    tokens->at = token.start;
    tokens->line = token.line;
    return true;
}

/* Texts put together by chance from what may hide a bracket or seem to. */
TEST(passes_over_what_the_tokens_pass_over)
{
    static const char *const pieces[] = {"'",  "\"",  "\\",  "-",    "--", "[",    "]",   "[[",
                                         "]]", "[=[", "]=]", "=",    "{",  "}",    "}",   "\n",
                                         " ",  "a",   "\\z", "\r\n", ",",  "\xC3", "--[["};
    uint32_t chance = 1;
    int agreed = 0;
    for (int run = 0; run < 200000; run++) {
        char some[128] = "";
        for (int i = 0; i < 20; i++) {
            chance = chance * 1664525u + 1013904223u;
            strcat(some, pieces[(chance >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        struct tokens skipped, walked;
        tokens_start(&skipped, some, strlen(some));
        walked = skipped;
        if (!tokens_skip_table(&skipped))
            continue;
        agreed++;
        if (!walk_to_close(&walked) || walked.at != skipped.at || walked.line != skipped.line)
            FAIL("%s", some);
    }
    CHECK(agreed > 1000);
}

/* Nothing is cut that Lua would refuse to read so far: it is Lua, or the scanner, that says why. */
TEST(does_not_cut_what_is_garbled)
{
    static const char *const garbled[] = {
        "{ examples = { '} }\n, b = 2 }",
        "{ examples = { 1e--}, b = 2 }",
        "{ examples = { \"\\\"}, b = 2 }",
        "{ examples = { --[[ }, b = 2 }",
        "{ examples = { [==[ } ]=] , b = 2 }",
        "{ examples = { \xE2\x80\x9C}, b = 2 }",
        "{ examples = { '\\z \n }, b = 2 }\n '",
        "{ examples = { '\\",
        "{ examples = { { }, b = 2",
        "{ examples = {",
    };
    for (size_t i = 0; i < sizeof garbled / sizeof *garbled; i++) {
        struct scan found = scan(garbled[i], true);
        CHECK_TEXT(text, garbled[i]);
        CHECK_INT(found.length, strlen(garbled[i]));
    }
    arena_free(&arena);
}

/* Behind the cut all goes on as before it: nothing can hide there. */
TEST(reads_on_behind_the_cut)
{
    struct scan found = scan("rule 'x' {\n examples = {\n '}' },\n a = b or c }", true);
    CHECK(!found.sound);
    CHECK_INT(problems.count, 1);
    CHECK_INT(problems.items[0].line, 4);
    found = scan("rule 'x' { examples = { 1 }, examples = { '}' }, a = 1, a = 2 }", true);
    CHECK_TEXT(text, "rule 'x' { examples = {}, examples = {}, a = 1, a = 2 }");
    CHECK_INT(problems.count, 2);
    arena_free(&arena);
}

TEST(reads_anything_to_its_end)
{
    static const char *const broken[] = {
        "'",
        "\"\\",
        "[[",
        "[==[ ]]",
        "--[[",
        "{",
        "}}}}",
        "end end end",
        "until until",
        "{ [ ",
        "{ a",
        "'\\",
        "[=",
        "0x",
        "{ a =",
        "( { [ end",
        "function(",
        "{ ['\\u{",
        "do do",
        "\xff\x80",
        "{ ['\\x",
        "{ examples = ",
        "{ ['\\u{7FFFFFFF}'] = 1 }",
        "local <",
        "\r\r",
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        scan(broken[i], true);
    char every[256];
    for (int i = 0; i < 256; i++)
        every[i] = (char)i;
    problems = (struct problems){.arena = &arena};
    scanner_read(every, sizeof every, "bytes.lua", true, &problems);
    arena_free(&arena);
}

TEST(reads_escapes)
{
    struct tokens tokens;
    size_t length;
    const char *source = "'\\a\\065\\x41\\u{20AC}\\u{7FFFFFFF}\\z \n\\\n\\\\\\0' [[\nx\n]]";
    tokens_start(&tokens, source, strlen(source));
    struct token token = tokens_next(&tokens);
    const char *said = token_text(&token, &arena, &length);
    const char wanted[] = "\aAA\xE2\x82\xAC\xFD\xBF\xBF\xBF\xBF\xBF\n\\";
    CHECK_INT(length, sizeof wanted);
    CHECK(memcmp(said, wanted, sizeof wanted) == 0);
    token = tokens_next(&tokens);
    CHECK_INT(token.line, 3);
    CHECK_TEXT(token_text(&token, &arena, &length), "x\n");
    arena_free(&arena);
}

TESTS(CASE(refuses_operators_and_says_what_to_write), CASE(refuses_statements),
      CASE(takes_what_conditions_are_written_with), CASE(knows_strings_and_comments),
      CASE(leaves_functions_alone), CASE(refuses_keys_that_stand_twice), CASE(tells_all_problems),
      CASE(finds_what_is_defined), CASE(cuts_examples), CASE(cuts_where_lua_sees_the_table_end),
      CASE(passes_over_what_the_tokens_pass_over), CASE(does_not_cut_what_is_garbled),
      CASE(reads_on_behind_the_cut), CASE(reads_anything_to_its_end), CASE(reads_escapes))
