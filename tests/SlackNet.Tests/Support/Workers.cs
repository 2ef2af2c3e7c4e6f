// Each fixture starts its own servers, and most of a test is waiting.
[assembly: Parallelizable(ParallelScope.Fixtures)]
[assembly: LevelOfParallelism(4)]
