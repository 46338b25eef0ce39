// SPDX-License-Identifier: Apache-2.0
//
// The files of the web page, carried inside the program.
// CMake writes the table (cmake/embed_page.cmake); with -DCOMITY_PAGE=OFF it is empty.
// Knows nothing of HTTP: types and caching of files are the server's business.
#pragma once
#include <span>
#include <string_view>

namespace comity::atlas {

/// One file of the built page.
struct PageFile {
  std::string_view path;  // relative to the root of the page, without a leading slash: "index.html"
  std::string_view bytes;
};

/// Lists the files of the page, sorted by path.
[[nodiscard]] std::span<const PageFile> page_files();

}  // namespace comity::atlas
