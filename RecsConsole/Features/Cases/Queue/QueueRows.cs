using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Features.Cases.Queue.Waits;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Reads some rows of a queue in order, for the list and for the export.</summary>
/// <param name="usualWaits">For whom the cases wait; null leaves it out.</param>
internal sealed class QueueRows(OperationScope scope, IWorkflowSource workflows, UsualWaits? usualWaits = null)
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
        var steps = new QueueSteps(db, scope.Actor, check, workflows, scope.Now);
        var lines = await new QueueLines(db, check, steps, scope.Now).ReadAsync(confirmed, cancellationToken);
        return (await WithWaitsAsync(lines, confirmed, cancellationToken), rows.Count - confirmed.Count);
    }

    private async Task<IReadOnlyList<QueueLine>> WithWaitsAsync(
        IReadOnlyList<QueueLine> lines,
        IReadOnlyList<CaseRow> rows,
        CancellationToken cancellationToken
    )
    {
        if (usualWaits is null)
        {
            return lines;
        }

        var waits = await new QueueWaits(scope, workflows, usualWaits).ReadAsync(rows, cancellationToken);
        return [.. lines.Select(line => line with { Wait = waits.GetValueOrDefault(line.Id) })];
    }
}
