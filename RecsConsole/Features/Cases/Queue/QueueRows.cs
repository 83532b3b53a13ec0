using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Reads some rows of a queue in order, for the list and for the export.</summary>
internal sealed class QueueRows(OperationScope scope, IWorkflowSource workflows)
{
    /// <summary>
    /// Checks each row against the policy again, and then all of them in one request to the decision point; also returns how many it
    /// denied.
    /// </summary>
    public async Task<(IReadOnlyList<QueueLine> Lines, int Closed)> ReadAsync(
        IQueryable<CaseRow> matching,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var (db, check) = (scope.Db, scope.Access);
        var rows = await matching.Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var places = keys.Select((key, place) => KeyValuePair.Create(key, place)).ToDictionary(StringComparer.Ordinal);
        rows.Sort((left, right) => places[left.Key].CompareTo(places[right.Key]));
        rows.RemoveAll(row => !check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted);
        var confirmed = await scope.KeepAsync(AccessOperation.ViewCase, rows, AccessResources.Of, cancellationToken);
        var steps = new QueueSteps(db, scope.Actor, check, workflows);
        var lines = await new QueueLines(db, check, steps, scope.Now).ReadAsync(confirmed, cancellationToken);
        return (lines, rows.Count - confirmed.Count);
    }
}
