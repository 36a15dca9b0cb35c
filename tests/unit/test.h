/* SPDX-License-Identifier: MIT */
/* All that our unit tests want of a test framework; another one would change this file alone.
 *
 *     TEST(folds_case)
 *     {
 *         CHECK(text_same("Warfarin", "WARFARIN"));
 *     }
 *     TESTS(CASE(folds_case), CASE(...))
 *
 * Each file of tests is a program of its own. A check that fails ends its test.
 */
#ifndef CONTRA_TESTS_UNIT_TEST_H
#define CONTRA_TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TEST(name) static void name(__attribute__((unused)) void **state)
#define CASE(name) cmocka_unit_test(name)

#define TESTS(...)                                                                                 \
    int main(void)                                                                                 \
    {                                                                                              \
        const struct CMUnitTest tests[] = {__VA_ARGS__};                                           \
        return cmocka_run_group_tests(tests, NULL, NULL);                                          \
    }

static inline const char *test_text(const char *text)
{
    return text == NULL ? "(NULL)" : text;
}

#define CHECK(condition)          _assert_true((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define CHECK_NULL(pointer)       CHECK((pointer) == NULL)
#define CHECK_INT(got, wanted)    test_int((long long)(got), (long long)(wanted), __FILE__, __LINE__)
#define CHECK_NUMBER(got, wanted) CHECK((got) == (wanted)) /* doubles, to the bit */
#define CHECK_TEXT(got, wanted)                                                                    \
    _assert_string_equal(test_text(got), test_text(wanted), __FILE__, __LINE__)
#define FAIL(...) fail_msg(__VA_ARGS__)

static inline void test_int(long long got, long long wanted, const char *file, int line)
{
    if (got == wanted)
        return;
    print_error("%lld is not %lld\n", got, wanted);
    _fail(file, line);
}

#endif
