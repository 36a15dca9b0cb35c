/* SPDX-License-Identifier: MIT */
/* One line of an INI file, taken apart as inih takes it apart, or refused where inih would mangle
 * it. Pure text: knows no file and no section. */
#ifndef CONTRA_FACTS_INI_LINE_H
#define CONTRA_FACTS_INI_LINE_H

#include <stdbool.h>
#include <stddef.h>

#define INI_LINE_MOST 198 /* bytes of a line; see shared/knowledge/inih.md */
#define INI_NAME_MOST 49  /* bytes of a section's or key's name */

/* The byte order mark, as UTF-8. Where files of Windows were put one behind the other it stands
 * before each. */
#define INI_MARK "\xef\xbb\xbf"

enum ini_line_kind { INI_NOTHING, INI_HEADING, INI_ENTRY };

struct ini_line {
    enum ini_line_kind kind;
    const char *name; /* of a heading or an entry; on a name that is too long, that name */
    size_t name_length;
    const char *value; /* of an entry; may be "" */
    size_t value_length;
    const char *comment; /* of an entry: from the semicolon on, or NULL */
    int comment_gap;     /* blanks before it, a tab counted as two */
    bool name_too_long;  /* why it was refused */
};

enum { INI_WHY_SIZE = 3 * INI_LINE_MOST };

/* Takes `text`, a string of `length` bytes, apart in place; `line` points into it. False: the line
 * is refused, `why` says why in whole sentences, and `line->kind` says what it was meant to be. */
bool ini_line_split(struct ini_line *line, char *text, size_t length, char why[INI_WHY_SIZE]);

/* Takes an entry as most are, `key = value` of printable ASCII with neither comment nor colon, out
 * of `left` bytes at `from`. Its key and value are left where they are, without a NUL behind them.
 * Returns the bytes of the line, its end included; 0 for any other line, which is then to be read
 * with care. */
size_t ini_line_plain(struct ini_line *line, const char *from, size_t left);

/* A line `---`, which separates documents; blanks may follow, and a byte order mark precede. */
bool ini_line_separates(const char *text);

/* The first character of well-formed UTF-8 that no file needs, and nobody sees: a control character
 * other than tab, a byte order mark, a line separator, a mark that turns the direction of writing.
 * 0 if there is none. */
unsigned ini_line_hidden(const char *text);

#endif
