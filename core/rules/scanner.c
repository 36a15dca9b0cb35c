/* SPDX-License-Identifier: MIT */
#include "rules/scanner.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "rules/scanner_keys.h"

/* What is open at a place of the text, innermost last. */
enum frame_kind {
    FRAME_FUNCTION, /* ... end */
    FRAME_BLOCK,    /* if ... end, do ... end, and a loop from its `do` on */
    FRAME_HEAD,     /* for ..., while ..., before their `do` */
    FRAME_REPEAT,   /* ... until */
    FRAME_TABLE,
    FRAME_BRACKET
};

struct frame {
    enum frame_kind kind;
    bool field_begins;   /* a table: behind { or , or ; */
    bool is_definition;  /* a table: that of rule "..." or derive "..." */
    size_t first_key;    /* a table: its keys are the last of the scanner's, from here on */
    long items_by_place; /* a table: values without a key */
};

struct scanner {
    struct tokens tokens;
    struct arena *arena;
    struct problems *problems;
    size_t first_problem; /* of this file */
    const char *file;
    char *text; /* the file, for cutting */
    bool cut_examples;
    struct scan result;
    struct frame *frames; /* at first those at the end, which are enough for nearly all files */
    size_t frame_count, frame_capacity;
    struct key *keys;
    size_t key_count, key_capacity;
    int functions;    /* how many of the frames are functions */
    bool in_local;    /* among the names behind `local` */
    int garbled_line; /* the last line on which a quotation mark is missing or wrong */
    struct token previous;
    struct frame first_frames[16];
    struct key first_keys[64];
};

/* --- what is refused outside functions --- */

#define JOINS     "joins Lua values while the file loads, not answers about the patient. "
#define COMPARES  "compares Lua values while the file loads, not answers about the patient. "
#define HAPPENS   "happens while the file loads, before there is a patient. "
#define CONDITION HAPPENS "Write the condition itself: a rule is a list of grades, each with one."
#define LOOP      HAPPENS "Write :count(...), any_site(...) or :one_of(...), or a check = function."

static const struct refused {
    const char *word, *advice;
} refused[] = {
    {"and", JOINS "Write & between conditions."},
    {"or", JOINS "Write | between conditions."},
    {"not",
     "turns a Lua value round while the file loads, not an answer about the patient. Write ~ "
     "before a condition."},
    {"==",
     COMPARES "Write :is \"female\" for a choice, :at_least(3) or :between(2, 3) for a number; "
              "a yes-no fact is a condition by itself."},
    {"~=", COMPARES "Write ~ before the condition, as in ~patient.sex:is \"female\"."},
    {"<", COMPARES "Write :below(...), with the number in the brackets."},
    {"<=", COMPARES "Write :at_most(...), with the number in the brackets."},
    {">", COMPARES "Write :above(...), with the number in the brackets."},
    {">=", COMPARES "Write :at_least(...), with the number in the brackets."},
    {"if", CONDITION},
    {"for", LOOP},
    {"while", LOOP},
    {"repeat", LOOP},
    {"goto", HAPPENS "Leave it out."},
    {"return", "ends the file here, and what follows would not be read. Leave it out."},
    {"_ENV", "would change what all words of this file mean. Leave it out."},
};

static void refuse_word(struct scanner *scanner, const struct token *token)
{
    if (token->kind == TOKEN_SIGN && token->length == 1 && strchr("<>", *token->start) == NULL)
        return; /* nearly all signs */
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        if (token_is(token, refused[i].word) && token->line != scanner->garbled_line) {
            scanner->result.sound = false;
            problem_add(scanner->problems, scanner->file, token->line, "\"%s\" %s", refused[i].word,
                        refused[i].advice);
        }
    }
}

/* `local x <const>`: neither const nor close means anything to a rule. */
static void refuse_attribute(struct scanner *scanner, const struct token *token)
{
    struct token name = tokens_peek(&scanner->tokens);
    int length = name.kind == TOKEN_WORD && name.length < 20 ? (int)name.length : 0;
    scanner->result.sound = false;
    problem_add(scanner->problems, scanner->file, token->line,
                "\"<%.*s>\" has no meaning outside functions. Write local x = ... without it.",
                length, name.start);
}

/* --- quotation marks --- */

/* A mark that a word processor puts in place of " or of a blank, or NULL. */
static const char *advice_on_sign(const char *sign)
{
    static const struct {
        const char *sign, *advice;
    } signs[] = {
        {"\xE2\x80\x9C", "Quotation marks are straight here: write \"."},
        {"\xE2\x80\x9D", "Quotation marks are straight here: write \"."},
        {"\xE2\x80\x9E", "Quotation marks are straight here: write \"."},
        {"\xE2\x80\x98", "Quotation marks are straight here: write \"."},
        {"\xE2\x80\x99", "Quotation marks are straight here: write \"."},
        {"\xE2\x80\x9A", "Quotation marks are straight here: write \"."},
        {"\xC2\xAB", "Quotation marks are straight here: write \"."},
        {"\xC2\xBB", "Quotation marks are straight here: write \"."},
        {"\xC2\xA0", "A blank in this line is one that never breaks: write an ordinary one."},
        {"\xE2\x80\xAF", "A blank in this line is one that never breaks: write an ordinary one."},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(sign, signs[i].sign, strlen(signs[i].sign)) == 0)
            return signs[i].advice;
    return "Letters beyond a to z stand in texts only, between two \".";
}

/* What else was said of the line follows from the mark, and is taken back. */
static void refuse_line(struct scanner *scanner, const struct token *token, const char *advice)
{
    struct problems *problems = scanner->problems;
    if (token->line == scanner->garbled_line)
        return;
    while (problems->count > scanner->first_problem &&
           problems->items[problems->count - 1].line == token->line)
        problems->count--;
    scanner->garbled_line = token->line;
    scanner->result.sound = false;
    problem_add(problems, scanner->file, token->line, "%s", advice);
}

static void check_marks(struct scanner *scanner, const struct token *token)
{
    if (!token_is_garbled(token))
        return;
    if (token->kind == TOKEN_STRING)
        refuse_line(scanner, token,
                    "A quotation mark is missing in this line: a text begins and ends with \".");
    else
        refuse_line(scanner, token, advice_on_sign(token->start));
}

/* --- keys of a table --- */

static void add_key(struct scanner *scanner, const struct key *key)
{
    scanner->keys = arena_push(scanner->arena, scanner->keys, scanner->key_count,
                               &scanner->key_capacity, sizeof *scanner->keys);
    scanner->keys[scanner->key_count++] = *key;
}

static void refuse_key(struct scanner *scanner, const struct key *key, const struct key *first)
{
    int length = key->length < 60 ? (int)key->length : 60;
    scanner->result.sound = false;
    problem_add(scanner->problems, scanner->file, key->line,
                "\"%.*s\" stands twice in this table (first in line %d); Lua would keep the last "
                "without a word.",
                length, key->text, first->line);
}

/* { "a", [1] = "b" } gives 1 twice too. */
static void check_place(struct scanner *scanner, const struct key *key, long items_by_place)
{
    char *end;
    if (key->kind != KEY_NUMBER)
        return;
    long place = strtol(key->text, &end, 10);
    if (*end != '\0' || place < 1 || place > items_by_place)
        return;
    scanner->result.sound = false;
    problem_add(scanner->problems, scanner->file, key->line,
                "[%ld] stands twice in this table, once as the value at place %ld; Lua would keep "
                "one of them without a word.",
                place, place);
}

static void check_keys(struct scanner *scanner, const struct frame *table)
{
    size_t count = scanner->key_count - table->first_key, first = 0;
    if (count == 0)
        return;
    struct key *keys = scanner->keys + table->first_key;
    if (keys_differ(keys, count)) {
        scanner->key_count = table->first_key;
        return;
    }
    keys_sort(keys, count);
    for (size_t i = 0; i < count; i++) {
        check_place(scanner, &keys[i], table->items_by_place);
        if (i > 0 && keys_compare(&keys[first], &keys[i]) == 0)
            refuse_key(scanner, &keys[i], &keys[first]);
        else
            first = i;
    }
    scanner->key_count = table->first_key;
}

/* --- frames --- */

static struct frame *innermost(struct scanner *scanner)
{
    return scanner->frame_count > 0 ? &scanner->frames[scanner->frame_count - 1] : NULL;
}

static bool is_in(struct scanner *scanner, enum frame_kind kind)
{
    struct frame *frame = innermost(scanner);
    return frame != NULL && frame->kind == kind;
}

/* A table that stands behind a text or a bracket, and in nothing else: rule "name" { */
static bool begins_definition(const struct scanner *scanner)
{
    return scanner->frame_count == 0 &&
           (scanner->previous.kind == TOKEN_STRING || scanner->previous.kind == TOKEN_LONG ||
            token_is(&scanner->previous, ")"));
}

static void open_frame(struct scanner *scanner, enum frame_kind kind)
{
    bool is_definition = kind == FRAME_TABLE && begins_definition(scanner);
    scanner->frames = arena_push(scanner->arena, scanner->frames, scanner->frame_count,
                                 &scanner->frame_capacity, sizeof *scanner->frames);
    scanner->frames[scanner->frame_count++] = (struct frame){
        .kind = kind,
        .field_begins = kind == FRAME_TABLE,
        .is_definition = is_definition,
        .first_key = scanner->key_count,
    };
    scanner->result.definition_count += is_definition;
    if (kind == FRAME_FUNCTION) {
        scanner->functions++;
        scanner->result.has_functions = true;
    }
}

static void close_frame(struct scanner *scanner)
{
    const struct frame *frame = innermost(scanner);
    if (frame->kind == FRAME_FUNCTION)
        scanner->functions--;
    if (frame->kind == FRAME_TABLE)
        check_keys(scanner, frame);
    scanner->frame_count--;
}

static void close_bracket(struct scanner *scanner, enum frame_kind kind)
{
    if (is_in(scanner, kind))
        close_frame(scanner);
}

static bool is_block(const struct frame *frame)
{
    return frame->kind != FRAME_TABLE && frame->kind != FRAME_BRACKET;
}

/* `end` and `until` close the innermost block, with all brackets that were left open in it. */
static void close_block(struct scanner *scanner)
{
    size_t count = scanner->frame_count;
    while (count > 0 && !is_block(&scanner->frames[count - 1]))
        count--;
    while (count > 0 && scanner->frame_count >= count)
        close_frame(scanner);
}

/* --- fields --- */

static void add_field(struct scan *result, struct arena *arena, const struct key *key)
{
    result->fields = arena_push(arena, result->fields, result->field_count, &result->field_capacity,
                                sizeof *result->fields);
    result->fields[result->field_count++] =
        (struct scanned_field){arena_copy(arena, key->text, key->length), key->line};
}

/* `table` stands behind the bracket that opens a table of examples, ahead of the scanner's tokens.
 * What is in the table goes, and its newlines stay, so that lines keep their numbers: it becomes
 * what scanner and Lua read from here on. */
static void cut_table(struct scanner *scanner, const struct tokens *table)
{
    struct tokens close = *table;
    if (!tokens_skip_table(&close))
        return;
    size_t lines = (size_t)(close.line - table->line);
    char *to = scanner->text + (table->at - scanner->text);
    size_t rest = (size_t)(close.end - close.at);
    memset(to, '\n', lines);
    memmove(to + lines, close.at, rest);
    to[lines + rest] = '\0';
    scanner->tokens.end = to + lines + rest;
}

/* Behind the key and its `=`: notes what the engine wants to know of the value. */
static void note_field(struct scanner *scanner, const struct tokens *behind_equals)
{
    const struct key *key = &scanner->keys[scanner->key_count - 1];
    if (scanner->functions > 0 || key->kind != KEY_TEXT)
        return;
    if (innermost(scanner)->is_definition)
        add_field(&scanner->result, scanner->arena, key);
    if (!scanner->cut_examples || key->length != strlen("examples") ||
        memcmp(key->text, "examples", key->length) != 0)
        return;
    struct tokens table = *behind_equals;
    struct token value = tokens_next(&table);
    if (token_is(&value, "{"))
        cut_table(scanner, &table);
}

/* At the first token of a field: reads its key, ahead of the tokens. */
static void begin_field(struct scanner *scanner, const struct token *token)
{
    struct tokens ahead = scanner->tokens;
    size_t key_count = scanner->key_count;
    struct key key;
    struct token next = tokens_next(&ahead);
    if (token_is(token, "[")) {
        struct token inner = next, close = tokens_next(&ahead);
        next = tokens_next(&ahead);
        if (token_is(&close, "]") && token_is(&next, "=") && key_read(&key, &inner, scanner->arena))
            add_key(scanner, &key);
    } else if (token->kind == TOKEN_WORD && token_is(&next, "=")) {
        key = (struct key){KEY_TEXT, token->start, token->length, token->line};
        add_key(scanner, &key);
    } else {
        innermost(scanner)->items_by_place++;
    }
    if (scanner->key_count > key_count)
        note_field(scanner, &ahead);
}

static void scan_table(struct scanner *scanner, const struct token *token)
{
    struct frame *table = innermost(scanner);
    if (token_is(token, ",") || token_is(token, ";")) {
        table->field_begins = true;
    } else if (table->field_begins && !token_is(token, "}")) {
        table->field_begins = false;
        begin_field(scanner, token);
    }
}

/* --- tokens --- */

static void scan_word(struct scanner *scanner, const struct token *token)
{
    if (token_is(token, "function"))
        open_frame(scanner, FRAME_FUNCTION);
    else if (token_is(token, "if"))
        open_frame(scanner, FRAME_BLOCK);
    else if (token_is(token, "for") || token_is(token, "while"))
        open_frame(scanner, FRAME_HEAD);
    else if (token_is(token, "repeat"))
        open_frame(scanner, FRAME_REPEAT);
    else if (token_is(token, "do") && is_in(scanner, FRAME_HEAD))
        innermost(scanner)->kind = FRAME_BLOCK;
    else if (token_is(token, "do"))
        open_frame(scanner, FRAME_BLOCK);
    else if (token_is(token, "end") || token_is(token, "until"))
        close_block(scanner);
}

static void scan_sign(struct scanner *scanner, const struct token *token)
{
    if (token_is(token, "{"))
        open_frame(scanner, FRAME_TABLE);
    else if (token_is(token, "(") || token_is(token, "["))
        open_frame(scanner, FRAME_BRACKET);
    else if (token_is(token, "}"))
        close_bracket(scanner, FRAME_TABLE);
    else if (token_is(token, ")") || token_is(token, "]"))
        close_bracket(scanner, FRAME_BRACKET);
}

/* The names behind `local` end with anything but a name, a comma and an attribute. */
static void follow_local(struct scanner *scanner, const struct token *token)
{
    bool goes_on = token->kind == TOKEN_WORD || token_is(token, ",") || token_is(token, "<") ||
                   token_is(token, ">");
    scanner->in_local = token_is(token, "local") || (scanner->in_local && goes_on);
}

static void scan_token(struct scanner *scanner, const struct token *token)
{
    follow_local(scanner, token);
    check_marks(scanner, token);
    if (is_in(scanner, FRAME_TABLE))
        scan_table(scanner, token);
    bool in_attribute = scanner->in_local && token->kind == TOKEN_SIGN;
    if (scanner->functions == 0 && in_attribute && token_is(token, "<"))
        refuse_attribute(scanner, token);
    else if (scanner->functions == 0 && !in_attribute)
        refuse_word(scanner, token);
    if (token->kind == TOKEN_WORD)
        scan_word(scanner, token);
    else if (token->kind == TOKEN_SIGN)
        scan_sign(scanner, token);
    scanner->previous = *token;
}

/* All but the first frames and keys, of which only those in use are ever read. */
static void start(struct scanner *scanner, struct problems *problems, const char *file)
{
    memset(scanner, 0, offsetof(struct scanner, first_frames));
    scanner->arena = problems->arena;
    scanner->problems = problems;
    scanner->first_problem = problems->count;
    scanner->file = file;
    scanner->frames = scanner->first_frames;
    scanner->frame_capacity = sizeof scanner->first_frames / sizeof *scanner->first_frames;
    scanner->keys = scanner->first_keys;
    scanner->key_capacity = sizeof scanner->first_keys / sizeof *scanner->first_keys;
    scanner->result.sound = true;
}

/* A comment at the head of a file is nothing to Lua, which begins behind it: at its newlines, so
 * that lines keep their numbers. */
static char *behind_head(char *text, size_t length)
{
    struct tokens tokens;
    tokens_start(&tokens, text, length);
    struct token first = tokens_next(&tokens);
    size_t lines = (size_t)(first.line - 1);
    if (first.kind == TOKEN_END)
        return text;
    return memset(text + (first.start - text) - lines, '\n', lines);
}

struct scan scanner_read(char *text, size_t length, const char *file, bool cut_examples,
                         struct problems *problems)
{
    struct scanner scanner;
    struct token token;
    start(&scanner, problems, file);
    scanner.result.text = behind_head(text, length);
    length -= (size_t)(scanner.result.text - text);
    scanner.text = text = scanner.result.text;
    scanner.cut_examples = cut_examples;
    tokens_start(&scanner.tokens, text, length);
    while ((token = tokens_next(&scanner.tokens)).kind != TOKEN_END)
        scan_token(&scanner, &token);
    while (scanner.frame_count > 0)
        close_frame(&scanner);
    scanner.result.length = (size_t)(scanner.tokens.end - text);
    return scanner.result;
}
