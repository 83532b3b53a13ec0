using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue.Finding;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Finds the position of a case in a queue, and the cases before and after it.</summary>
public sealed class FindQueuePlace(OperationScopeFactory scopes, DecisionPoint decisionPoint)
{
    // Nobody steps through more; a position beyond is not shown.
    private const int MaxKeys = 2000;
    private const int Around = 5;

    public async Task<Result<QueuePlace>> RunAsync(Actor actor, QueueFilter filter, string caseKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var subject = scope.Access.Subject;
        if (!CaseAccess.MayViewCases(scope.Access))
        {
            return await scope.DenyAsync("find.place", "case", caseKey, CaseAccess.NotThere, cancellationToken);
        }

        var db = scope.Db;
        var found = await QueueQuery.Visible(db, subject).WithTextAsync(db, filter.Text, cancellationToken);
        var matching = found.In(db, filter.Scope, subject).Narrowed(filter, await SlaHorizons.ReadAsync(db, scope.Now, cancellationToken));
        var keys = await QueueOrder.KeysAsync(db, matching, filter, scope.Now, 0, MaxKeys, cancellationToken);
        var near = Near(keys, caseKey);
        var open = await OpenAsync(scope, matching, near, cancellationToken);
        keys.RemoveAll(key => near.Contains(key) && !open.Contains(key));
        var index = keys.IndexOf(caseKey);
        return index < 0
            ? Error.NotFound(Texts.TheCaseIsNoLonger)
            : new QueuePlace(
                index + 1,
                keys.Count,
                keys.Take(index).LastOrDefault(open.Contains),
                keys.Skip(index + 1).FirstOrDefault(open.Contains)
            );
    }

    // The case and its neighbours: only these keys are checked and revealed.
    private static List<string> Near(List<string> keys, string caseKey)
    {
        var index = keys.IndexOf(caseKey);
        var first = Math.Max(0, index - Around);
        return index < 0 ? [] : keys.GetRange(first, Math.Min(keys.Count - first, (2 * Around) + 1));
    }

    private async Task<HashSet<string>> OpenAsync(
        OperationScope scope,
        IQueryable<CaseRow> matching,
        List<string> near,
        CancellationToken cancellationToken
    )
    {
        if (!decisionPoint.IsInForce)
        {
            return new(near, StringComparer.Ordinal);
        }

        var rows = await matching.Where(row => near.Contains(row.Key)).ToListAsync(cancellationToken);
        var open = await scope.KeepAsync(AccessOperation.ViewCase, rows, AccessResources.Of, cancellationToken);
        return open.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>The position of a case in a queue.</summary>
/// <param name="Number">From 1.</param>
public sealed record QueuePlace(int Number, int Total, string? Before, string? After);
