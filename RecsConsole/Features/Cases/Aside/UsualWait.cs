using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>How long cases of a type stayed in a state before leaving it: the median of the most recent ones, in working time.</summary>
/// <param name="Median">Half of the waits took at most this long.</param>
/// <param name="Count">Number of waits measured; fewer than <see cref="Fewest"/> are not meaningful.</param>
public sealed record UsualWait(TimeSpan Median, int Count)
{
    public const int Fewest = 10;
    private const int Max = 60;

    /// <summary>Measured over cases the reader may see; null when there are too few.</summary>
    internal static async Task<UsualWait?> ReadAsync(
        OperationScope scope,
        CaseRow row,
        BusinessSpans spans,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var visible = VisibleCases.Of(db, scope.Access.Subject).Where(each => each.TypeKey == row.TypeKey);
        var left = await db
            .CaseEvents.AsNoTracking()
            .Where(each => each.FromState == row.Status && each.ToState != row.Status && each.ToState != null)
            .Where(each => each.Kind != CaseEventKind.TakenBack)
            .Where(each => visible.Any(found => found.Id == each.CaseId))
            .OrderByDescending(each => each.At)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var cases = left.Select(each => each.CaseId).Distinct().ToList();
        var entered = await db
            .CaseEvents.AsNoTracking()
            .Where(each => cases.Contains(each.CaseId) && each.ToState == row.Status && each.FromState != row.Status)
            .Where(each => each.Kind != CaseEventKind.TakenBack)
            .ToListAsync(cancellationToken);
        return From(left, entered.ToLookup(each => each.CaseId), spans);
    }

    /// <summary>When the case entered its current state; null when the history does not show it.</summary>
    internal static async Task<DateTimeOffset?> SinceAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        var entered = await scope
            .Db.CaseEvents.AsNoTracking()
            .Where(each => each.CaseId == row.Id && each.ToState == row.Status && each.FromState != row.Status)
            .Where(each => each.Kind != CaseEventKind.TakenBack)
            .OrderByDescending(each => each.Ordinal)
            .FirstOrDefaultAsync(cancellationToken);
        return entered?.At;
    }

    /// <summary>When each of some cases entered its current state; without those whose history does not show it.</summary>
    internal static async Task<Dictionary<Guid, DateTimeOffset>> SinceAsync(
        OperationScope scope,
        IReadOnlyList<CaseRow> rows,
        CancellationToken cancellationToken
    )
    {
        var states = rows.ToDictionary(row => row.Id, row => row.Status);
        var ids = states.Keys.ToList();
        var entered = await scope
            .Db.CaseEvents.AsNoTracking()
            .Where(each => ids.Contains(each.CaseId) && each.ToState != null && each.FromState != each.ToState)
            .Where(each => each.Kind != CaseEventKind.TakenBack)
            .Select(each => new
            {
                each.CaseId,
                each.Ordinal,
                each.At,
                each.ToState,
            })
            .ToListAsync(cancellationToken);
        return entered
            .Where(each => string.Equals(each.ToState, states[each.CaseId], StringComparison.Ordinal))
            .GroupBy(each => each.CaseId)
            .ToDictionary(same => same.Key, same => same.MaxBy(each => each.Ordinal)!.At);
    }

    private static UsualWait? From(IReadOnlyList<CaseEventRow> left, ILookup<Guid, CaseEventRow> entered, BusinessSpans spans)
    {
        var waits = left.Select(exit =>
                entered[exit.CaseId].Where(each => each.Ordinal < exit.Ordinal).MaxBy(each => each.Ordinal) is { } entry
                    ? spans.Between(entry.At.ToUnixTimeMilliseconds(), exit.At.ToUnixTimeMilliseconds())
                    : (long?)null
            )
            .OfType<long>()
            .Order()
            .ToList();
        return waits.Count < Fewest ? null : new(TimeSpan.FromMilliseconds(waits[(waits.Count - 1) / 2]), waits.Count);
    }
}
