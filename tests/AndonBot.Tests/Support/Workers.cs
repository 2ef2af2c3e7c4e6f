// What starts hosts and processes waits more than it works: more fixtures at a time than there are cores.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
