using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>
/// Notifies the person who set a case aside when its time comes. Returns how many were notified; nobody is notified twice about the same
/// time.
/// </summary>
public sealed class DetectLookAgain(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "detect.lookagain";

    // Anything due earlier has been notified already, or its reader has left. Must be shorter than the retention of an inbox.
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(3);

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var notified = 0;
        foreach (var row in await DueAsync(scope, cancellationToken))
        {
            notified += await NotifyAsync(scope, row, cancellationToken) ? 1 : 0;
        }

        // another process running the same job has notified them: there is only one inbox entry per event
        return notified == 0 || await SaveAsync(scope, notified, cancellationToken) ? notified : 0;
    }

    private static async Task<List<CaseRow>> DueAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var (first, last) = (scope.Now - s_lookBack, scope.Now);
        return await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.LookAgainAt > first && row.LookAgainAt <= last && row.SetAsideById != null)
            .OrderBy(row => row.LookAgainAt)
            .ThenBy(row => row.Key)
            .ToListAsync(cancellationToken);
    }

    private static async Task<bool> NotifyAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var (person, at) = (row.SetAsideById!.Value, row.LookAgainAt!.Value);
        var key = string.Create(CultureInfo.InvariantCulture, $"look:{row.Id:D}:{at.ToUnixTimeMilliseconds()}");
        var isTold = await scope.Db.InboxItems.AnyAsync(item => item.RecipientId == person && item.EventKey == key, cancellationToken);
        if (
            isTold
            || !(await scope.ReadRightsOfAsync(person, cancellationToken))
                .Decide(AccessOperation.ViewCase, AccessResources.Of(row))
                .Permitted
        )
        {
            return false;
        }

        await InboxPost.NotifyAsync(scope.Db, new(person, key, InboxKind.LookAgain, scope.Now) { CaseId = row.Id }, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now); // queues re-sort it
        return true;
    }

    private async Task<bool> SaveAsync(OperationScope scope, int notified, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["told"] = notified.ToString(CultureInfo.InvariantCulture) };
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(Name, "tenant", scope.Actor.TenantId.ToString("D"), AuditOutcome.Done, details)
        );
        return await scope.Db.TrySaveChangesAsync(cancellationToken);
    }
}
