// Tests that start processes wait more than they work: more of them at a time than there are cores.
[assembly: LevelOfParallelism(4)]
