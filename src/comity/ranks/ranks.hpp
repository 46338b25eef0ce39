// SPDX-License-Identifier: Apache-2.0
// The processes of one `mpirun`, as a team.
// The only door to MPI; without it there is never a team.
#pragma once

#include <memory>

#include "comity/base/team.hpp"

namespace comity::ranks {

/// The team in which this process was started; nobody where it was started alone, or where the
/// program was built without MPI. Leaves the team when it is destroyed; join once.
///
/// Cost: MPI is started only in a process that mpirun, srun or their like has started.
[[nodiscard]] std::unique_ptr<Team> join_team();

}  // namespace comity::ranks
