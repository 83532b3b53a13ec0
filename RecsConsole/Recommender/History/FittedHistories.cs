using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Keeps what was fitted to a tenant's cases, so that a process that starts, or another node, neither fits it again nor serves without it.
/// A job fits every night; a build does so only where that did not happen, or where the cases are others than they were, and logs it.
/// </summary>
public sealed partial class FittedHistories(TenantDb tenantDb, ILogger<FittedHistories> logger)
{
    private static readonly TimeSpan s_fittedFor = TimeSpan.FromHours(36);

    /// <summary>What was fitted last, by any node, if that was lately; null otherwise.</summary>
    public async Task<FittedHistory?> ReadAsync(Guid tenantId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var row = await db.FittedHistories.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return row is not null && at - row.At < s_fittedFor ? Parse(row) : null;
    }

    /// <summary>
    /// Keeps what a build fitted anew. Where another node was faster, its fit stays: both are of the same cases. A fit that came from here
    /// is not written again, or it would never be too old.
    /// </summary>
    /// <param name="isByJob">A job asked for it; otherwise the log says that a build fitted by itself.</param>
    public async Task KeepAsync(
        Guid tenantId,
        CaseStatistics statistics,
        DateTimeOffset at,
        bool isByJob,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(statistics);
        if (!statistics.IsFittedAnew)
        {
            return;
        }

        await using var db = await tenantDb.OpenAsync(Actor.Job(tenantId), cancellationToken);
        var basis = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).LearningBasis;
        var fitted = statistics.Fitted;
        fitted = fitted.Card is { } card ? fitted with { Card = card with { Basis = basis } } : fitted;
        var json = JsonSerializer.Serialize(fitted);
        var row = await db.FittedHistories.FirstOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            row = new FittedHistoryRow { TenantId = tenantId, ContentJson = json };
            db.FittedHistories.Add(row);
        }

        (row.At, row.ContentJson) = (Timestamps.Round(at), json);
        row.Revision++;
        var isKept = await db.TrySaveChangesAsync(cancellationToken);
        if (!isByJob)
        {
            LogFittedByBuild(tenantId, fitted.Cases, isKept);
        }
    }

    // one that this version cannot read is fitted again
    internal static FittedHistory? Parse(FittedHistoryRow row)
    {
        try
        {
            return JsonSerializer.Deserialize<FittedHistory>(row.ContentJson);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(
        EventId = 1105,
        Level = LogLevel.Information,
        Message = "Fitted to finished cases by a build, not by the job {TenantId} cases={Cases} kept={IsKept}"
    )]
    private partial void LogFittedByBuild(Guid tenantId, int cases, bool isKept);
}
