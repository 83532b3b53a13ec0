using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// The floor that decides about one of the first items of a slate, and the share that is compared with it: to learn floors from what was
/// used.
/// </summary>
/// <param name="Index">Row of the item.</param>
/// <param name="Share">Scaled by 1,000,000.</param>
public readonly record struct FloorMargin(int Index, FloorRule Rule, long Share)
{
    /// <summary>The margins of the items that would have the first places if there were no floor, under the weighted rules.</summary>
    /// <param name="run">A slate ranked by them.</param>
    public static IEnumerable<FloorMargin> Of(CaseSnapshot snapshot, SlateRun run, int places)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(run);
        var order = StandardSlatePolicy.ScoreOrder(run.Eligible, run.Scores);
        var floor = new SlateFloor(snapshot, default(ScoreFloor), run.Eligible);
        return order
            .Take(places)
            .Select(i =>
            {
                var (rule, share) = floor.MarginOf(run.Eligible[i], run.Scores[i].Score, run.Scores[order[0]].Score);
                return new FloorMargin(i, rule, share);
            });
    }
}
