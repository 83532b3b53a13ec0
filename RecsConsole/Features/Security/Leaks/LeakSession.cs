using RecsConsole.Engine.Results;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>The runs for one decision, and the search for the single object that makes them differ.</summary>
internal sealed class LeakSession(SnapshotRequest request, HiddenObjects hidden, Func<SnapshotRequest, Task<LeakRun>> run)
{
    public SnapshotRequest Request => request;

    public HiddenObjects Hidden => hidden;

    /// <summary>Every source answered in every run: a late one would look like a difference.</summary>
    public bool IsComplete { get; private set; } = true;

    public async Task<LeakRun> RunAsync(SnapshotRequest masked)
    {
        var result = await run(masked);
        IsComplete &= result.Seen.IsComplete;
        return result;
    }

    /// <summary>The difference in the output when <paramref name="mask"/> is applied to these objects; null when there is none.</summary>
    public async Task<LeakFound?> CompareAsync(
        LeakRun asIs,
        string name,
        HiddenObjects objects,
        Func<SnapshotRequest, HiddenObjects, SnapshotRequest> mask
    )
    {
        if (objects.Count == 0)
        {
            return null;
        }

        var all = await RunAsync(mask(request, objects));
        if (IsSame(asIs, all))
        {
            return null;
        }

        var (culprits, otherwise) = (objects, all);
        while (culprits.Count > 1)
        {
            if (await HalfAsync(asIs, culprits, mask) is not { } half)
            {
                break; // the difference needs objects from both halves
            }

            (culprits, otherwise) = half;
        }

        return new(name, culprits.Single, asIs.Seen.FirstDifference(otherwise.Seen), asIs.Seen.Sha256, otherwise.Seen.Sha256);
    }

    private async Task<(HiddenObjects Objects, LeakRun Run)?> HalfAsync(
        LeakRun asIs,
        HiddenObjects of,
        Func<SnapshotRequest, HiddenObjects, SnapshotRequest> mask
    )
    {
        var middle = of.Count / 2;
        foreach (var part in new[] { of.Range(0, middle), of.Range(middle, of.Count - middle) })
        {
            var result = await RunAsync(mask(request, part));
            if (!IsSame(asIs, result))
            {
                return (part, result);
            }
        }

        return null;
    }

    public static bool IsSame(LeakRun left, LeakRun right) => string.Equals(left.Seen.Sha256, right.Seen.Sha256, StringComparison.Ordinal);
}

/// <summary>One run, which nobody is shown.</summary>
internal sealed record LeakRun(RankingResult Ranked, VisibleOutput Seen);

/// <summary>A difference before it becomes evidence.</summary>
internal sealed record LeakFound(string Run, string? Object, string Stage, string AsIs, string Otherwise);
