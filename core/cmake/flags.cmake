# SPDX-License-Identifier: MIT
# contra_flags: how our own code is compiled. Linked PRIVATE, never exported.

add_library(contra_flags INTERFACE)

target_compile_options(contra_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wcast-qual -Wstrict-prototypes
    -Wmissing-prototypes
    $<$<BOOL:${CONTRA_WERROR}>:-Werror>)

if(CONTRA_SANITIZE)
    set(sanitize -fsanitize=${CONTRA_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(contra_flags INTERFACE ${sanitize})
    target_link_options(contra_flags INTERFACE ${sanitize})
endif()

# C11 as the standard has it, for a target and all that is compiled into it.
function(contra_c11 target)
    set_target_properties(${target} PROPERTIES
        C_STANDARD 11
        C_STANDARD_REQUIRED ON
        C_EXTENSIONS OFF
        C_VISIBILITY_PRESET hidden)
    target_compile_definitions(${target} PRIVATE _POSIX_C_SOURCE=200809L)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:contra_flags>)
endfunction()
