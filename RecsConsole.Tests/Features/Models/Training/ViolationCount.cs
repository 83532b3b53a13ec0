using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Tests.Support.Desk;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>
/// Compares what a ranker shows in the test period of a report with what the desk allows: two hand-written lists, independent of every rule
/// and oracle of the product.
/// </summary>
internal sealed class ViolationCount
{
    // "price" requires the sales role, which nobody at the desk has.
    private const string NotPermitted = "price";
    private static readonly string[] s_whenNew = ["ask", "notice", "wipe"];
    private static readonly string[] s_atWork = ["fix"];
    private readonly SortedSet<string> _kept = new(StringComparer.Ordinal);

    public int Decisions { get; private set; }

    public int Shown { get; private set; }

    public int Permission { get; private set; }

    public int Constraint { get; private set; }

    /// <summary>Forbidden actions that were proposed and excluded from the slate.</summary>
    public IEnumerable<string> Kept => _kept;

    /// <param name="model">The model to test; null for the heuristic.</param>
    public static async Task<ViolationCount> OfAsync(DeskWorld world, ModelReport report, RankerModel? model)
    {
        var (rows, count) = (new ExampleRows(new AccessPolicy(), SlateKind.Action), new ViolationCount());
        foreach (var example in (await world.BuildExamplesAsync()).Where(each => each.Key.At >= report.TestFrom))
        {
            var heuristic = rows.Of(example).Run;
            var run = model is null ? heuristic : rows.PipelineOf(model).Run(example.Snapshot, heuristic.Request);
            count.Add(
                example.Key.Ordinal == 1 ? s_whenNew : s_atWork,
                [.. run.Placement.Placed.Take(run.Request.Size).Select(placed => placed.Id)],
                [.. run.Screening.Excluded.Select(excluded => excluded.Id)]
            );
        }

        return count;
    }

    private void Add(string[] allowed, string[] shown, string[] excluded)
    {
        Decisions++;
        Shown += shown.Length;
        Permission += shown.Count(id => id is NotPermitted);
        Constraint += shown.Count(id => id is not NotPermitted && !allowed.Contains(id, StringComparer.Ordinal));
        _kept.UnionWith(excluded.Where(id => !allowed.Contains(id, StringComparer.Ordinal)));
    }
}
