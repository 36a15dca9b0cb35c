/* SPDX-License-Identifier: MIT */
#include "base/error.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "test.h"

TEST(problems_are_copied)
{
    struct arena arena;
    struct problems problems = {.arena = &arena};
    char file[] = "intake.ini", word[] = "bmmi";
    arena_init(&arena);
    problem_add(&problems, file, 7, "\"%s\" is not a fact.", word);
    problem_add(&problems, NULL, 0, "%s", "Nothing is known.");
    file[0] = word[0] = 'x';
    CHECK_INT(problems.count, 2);
    CHECK_TEXT(problems.items[0].file, "intake.ini");
    CHECK_INT(problems.items[0].line, 7);
    CHECK_TEXT(problems.items[0].message, "\"bmmi\" is not a fact.");
    CHECK_NULL(problems.items[1].file);
    arena_free(&arena);
}

TEST(problems_are_sorted_and_stay_in_order_of_arrival)
{
    struct arena arena;
    struct problems problems = {.arena = &arena};
    arena_init(&arena);
    problem_add(&problems, "b", 1, "5");
    problem_add(&problems, "a", 9, "2");
    problem_add(&problems, "a", 9, "3");
    problem_add(&problems, "a", 10, "4");
    problem_add(&problems, NULL, 0, "0");
    problem_add(&problems, "a", 2, "1");
    problems_sort(&problems);
    for (size_t i = 0; i < problems.count; i++)
        CHECK_INT(problems.items[i].message[0], '0' + (int)i);
    arena_free(&arena);
}

TEST(problems_come_to_an_end)
{
    struct arena arena;
    struct problems problems = {.arena = &arena};
    contra_error error;
    arena_init(&arena);
    for (int i = 0; i < 3 * PROBLEMS_MOST; i++)
        problem_add(&problems, "a", 1000 - i, "wrong");
    CHECK_INT(problems.count, PROBLEMS_MOST + 1);
    problems_sort(&problems);
    CHECK_INT(problems.items[0].line, 1000 - PROBLEMS_MOST + 1);
    CHECK_TEXT(problems.items[PROBLEMS_MOST].message,
               "There are more problems than these. Put these right first and try again.");
    error_from_problems(&error, CONTRA_REFUSED, &problems);
    CHECK_TEXT(error.message, "wrong (There are more than 99 other problems.)");
    arena_free(&arena);
}

TEST(errors_are_filled)
{
    contra_error error;
    CHECK_INT(error_set(&error, CONTRA_REFUSED, "a.ini", 3, "The %s is wrong.", "word"),
              CONTRA_REFUSED);
    CHECK_INT(error.status, CONTRA_REFUSED);
    CHECK_INT(error.line, 3);
    CHECK_TEXT(error.file, "a.ini");
    CHECK_TEXT(error.message, "The word is wrong.");
    CHECK_INT(error_set(NULL, CONTRA_BROKEN, "a.ini", 3, "The %s.", "word"), CONTRA_BROKEN);
    error_set(&error, CONTRA_MISUSE, NULL, 0, "No.");
    CHECK_TEXT(error.file, "");
}

/* A text of two-byte characters behind `shift` single bytes. */
static void fill(char *text, size_t size, size_t shift)
{
    memset(text, 'x', size);
    for (size_t i = shift; i + 2 < size; i += 2)
        memcpy(text + i, "é", 2);
    text[size - 1] = '\0';
}

TEST(long_texts_are_cut_between_characters)
{
    char text[2000];
    contra_error error;
    struct arena arena;
    arena_init(&arena);
    for (size_t shift = 0; shift < 2; shift++) {
        fill(text, sizeof text, shift);
        error_set(&error, CONTRA_REFUSED, text, 0, "%s", text);
        CHECK(text_is_utf8(error.message, strlen(error.message)));
        CHECK(strlen(error.message) >= sizeof error.message - 2);
        CHECK(text_is_utf8(error.file, strlen(error.file)));
        CHECK(strlen(error.file) >= sizeof error.file - 2);
        CHECK_TEXT(error.file, text + sizeof text - 1 - strlen(error.file)); /* the end is kept */

        struct problems problems = {.arena = &arena};
        problem_add(&problems, NULL, 0, "%s", text);
        problem_add(&problems, NULL, 0, "%s", text);
        error_from_problems(&error, CONTRA_REFUSED, &problems);
        CHECK(text_is_utf8(error.message, strlen(error.message)));
        CHECK(strstr(error.message, " (There is 1 other problem.)") != NULL);
    }
    arena_free(&arena);
}

TEST(messages_can_be_shown)
{
    contra_error error;
    struct arena arena;
    arena_init(&arena);
    struct problems problems = {.arena = &arena};
    problem_add(&problems, NULL, 0, "%s", "a\x1b[2J\n\x7f \xc2\x9b \xc3 \xc3\xa9\xe2\x82");
    CHECK_TEXT(problems.items[0].message, "a [2J      ? \xc3\xa9??");
    error_set(&error, CONTRA_REFUSED, NULL, 0, "\"%s\"", "\x1b[31m");
    CHECK_TEXT(error.message, "\" [31m\"");
    arena_free(&arena);
}

TEST(an_error_tells_the_first_problem)
{
    struct arena arena;
    struct problems problems = {.arena = &arena};
    contra_error error;
    arena_init(&arena);
    error_from_problems(&error, CONTRA_REFUSED, &problems);
    CHECK_TEXT(error.message, "");
    problem_add(&problems, "a", 1, "One is wrong.");
    CHECK_INT(error_from_problems(&error, CONTRA_BAD_PACK, &problems), CONTRA_BAD_PACK);
    CHECK_TEXT(error.message, "One is wrong.");
    CHECK_TEXT(error.file, "a");
    problem_add(&problems, "a", 2, "Two is wrong.");
    problem_add(&problems, "a", 3, "Three is wrong.");
    error_from_problems(&error, CONTRA_BAD_PACK, &problems);
    CHECK_TEXT(error.message, "One is wrong. (There are 2 other problems.)");
    CHECK_INT(error_from_problems(NULL, CONTRA_BAD_PACK, &problems), CONTRA_BAD_PACK);
    arena_free(&arena);
}

TESTS(CASE(problems_are_copied), CASE(problems_are_sorted_and_stay_in_order_of_arrival),
      CASE(problems_come_to_an_end), CASE(errors_are_filled),
      CASE(long_texts_are_cut_between_characters), CASE(messages_can_be_shown),
      CASE(an_error_tells_the_first_problem))
