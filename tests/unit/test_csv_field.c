/* SPDX-License-Identifier: MIT */
/* Fields of CSV: quotes, formulas, line breaks, and a receiver that refuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "csv/csv_field.h"

struct page {
    char text[1000];
    size_t length;
    int calls, refuse_at; /* the call that is refused; 0: none */
};

static int take(void *payload, const char *bytes, size_t length)
{
    struct page *page = payload;
    page->calls++;
    if (page->calls == page->refuse_at)
        return 1;
    assert_true(page->length + length < sizeof page->text);
    memcpy(page->text + page->length, bytes, length);
    page->length += length;
    page->text[page->length] = '\0';
    return 0;
}

static void expect(const char *text, const char *written)
{
    struct page page = {.calls = 0};
    struct csv_line line;
    csv_line_start(&line, take, &page);
    csv_field(&line, text);
    assert_string_equal(page.text, written);
}

static void quotes(void **state)
{
    (void)state;
    expect("plain", "plain");
    expect("", "");
    expect(NULL, "");
    expect("a,b", "\"a,b\"");
    expect("a;b", "\"a;b\"");
    expect("say \"no\"", "\"say \"\"no\"\"\"");
    expect(" a", "\" a\"");
    expect("a ", "\"a \"");
    expect("M\xc3\xbcller", "M\xc3\xbcller");
}

static void lines_stay_lines(void **state)
{
    (void)state;
    expect("a\nb", "\"a b\"");
    expect("a\r\nb", "\"a  b\"");
    expect("a\tb\x01\x7f", "a b  ");
}

static void formulas(void **state)
{
    (void)state;
    expect("=1+1", "'=1+1");
    expect("+1", "'+1");
    expect("-1", "'-1");
    expect("@SUM(A1)", "'@SUM(A1)");
    expect("\t=1", "\" '=1\"");
    expect("\r=1", "\" '=1\"");
    expect("\n=1", "\" '=1\"");
    expect("  =1", "\"  '=1\"");
    expect("\xc2\xa0=1", "\"\xc2\xa0'=1\"");
    expect("\xe2\x80\x8b=1", "\"\xe2\x80\x8b'=1\"");
    expect("\xe3\x80\x80=1", "\"\xe3\x80\x80'=1\"");
    expect("\xef\xbb\xbf=1", "\"\xef\xbb\xbf'=1\"");
    expect("\xef\xbc\x9d"
           "1",
           "'\xef\xbc\x9d"
           "1");
    expect("\xef\xbc\x8b"
           "1",
           "'\xef\xbc\x8b"
           "1");
    expect("\xef\xbc\x8d"
           "1",
           "'\xef\xbc\x8d"
           "1");
    expect("\xef\xbc\xa0"
           "1",
           "'\xef\xbc\xa0"
           "1");
    expect("\xe2\x88\x92"
           "1",
           "'\xe2\x88\x92"
           "1");
    expect("a;=1", "\"a;'=1\"");
    expect("a; =1", "\"a; '=1\"");
    expect("a=1", "a=1");
    expect("a -1", "a -1");
    expect("'=1", "'=1");
    expect("\"=1\"", "\"\"\"=1\"\"\"");
}

static void parts(void **state)
{
    struct page page = {.calls = 0};
    struct csv_line line;
    (void)state;
    csv_line_start(&line, take, &page);
    csv_number(&line, 12);
    csv_field_begin(&line);
    csv_field_add(&line, " ");
    csv_field_add(&line, "=1");
    csv_field_add(&line, "=2");
    csv_field_end(&line);
    csv_field(&line, NULL);
    assert_int_equal(csv_line_end(&line), CONTRA_OK);
    assert_string_equal(page.text, "12,\" '=1=2\",\r\n");
}

/* Whichever call is refused: the line fails, and the receiver is not called again. */
static void refusals(void **state)
{
    (void)state;
    for (int at = 1; at <= 9; at++) {
        struct page page = {.refuse_at = at};
        struct csv_line line;
        csv_line_start(&line, take, &page);
        csv_field(&line, "a,b");
        csv_number(&line, 1);
        assert_int_equal(csv_line_end(&line), at <= 8 ? CONTRA_BROKEN : CONTRA_OK);
        assert_int_equal(page.calls, at <= 8 ? at : 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes), cmocka_unit_test(lines_stay_lines), cmocka_unit_test(formulas),
        cmocka_unit_test(parts),  cmocka_unit_test(refusals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
