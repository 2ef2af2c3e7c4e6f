using System.IO.MemoryMappedFiles;
using AndonBot.Fuzz;

if (args is not [var root, var last, var name, var text] || !int.TryParse(text, out var seconds))
{
    Console.Error.WriteLine("usage: AndonBot.Fuzz CORPUS LAST-INPUT all|TARGET SECONDS");
    return 2;
}

Coverage.Prepare();
var targets = FuzzTarget.All.Where(target => name == "all" || name == target.Name).ToList();
if (targets.Count == 0)
{
    Console.Error.WriteLine($"There is no target {name}; it is one of {string.Join(", ", FuzzTarget.All.Select(target => target.Name))}.");
    return 2;
}

using var file = MemoryMappedFile.CreateFromFile(last, FileMode.Create, null, 1 << 16);
using var view = file.CreateViewAccessor();
var seed = Environment.TickCount;
return targets.Sum(target => new Fuzzer(target, Corpus.Of(target, root), new Coverage(), view).Run(TimeSpan.FromSeconds(seconds), seed)) == 0 ? 0 : 1;
