/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memmem */
#include "cli/batch_record.h"

#include <string.h>

#include "cli/command.h"
#include "cli/say.h"

/* --- JSON --- */

static void escaped(struct buffer *out, unsigned char byte)
{
    static const char digits[] = "0123456789abcdef";
    char code[] = "\\u00..";
    if (byte == '"' || byte == '\\') {
        char pair[] = {'\\', (char)byte};
        buffer_add_bytes(out, pair, sizeof pair);
        return;
    }
    code[4] = digits[byte >> 4];
    code[5] = digits[byte & 15];
    buffer_add_bytes(out, code, sizeof code - 1);
}

/* The length of the character at a byte that is not ASCII; 0 if it is not UTF-8, as a path may be.
 */
static size_t character(const unsigned char *at)
{
    size_t length = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
    if (at[0] < 0xc2 || at[0] > 0xf4)
        return 0;
    if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xf0 && at[1] < 0x90))
        return 0; /* could be shorter */
    if ((at[0] == 0xed && at[1] > 0x9f) || (at[0] == 0xf4 && at[1] > 0x8f))
        return 0; /* half of a pair; beyond Unicode */
    for (size_t i = 1; i < length; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

/* False: there were bytes that are not UTF-8, each of which became the character of its number. */
static bool add_quoted(struct buffer *out, const char *text)
{
    bool sound = true;
    buffer_add(out, "\"");
    const char *plain = text;
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 0x20 && byte < 0x7f && byte != '"' && byte != '\\')
            continue;
        size_t length = byte > 0x7f ? character((const unsigned char *)text) : 0;
        if (length > 0) {
            text += length - 1;
            continue;
        }
        buffer_add_bytes(out, plain, (size_t)(text - plain));
        escaped(out, byte);
        sound = sound && byte <= 0x7f;
        plain = text + 1;
    }
    buffer_add_bytes(out, plain, (size_t)(text - plain));
    buffer_add(out, "\"");
    return sound;
}

void record_string(struct buffer *out, const char *text)
{
    if (text == NULL)
        buffer_add(out, "null");
    else
        add_quoted(out, text);
}

/* The beginning of a line of JSON. Two names that differ, and one is not UTF-8, may look the same:
 * their bytes tell them apart. */
static void add_input(struct buffer *out, const char *input)
{
    static const char digits[] = "0123456789abcdef";
    buffer_add(out, "{\"input\":");
    if (add_quoted(out, input))
        return;
    buffer_add(out, ",\"input_hex\":\"");
    for (; *input != '\0'; input++) {
        unsigned char byte = (unsigned char)*input;
        char pair[] = {digits[byte >> 4], digits[byte & 15]};
        buffer_add_bytes(out, pair, sizeof pair);
    }
    buffer_add(out, "\"");
}

/* `,"name":` */
static void key(struct buffer *out, const char *name)
{
    buffer_add(out, ",\"");
    buffer_add(out, name);
    buffer_add(out, "\":");
}

static void member(struct buffer *out, const char *name, const char *value)
{
    key(out, name);
    record_string(out, value);
}

static void member_grade(struct buffer *out, const char *name, contra_grade grade)
{
    member(out, name, grade == CONTRA_GRADE_NONE ? NULL : contra_grade_name(grade));
}

static void comma(struct buffer *out, bool *first)
{
    if (!*first)
        buffer_add(out, ",");
    *first = false;
}

/* --- formats --- */

bool record_format_read(const char *name, enum record_format *format)
{
    static const char *const names[] = {"record", "json", "compact"};
    *format = RECORD_JSON;
    for (int i = 0; name != NULL && i < 3; i++)
        if (strcmp(names[i], name) == 0) {
            *format = (enum record_format)i;
            return true;
        }
    return name == NULL;
}

/* --- a patient who was checked --- */

static bool counts(const contra_finding *finding)
{
    return finding->grade != CONTRA_GRADE_NONE && finding->overridden == NULL &&
           finding->suppressed_by == NULL;
}

bool record_tells(const contra_result *result, size_t index)
{
    const contra_finding *finding = result->findings[index];
    if (!counts(finding))
        return false;
    for (size_t i = 0; i < index; i++)
        if (counts(result->findings[i]) && strcmp(result->findings[i]->rule, finding->rule) == 0)
            return false;
    return true;
}

static void checked_rules(struct buffer *out, const contra_result *result)
{
    bool first = true;
    key(out, "rules");
    buffer_add(out, "[");
    for (size_t i = 0; i < result->finding_count; i++) {
        const contra_finding *finding = result->findings[i];
        if (!record_tells(result, i))
            continue;
        comma(out, &first);
        buffer_add(out, "{\"rule\":");
        record_string(out, finding->rule);
        member_grade(out, "grade", finding->grade);
        member_grade(out, "could_be", finding->could_be);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

static void checked_open(struct buffer *out, const contra_result *result)
{
    bool first = true;
    key(out, "questions");
    buffer_add(out, "[");
    for (size_t i = 0; i < result->question_count; i++) {
        comma(out, &first);
        record_string(out, result->questions[i]->fact);
    }
    buffer_add(out, "]");
    first = true;
    key(out, "unrecognised");
    buffer_add(out, "[");
    for (size_t i = 0; i < result->unrecognised_count; i++) {
        comma(out, &first);
        buffer_add(out, "{\"section\":");
        record_string(out, result->unrecognised[i]->section);
        member(out, "term", result->unrecognised[i]->term);
        buffer_add(out, "}");
    }
    buffer_add(out, "]");
}

static void checked_json(struct buffer *out, const char *input, const contra_result *result)
{
    add_input(out, input);
    member(out, "patient", result->patient);
    member(out, "disposition", contra_disposition_name(result->disposition));
    member(out, "holds", contra_disposition_name(result->holds));
    member(out, "could_be", contra_disposition_name(result->could_be));
    key(out, "complete");
    buffer_add(out, result->complete ? "true" : "false");
    checked_rules(out, result);
    checked_open(out, result);
    buffer_add(out, "}\n");
}

/* The report's own line, with the input put before its first member. */
struct report_sink {
    struct buffer *out;
    bool begun;
};

static int report_bytes(void *payload, const char *bytes, size_t length)
{
    struct report_sink *sink = payload;
    size_t brace = sink->begun ? 0 : 1;
    sink->begun = true;
    buffer_add_bytes(sink->out, bytes + brace, length - brace);
    return 0;
}

static void checked_report(struct buffer *out, const char *input, const contra_report *report)
{
    struct report_sink sink = {out, false};
    contra_write_options options = CONTRA_WRITE_OPTIONS_INIT;
    options.format = "json";
    options.one_line = 1;
    add_input(out, input);
    buffer_add(out, ",");
    contra_report_write(report, &options, report_bytes, &sink, NULL); /* this sink never fails */
}

/* In a short line a name is one word. */
static void add_word(struct buffer *out, const char *text)
{
    size_t start = out->length;
    buffer_add(out, text);
    for (size_t i = start; i < out->length; i++)
        if ((unsigned char)out->bytes[i] <= ' ' || out->bytes[i] == 0x7f)
            out->bytes[i] = '_';
}

static void checked_compact(struct buffer *out, const char *input, const contra_result *result)
{
    add_word(out, result->patient != NULL && result->patient[0] ? result->patient : input);
    buffer_add(out, " ");
    buffer_add(out, contra_disposition_name(result->disposition));
    if (!result->complete)
        buffer_add(out, " (incomplete)");
    for (size_t i = 0; i < result->finding_count; i++) {
        if (!record_tells(result, i))
            continue;
        buffer_add(out, " ");
        buffer_add(out, result->findings[i]->rule);
    }
    buffer_add(out, "\n");
}

void record_checked(struct buffer *out, enum record_format format, const char *input,
                    const contra_report *report)
{
    switch (format) {
    case RECORD_JSON: checked_json(out, input, contra_report_result(report)); break;
    case RECORD_REPORT: checked_report(out, input, report); break;
    case RECORD_COMPACT: checked_compact(out, input, contra_report_result(report)); break;
    }
}

/* --- one who was not --- */

static const char compact_refused[] = " refused: ", compact_failed[] = " failed: ";

static void refused_problem(struct buffer *out, int line, const char *message, bool *first)
{
    comma(out, first);
    buffer_add(out, "{\"line\":");
    if (line > 0)
        buffer_add_number(out, (size_t)line);
    else
        buffer_add(out, "null");
    member(out, "message", message);
    buffer_add(out, "}");
}

void record_refused(struct buffer *out, enum record_format format, const char *input,
                    const contra_patient *patient, const char *why, bool failed)
{
    bool first = true;
    const contra_problem *problem = contra_patient_problem(patient, 0);
    if (format == RECORD_COMPACT) {
        add_word(out, input);
        buffer_add(out, failed ? compact_failed : compact_refused);
        buffer_add(out, problem != NULL ? problem->message : why);
        buffer_add(out, "\n");
        return;
    }
    add_input(out, input);
    key(out, "refused");
    buffer_add(out, "[");
    for (size_t i = 0; (problem = contra_patient_problem(patient, i)) != NULL; i++)
        refused_problem(out, problem->line, problem->message, &first);
    if (first)
        refused_problem(out, 0, why, &first);
    buffer_add(out, failed ? "],\"failed\":true}\n" : "]}\n");
}

/* --- what an input is called --- */

void record_name(struct buffer *out, const char *path, int line, bool alone)
{
    buffer_add(out, path);
    if (!alone) {
        buffer_add(out, ":");
        buffer_add_number(out, (size_t)line);
    }
    buffer_add_bytes(out, "", 1);
}

/* --- what a line says --- */

/* The bytes up to where the name ends. */
static size_t name_length(enum record_format format, const char *line, size_t length)
{
    if (format == RECORD_COMPACT) {
        const char *blank = memchr(line, ' ', length);
        return blank != NULL ? (size_t)(blank - line) : length;
    }
    size_t at = strlen("{\"input\":\"");
    while (at < length && line[at] != '"')
        at += line[at] == '\\' ? 2 : 1;
    return at < length ? at : length;
}

bool record_same_input(enum record_format format, const char *a, size_t a_length, const char *b,
                       size_t b_length)
{
    size_t length = name_length(format, a, a_length);
    return length == name_length(format, b, b_length) && memcmp(a, b, length) == 0;
}

bool record_is_of(enum record_format format, const char *line, size_t length, const char *name,
                  bool one_of_many)
{
    struct buffer wanted = {.length = 0};
    if (format == RECORD_COMPACT)
        return true;
    add_input(&wanted, name);
    size_t found = name_length(format, line, length);
    size_t expected = name_length(format, wanted.bytes, wanted.length);
    bool same = found >= expected && memcmp(line, wanted.bytes, expected) == 0 &&
                (found == expected || (one_of_many && line[expected] == ':'));
    buffer_free(&wanted);
    return same;
}

/* The text behind the first `mark`; NULL if there is none. No text within a line of JSON can look
 * like a mark: its quotes would have backslashes before them. */
static const char *find(const char *line, size_t length, const char *mark)
{
    const char *found = memmem(line, length, mark, strlen(mark));
    return found != NULL ? found + strlen(mark) : NULL;
}

/* Does the rest of a line, from there on, begin so? */
static bool begins(const char *line, size_t length, const char *from, const char *word)
{
    size_t left = length - (size_t)(from - line);
    return left >= strlen(word) && memcmp(from, word, strlen(word)) == 0;
}

static bool read_refusal(enum record_format format, const char *line, size_t length, int *code)
{
    if (format == RECORD_COMPACT) {
        const char *behind = line + name_length(format, line, length);
        bool failed = begins(line, length, behind, compact_failed);
        *code = failed ? EXIT_FAILED : EXIT_WRONG;
        return failed || begins(line, length, behind, compact_refused);
    }
    *code = find(line, length, "],\"failed\":true}") != NULL ? EXIT_FAILED : EXIT_WRONG;
    return find(line, length, ",\"refused\":[") != NULL;
}

static bool read_outcome(enum record_format format, const char *line, size_t length, int *code)
{
    bool compact = format == RECORD_COMPACT;
    const char *disposition = find(line, length, compact ? " " : "\"disposition\":\"");
    bool complete = find(line, length, compact ? " (incomplete)" : "\"complete\":false") == NULL;
    for (int i = CONTRA_PROCEED; disposition != NULL && i <= CONTRA_EMERGENCY_NOW; i++)
        if (begins(line, length, disposition, contra_disposition_name((contra_disposition)i))) {
            *code = exit_code_of_outcome((contra_disposition)i, complete);
            return true;
        }
    return false;
}

bool record_read(enum record_format format, const char *line, size_t length, int *code)
{
    bool framed = format == RECORD_COMPACT || (begins(line, length, line, "{\"input\":\"") &&
                                               length > 2 && line[length - 2] == '}');
    return framed && memchr(line, '\0', length) == NULL &&
           (read_refusal(format, line, length, code) || read_outcome(format, line, length, code));
}
