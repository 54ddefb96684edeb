# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian package: cmake --preset package && cmake --build --preset package && cpack --preset package
# tests/package.sh installs, upgrades, removes and purges it in a root of its own; with the same SOURCE_DATE_EPOCH it has the
# same bytes whatever folder it was built in (tests/reproducible.sh).

set(package_files ${CMAKE_CURRENT_LIST_DIR})
# systemd's own folder moved with Debian 13, and lintian of each release wants its own.
set(unit_folder /usr/lib/systemd/system)
if(EXISTS /etc/debian_version)
  file(STRINGS /etc/debian_version debian_release LIMIT_COUNT 1)
  if(debian_release MATCHES "^12")
    set(unit_folder /lib/systemd/system)
  endif()
endif()

# The unit starts the program where it is installed.
set(unit_file ${PROJECT_SOURCE_DIR}/config/systemd/baonoi.service)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${unit_file})
file(READ ${unit_file} unit)
string(REPLACE "/usr/local/bin/baonoi" "${CMAKE_INSTALL_FULL_BINDIR}/baonoi" unit "${unit}")
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/baonoi.service CONTENT "${unit}" @ONLY)
# Below another prefix than the package's, which cmake --install may be the first to hear of, nothing is written beside
# it. A configuration that is there stays; the package's staging folder has none.
install(CODE "
  if(CMAKE_INSTALL_PREFIX STREQUAL \"/usr\")
    set(unit_folder ${unit_folder})
    if(NOT EXISTS \"\$ENV{DESTDIR}/etc/baonoi/baonoi.toml\")
      file(INSTALL DESTINATION /etc/baonoi TYPE FILE FILES \"${package_files}/baonoi.toml\")
    endif()
  else()
    set(unit_folder \"\${CMAKE_INSTALL_PREFIX}/lib/systemd/system\")
  endif()
  file(INSTALL DESTINATION \"\${unit_folder}\" TYPE FILE FILES \"${PROJECT_BINARY_DIR}/baonoi.service\")")
install(FILES ${package_files}/baonoi.sysusers DESTINATION lib/sysusers.d RENAME baonoi.conf)
install(FILES ${package_files}/copyright README.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs PATTERN "images" EXCLUDE)
install(FILES config/baonoi.toml config/nginx/baonoi.conf DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(DIRECTORY config/monitoring config/hosts DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

# What Debian wants compressed, without a time in it.
foreach(page baonoi.1 changelog)
  set(source ${PROJECT_BINARY_DIR}/${page})
  if(page STREQUAL "changelog")
    set(source ${PROJECT_SOURCE_DIR}/CHANGELOG.md)
  endif()
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/${page}.gz DEPENDS ${source}
    COMMAND gzip -9nc ${source} >${PROJECT_BINARY_DIR}/${page}.gz)
  list(APPEND compressed ${PROJECT_BINARY_DIR}/${page}.gz)
endforeach()
add_custom_target(compressed ALL DEPENDS ${compressed})
add_dependencies(compressed manual)
install(FILES ${PROJECT_BINARY_DIR}/baonoi.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME baonoi)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The baonoi developers <baonoi@packages.debian.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "audio for every published Vietnamese news article")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "baonoi fetches the articles of a news site, reads them as an announcer would,
 synthesises speech, encodes an MP3, attaches it to each page, and proves that
 readers of the public page hear it. It serves static sites, WordPress, Ghost,
 S3 and any other system by a signed webhook, once or as a service.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION sound)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${package_files}/permissions.cmake)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${package_files}/postinst ${package_files}/prerm ${package_files}/postrm
  ${PROJECT_BINARY_DIR}/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
file(WRITE ${PROJECT_BINARY_DIR}/conffiles "/etc/baonoi/baonoi.toml\n")

# Of each library that the program opens by itself (base/shared_library.h): the package that has it here.
find_program(DPKG_QUERY dpkg-query)
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr" AND DPKG_QUERY)
  set(depends ca-certificates espeak-ng-data "default-systemd-sysusers | systemd-sysusers")
  set(opened_libraries ESPEAK LIBCURL MICROHTTPD LAME MPG123 OPUS SOXR FFTW LIBPQ)
  foreach(library IN LISTS opened_libraries)
    list(GET ${library}_LIBRARIES 0 name)
    find_library(path_${name} ${name} HINTS ${${library}_LIBRARY_DIRS} REQUIRED)
    get_filename_component(file ${path_${name}} REALPATH)
    list(APPEND opened ${file})
    execute_process(COMMAND ${DPKG_QUERY} --search ${file} OUTPUT_VARIABLE owner COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX REPLACE ":.*" "" owner "${owner}")
    list(APPEND depends ${owner})
  endforeach()
  list(REMOVE_DUPLICATES depends)
  list(JOIN depends ", " CPACK_DEBIAN_PACKAGE_DEPENDS)
  set(CPACK_DEBIAN_PACKAGE_SUGGESTS librubberband2) # of voices with smooth = true
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS systemd)
  # What it is made of, told by the programs as they are installed.
  list(JOIN opened " " opened)
  install(CODE "
    set(prefix \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")
    execute_process(COMMAND ${package_files}/sbom.sh ${PROJECT_VERSION} \"\${prefix}\" ${opened}
      OUTPUT_FILE \"\${prefix}/share/doc/baonoi/baonoi.spdx.json\" COMMAND_ERROR_IS_FATAL ANY)
    file(CHMOD \"\${prefix}/share/doc/baonoi/baonoi.spdx.json\" PERMISSIONS OWNER_READ OWNER_WRITE GROUP_READ WORLD_READ)")
endif()

include(CPack)
