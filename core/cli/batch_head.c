/* SPDX-License-Identifier: MIT */
#include "cli/batch_head.h"

#include <string.h>

#include "cli/day.h"

/* The day stands at the end of the line. */
static const char behind_json[] = "\"}\n", behind_compact[] = "\n";
static const char given_json[] = "true,\"date\":\"", given_compact[] = ", date given ";

static void write_compact(struct head *head, const contra_engine *engine, bool given)
{
    struct buffer *line = &head->line;
    const contra_pack *pack;
    buffer_add(line, "# contra ");
    head->format_end = line->length;
    buffer_add(line, contra_version());
    buffer_add(line, ", ");
    head->version_end = line->length;
    for (size_t i = 0; (pack = contra_engine_pack(engine, i)) != NULL; i++) {
        buffer_add(line, pack->name);
        buffer_add(line, " ");
        buffer_add(line, pack->version);
        buffer_add(line, " ");
        buffer_add(line, pack->digest);
        buffer_add(line, ", ");
    }
    buffer_add(line, "date ");
    head->packs_end = line->length;
    buffer_add(line, given ? "given " : "");
}

static void write_json(struct head *head, enum record_format format, const contra_engine *engine,
                       bool given)
{
    struct buffer *line = &head->line;
    const contra_pack *pack;
    buffer_add(line, "{\"schema\":\"");
    buffer_add(line, format == RECORD_JSON ? "contra-record/1" : "contra-report/1");
    head->format_end = line->length;
    buffer_add(line, "\",\"engine\":");
    record_string(line, contra_version());
    head->version_end = line->length;
    buffer_add(line, ",\"packs\":[");
    for (size_t i = 0; (pack = contra_engine_pack(engine, i)) != NULL; i++) {
        buffer_add(line, i > 0 ? ",{\"name\":" : "{\"name\":");
        record_string(line, pack->name);
        buffer_add(line, ",\"version\":");
        record_string(line, pack->version);
        buffer_add(line, ",\"digest\":");
        record_string(line, pack->digest);
        buffer_add(line, "}");
    }
    buffer_add(line, "]");
    head->packs_end = line->length;
    buffer_add(line, ",\"date_given\":");
    buffer_add(line, given ? given_json : "false,\"date\":\"");
}

void head_write(struct head *head, enum record_format format, const contra_engine *engine,
                const char *date, bool given)
{
    if (format == RECORD_COMPACT)
        write_compact(head, engine, given);
    else
        write_json(head, format, engine, given);
    head->given_end = head->line.length;
    buffer_add(&head->line, date);
    buffer_add(&head->line, format == RECORD_COMPACT ? behind_compact : behind_json);
}

bool head_date(const char *line, size_t length, char date[11], bool *given)
{
    bool compact = length > 0 && line[0] == '#';
    const char *behind = compact ? behind_compact : behind_json;
    const char *mark = compact ? given_compact : given_json;
    size_t tail = strlen(behind);
    if (length < tail + 40 || memcmp(line + length - tail, behind, tail) != 0)
        return false;
    const char *from = line + length - tail - 10;
    memcpy(date, from, 10);
    date[10] = '\0';
    *given = memcmp(from - strlen(mark), mark, strlen(mark)) == 0;
    return is_day(date);
}

const char *head_difference(const struct head *head, const char *line, size_t length)
{
    const struct buffer *ours = &head->line;
    size_t same = 0;
    while (same < length && same < ours->length && line[same] == ours->bytes[same])
        same++;
    if (same == length && same == ours->length)
        return NULL;
    if (same < head->format_end)
        return "it has another format. Give the --format that it was written in";
    if (same < head->version_end)
        return "another version of contra wrote it. Begin anew";
    if (same < head->packs_end)
        return "its rules are others, or have been changed since. Begin anew, or give the packs as "
               "they were";
    if (same < head->given_end)
        return "it was begun without --date. Leave --date out";
    return "its day is another. Leave --date out, and the day stays that of the first run";
}
