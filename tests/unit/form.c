/* SPDX-License-Identifier: MIT */
#include "form.h"

#include <stdio.h>
#include <string.h>

#include "test.h"

int form_find(const struct form *form, const char *section, const char *key)
{
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->lines[i].section, section) == 0 && strcmp(form->lines[i].key, key) == 0)
            return (int)i;
    return -1;
}

static void write_line(struct form_line *line, const char *section, const char *key,
                       const char *value)
{
    snprintf(line->section, sizeof line->section, "%s", section);
    snprintf(line->key, sizeof line->key, "%s", key);
    snprintf(line->value, sizeof line->value, "%s", value);
}

void form_add(struct form *form, const char *section, const char *key, const char *value)
{
    CHECK(form->count < FORM_MOST);
    write_line(&form->lines[form->count++], section, key, value);
}

void form_set(struct form *form, const char *section, const char *key, const char *value)
{
    int at = form_find(form, section, key);
    if (at < 0)
        form_add(form, section, key, value);
    else
        write_line(&form->lines[at], section, key, value);
}

void form_take(struct form *form, size_t line)
{
    form->count--;
    memmove(&form->lines[line], &form->lines[line + 1],
            (form->count - line) * sizeof form->lines[0]);
}

void form_read(struct form *form, const char *path)
{
    char line[256], section[48] = "";
    FILE *file = fopen(path, "r");
    CHECK(file != NULL);
    form->count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, ";\n")] = '\0';
        char *equals = strchr(line, '=');
        if (*line == '[')
            snprintf(section, sizeof section, "%.*s", (int)strcspn(line + 1, "]"), line + 1);
        if (*line == '[' || equals == NULL)
            continue;
        char *end = equals;
        while (end > line && end[-1] == ' ')
            end--;
        *end = '\0';
        char *value = equals + 1 + strspn(equals + 1, " ");
        for (end = value + strlen(value); end > value && end[-1] == ' ';)
            *--end = '\0';
        form_add(form, section, line, value);
    }
    CHECK_INT(fclose(file), 0);
}

static bool put(contra_patient *patient, const struct form_line *line)
{
    contra_error error;
    contra_status status =
        contra_patient_set(patient, line->section, line->key, line->value, NULL, &error);
    if (status != CONTRA_OK && status != CONTRA_REFUSED)
        FAIL("[%s] %s = %s: %s", line->section, line->key, line->value, error.message);
    return status == CONTRA_OK;
}

contra_patient *form_patient(const contra_engine *engine, const struct form *form)
{
    contra_error error;
    contra_patient *patient;
    CHECK_INT(contra_patient_new(&patient, engine, &error), CONTRA_OK);
    for (size_t i = 0; i < form->count; i++)
        put(patient, &form->lines[i]);
    return patient;
}

contra_patient *form_prune(const contra_engine *engine, struct form *form)
{
    contra_error error;
    contra_patient *patient;
    CHECK_INT(contra_patient_new(&patient, engine, &error), CONTRA_OK);
    for (size_t i = 0; i < form->count;) {
        if (put(patient, &form->lines[i]))
            i++;
        else
            form_take(form, i);
    }
    return patient;
}

contra_report *form_check(const contra_engine *engine, const struct form *form)
{
    contra_error error;
    contra_report *report;
    contra_check_options options = CONTRA_CHECK_OPTIONS_INIT;
    options.explain = 1;
    contra_patient *patient = form_patient(engine, form);
    contra_status status = contra_check(&report, engine, patient, &options, &error);
    contra_patient_free(patient);
    if (status == CONTRA_OK)
        return report;
    if (status != CONTRA_REFUSED) {
        form_print(form);
        FAIL("%s", error.message);
    }
    return NULL;
}

void form_print(const struct form *form)
{
    const char *section = "";
    for (size_t i = 0; i < form->count; i++) {
        const struct form_line *line = &form->lines[i];
        if (strcmp(section, line->section) != 0)
            print_error("[%s]\n", line->section);
        section = line->section;
        print_error("%s = %s\n", line->key, line->value);
    }
}
