using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>
/// Checks the figures of the last 30 days, and notifies the administrators of each that crossed its limit: once, until it is back within
/// the limit. The audit trail records raised and ended alarms, and is the source for which are active.
/// </summary>
public sealed class WatchFigures(OperationScopeFactory scopes, InsightAccess access, AuditTrail auditTrail)
{
    private const string Name = "watch.figures";

    private static readonly IReadOnlyList<IFigureWatch> s_watches =
    [
        new CoverageWatch(),
        new DriftWatch(),
        new EqualityWatch(),
        new MissingWatch(),
        new PilotWatch(),
    ];

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<WatchedFigures>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var context = await access.OfTenantAsync(scope, cancellationToken);
        var limits = (await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken)).LimitsInForce;
        var found = new List<FigureFinding>();
        foreach (var watch in s_watches.Where(each => FigurePurpose.Refuse(context.Limits, each.Fields) is null))
        {
            found.AddRange(await watch.FindAsync(context, limits, cancellationToken));
        }

        var standing = await StandingAlarms.ReadAsync(scope.Db, cancellationToken);
        var news = found.ExceptBy(standing.Select(each => each.Finding.Key), each => each.Key, StringComparer.Ordinal).ToList();
        var over = standing.ExceptBy(found.Select(each => each.Key), each => each.Finding.Key, StringComparer.Ordinal).ToList();
        await RaiseAsync(scope, news, cancellationToken);
        await EndAsync(scope, over, cancellationToken);
        await scope.Db.SaveChangesAsync(cancellationToken);
        return new WatchedFigures(news.Count, over.Count, found.Count);
    }

    private async Task RaiseAsync(OperationScope scope, List<FigureFinding> news, CancellationToken cancellationToken)
    {
        foreach (var finding in news)
        {
            var entry = Append(scope, StandingAlarms.Raised, finding);
            await FigureNews.NotifyAsync(scope.Db, entry.Id, FindingLabels.Of(finding), scope.Now, cancellationToken);
        }
    }

    private async Task EndAsync(OperationScope scope, List<StandingAlarm> over, CancellationToken cancellationToken)
    {
        foreach (var alarm in over)
        {
            Append(scope, StandingAlarms.Ended, alarm.Finding);
            await FigureNews.TakeBackAsync(scope.Db, alarm.Id, scope.Now, cancellationToken);
        }
    }

    private AuditEntryRow Append(OperationScope scope, string operation, FigureFinding finding)
    {
        var entry = auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(operation, StandingAlarms.ObjectKind, finding.Key, AuditOutcome.Done, finding.Values)
        );
        ChangeFeed.Append(scope.Db, ChangeKind.Alert, entry.Id.ToString("D"), scope.Now);
        return entry;
    }
}

/// <param name="Raised">Figures that crossed their limit since the last run.</param>
/// <param name="Ended">Figures that are within their limit again.</param>
/// <param name="Standing">Figures that are now beyond their limit.</param>
public sealed record WatchedFigures(int Raised, int Ended, int Standing);
