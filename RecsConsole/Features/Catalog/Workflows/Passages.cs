using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Where the cases of a workflow went lately, whether or not the workflow defines it: the mined flow.</summary>
public static class Passages
{
    /// <summary>Counted over this many days.</summary>
    public const int Days = 90;

    /// <summary>Passages of cases whose type follows the workflow, the most frequent first.</summary>
    public static async Task<IReadOnlyList<Passage>> ReadAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (db, since) = (scope.Db, scope.Now.AddDays(-Days));
        var types = await db.CaseTypes.Where(type => type.WorkflowKey == key).Select(type => type.Key).ToListAsync(cancellationToken);
        var counted = await db
            .CaseEvents.Where(row => row.At >= since && row.FromState != null && row.Kind != CaseEventKind.TakenBack)
            .Where(row => db.Cases.Any(found => found.Id == row.CaseId && types.Contains(found.TypeKey)))
            .GroupBy(row => new
            {
                row.FromState,
                row.Activity,
                row.ToState,
                row.Kind,
            })
            .Select(group => new
            {
                From = group.Key.FromState!,
                group.Key.Activity,
                To = group.Key.ToState ?? group.Key.FromState!,
                group.Key.Kind,
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. counted
                .GroupBy(each => (each.From, each.Activity, each.To))
                .Select(group => new Passage(group.Key.From, group.Key.Activity, group.Key.To, group.Sum(each => each.Count))
                {
                    IsStep = group.Any(each => each.Kind is CaseEventKind.Action),
                })
                .OrderByDescending(passage => passage.Count)
                .ThenBy(passage => passage.From, StringComparer.Ordinal)
                .ThenBy(passage => passage.To, StringComparer.Ordinal)
                .ThenBy(passage => passage.Action, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Those that a workflow does not define. What leaves the state as it is counts only if somebody did it as a step: notes and messages
    /// need no definition.
    /// </summary>
    public static IReadOnlyList<Passage> UndefinedIn(WorkflowContent content, IReadOnlyList<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(content);
        var defined = content.Steps.Select(step => (step.From, step.ActionKey, step.To)).ToHashSet();
        return
        [
            .. passages
                .Where(passage => passage.IsStep || passage.Moves)
                .Where(passage => !defined.Contains((passage.From, passage.Action, passage.To))),
        ];
    }
}

/// <summary>How often cases went a way.</summary>
/// <param name="Action">The action, or what happened.</param>
public sealed record Passage(string From, string Action, string To, int Count)
{
    /// <summary>Somebody did it as a step of the catalog.</summary>
    public bool IsStep { get; init; }

    /// <summary>It led to another state.</summary>
    public bool Moves => !string.Equals(From, To, StringComparison.Ordinal);
}
