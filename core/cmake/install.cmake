# SPDX-License-Identifier: MIT
# Headers, libraries, the command, the rules, and what find_package and pkg-config look for.

include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

install(TARGETS contra EXPORT contraTargets FILE_SET HEADERS)
install(TARGETS contra_static EXPORT contraStaticTargets FILE_SET HEADERS)
if(TARGET contra_cli)
    install(TARGETS contra_cli)
endif()

# The command looks for these beside itself, so their place does not follow GNUInstallDirs.
install(DIRECTORY rules/ DESTINATION share/contra/rules)
install(FILES include/contra/report.schema.json DESTINATION share/contra)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/contra)
install(EXPORT contraTargets NAMESPACE contra:: DESTINATION ${package_dir})
install(EXPORT contraStaticTargets NAMESPACE contra:: DESTINATION ${package_dir})
configure_package_config_file(core/cmake/contraConfig.cmake.in contraConfig.cmake
    INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(contraConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES
    ${PROJECT_BINARY_DIR}/contraConfig.cmake
    ${PROJECT_BINARY_DIR}/contraConfigVersion.cmake
    DESTINATION ${package_dir})

file(RELATIVE_PATH up_to_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(core/cmake/contra.pc.in contra.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/contra.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
