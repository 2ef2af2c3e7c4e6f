// Fixtures wait on servers and processes more than they compute, so more of them run at a time than there are cores.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
