// SPDX-License-Identifier: MIT
// A host program in C++: the same patient, owned the way C++ owns things. Prints the disposition
// and the names of the rules that found something.
//
//     host FOLDER-OF-RULES

#include <contra/contra.h>
#include <cstring>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#include "intake.h"

namespace
{

struct Free {
    void operator()(contra_engine *engine) const
    {
        contra_engine_free(engine);
    }
    void operator()(contra_patient *patient) const
    {
        contra_patient_free(patient);
    }
    void operator()(contra_report *report) const
    {
        contra_report_free(report);
    }
};

template <typename T> using Owned = std::unique_ptr<T, Free>;

void expect_ok(contra_status status, const contra_error &error)
{
    if (status != CONTRA_OK)
        throw std::runtime_error(error.message);
}

Owned<contra_engine> open(const char *rules)
{
    contra_error error;
    contra_engine_options options = CONTRA_ENGINE_OPTIONS_INIT;
    options.packs = &rules;
    options.pack_count = 1;
    contra_engine *engine = nullptr;
    contra_status status = contra_engine_open(&engine, &options, &error);
    Owned<contra_engine> owned(engine);
    expect_ok(status, error);
    return owned;
}

Owned<contra_patient> patient(const contra_engine *engine)
{
    contra_error error;
    contra_patient *made = nullptr;
    expect_ok(contra_patient_new(&made, engine, &error), error);
    Owned<contra_patient> owned(made);
    for (const answer &a : intake)
        expect_ok(contra_patient_set(made, a.section, a.key, a.value, nullptr, &error), error);
    return owned;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2 || std::strcmp(contra_version(), CONTRA_VERSION) != 0)
        return 2;
    try {
        Owned<contra_engine> engine = open(argv[1]);
        Owned<contra_patient> someone = patient(engine.get());
        contra_error error;
        contra_report *made = nullptr;
        expect_ok(contra_check(&made, engine.get(), someone.get(), nullptr, &error), error);
        Owned<contra_report> report(made);

        const contra_result *result = contra_report_result(report.get());
        std::cout << contra_disposition_name(result->disposition) << '\n';
        for (size_t i = 0; i < result->finding_count; i++)
            std::cout << result->findings[i]->rule << '\n';
    } catch (const std::exception &failure) {
        std::cerr << failure.what() << '\n';
        return 1;
    }
    return 0;
}
