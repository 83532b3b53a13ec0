using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Platform;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.SourceCheck;

/// <summary>
/// Checks which sources propose anything for the tenant's open cases, and what data each has. Runs the sources themselves on snapshots of
/// cases that the actor may view; records no decision.
/// </summary>
public sealed class CheckSources(OperationScopeFactory scopes, SnapshotLoader snapshots)
{
    /// <summary>The number of open cases to try.</summary>
    public const int MaxCases = 25;

    // drawn from this many of the latest cases, so that those tried are not all from one morning
    private const int Latest = 250;

    public async Task<Result<SourceList>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.sources", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var tally = await TryAsync(scope, cancellationToken);
        var settings = await TenantConfigurationReader.ReadAsync(scope.Db, cancellationToken);
        List<SourceLine> lines = [];
        foreach (var need in SourceNeed.All)
        {
            var stock = await need.Stock.CountAsync(scope.Db, scope.Now, cancellationToken);
            var isOff = !settings.Part.IsOn(need.Source);
            lines.Add(new(need, stock, tally.CasesOf(need.Source), isOff ? SourceStatus.Off : tally.StatusOf(need.Source)));
        }

        return new SourceList(tally.Tried, lines, SourceStock.CountOf(settings.Part)) { IsLoading = tally.IsLoading };
    }

    private async Task<SourceTally> TryAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var tally = new SourceTally();
        foreach (var id in await PickAsync(scope, cancellationToken))
        {
            var reading = await snapshots.ReadForTrialAsync(scope.Db, scope.Actor, id, cancellationToken);
            if (reading.Loaded is { } loaded)
            {
                tally.Add(loaded.Snapshot with { Actor = TrialWorker.Of(loaded.Snapshot) });
            }
            else if (reading.Refusal is { IsCheckFailed: false, Error.Kind: ErrorKind.Unavailable })
            {
                tally.IsLoading = true; // the same for all others: search is not loaded case by case
                break;
            }
        }

        return tally;
    }

    private static async Task<IReadOnlyList<Guid>> PickAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var latest = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(Latest)
            .ToListAsync(cancellationToken);
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, latest, AccessResources.Of, cancellationToken);
        var step = Math.Max(1, seen.Count / MaxCases);
        return [.. seen.Where((_, at) => at % step == 0).Take(MaxCases).Select(row => row.Id)];
    }
}

/// <param name="Tried">Open cases that were tried.</param>
public sealed record SourceList(int Tried, IReadOnlyList<SourceLine> Lines, SourceCounts Counts)
{
    /// <summary>Nothing could be tried, because the tenant's search index is not loaded yet.</summary>
    public bool IsLoading { get; init; }

    public int Proposing => Lines.Count(line => line.Status is SourceStatus.Proposes);
}

/// <param name="Stock">How much of the data that the source needs exists.</param>
/// <param name="Cases">The number of tried cases for which the source proposed something.</param>
public sealed record SourceLine(SourceNeed Need, int Stock, int Cases, SourceStatus Status);

public enum SourceStatus
{
    /// <summary>Proposed something for a tried case.</summary>
    Proposes,

    /// <summary>Had nothing to propose.</summary>
    Silent,

    /// <summary>Stopped with an error.</summary>
    Failed,

    /// <summary>Turned off in the settings.</summary>
    Off,
}
