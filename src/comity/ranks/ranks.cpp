// SPDX-License-Identifier: Apache-2.0
#include "comity/ranks/ranks.hpp"

#ifdef COMITY_MPI
#define OMPI_SKIP_MPICXX 1
#include <mpi.h>

#include <array>
#include <cstdlib>
#endif

namespace comity::ranks {

#ifdef COMITY_MPI

namespace {

class MpiTeam final : public Team {
 public:
  MpiTeam() {
    MPI_Init(nullptr, nullptr);
    int size = 1;
    int rank = 0;
    MPI_Comm_size(MPI_COMM_WORLD, &size);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    size_ = static_cast<std::size_t>(size);
    rank_ = static_cast<std::size_t>(rank);
  }
  MpiTeam(const MpiTeam&) = delete;
  MpiTeam& operator=(const MpiTeam&) = delete;
  MpiTeam(MpiTeam&&) = delete;
  MpiTeam& operator=(MpiTeam&&) = delete;
  ~MpiTeam() override { MPI_Finalize(); }

  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] std::size_t rank() const override { return rank_; }

  [[nodiscard]] std::vector<double> share(std::span<const double> mine) const override {
    const int own = static_cast<int>(mine.size());
    std::vector<int> lengths(size_);
    MPI_Allgather(&own, 1, MPI_INT, lengths.data(), 1, MPI_INT, MPI_COMM_WORLD);
    std::vector<int> begins(size_);
    for (std::size_t k = 1; k < size_; ++k) begins[k] = begins[k - 1] + lengths[k - 1];
    std::vector<double> all(static_cast<std::size_t>(begins.back() + lengths.back()));
    MPI_Allgatherv(mine.data(), own, MPI_DOUBLE, all.data(), lengths.data(), begins.data(),
                   MPI_DOUBLE, MPI_COMM_WORLD);
    return all;
  }

 private:
  std::size_t size_ = 1;
  std::size_t rank_ = 0;
};

}  // namespace

std::unique_ptr<Team> join_team() {
  // What Open MPI, Slurm with PMIx, and MPICH tell the processes they start.
  constexpr std::array words{"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK"};
  for (const char* const word : words)
    if (std::getenv(word) != nullptr) return std::make_unique<MpiTeam>();
  return nullptr;
}

#else

std::unique_ptr<Team> join_team() { return nullptr; }

#endif

}  // namespace comity::ranks
