using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>How a case came to wait.</summary>
/// <param name="At">When it was asked last: a step that was done again while the case waits counts from then, as its suggestions do.</param>
/// <param name="Step">The step that asked; null when something else led to the state.</param>
internal sealed record WaitEntry(DateTimeOffset At, string? Step)
{
    /// <summary>For each of some cases in their current state; without those whose history does not show it.</summary>
    public static async Task<Dictionary<Guid, WaitEntry>> ReadAsync(
        OperationScope scope,
        IReadOnlyList<CaseRow> rows,
        CancellationToken cancellationToken
    )
    {
        var states = rows.ToDictionary(row => row.Id, row => row.Status);
        var ids = states.Keys.ToList();
        var entries = await scope
            .Db.CaseEvents.AsNoTracking()
            .Where(each => ids.Contains(each.CaseId) && each.ToState != null && each.Kind != CaseEventKind.TakenBack)
            .Select(each => new Entry(each.CaseId, each.Ordinal, each.At, each.FromState, each.ToState!, each.Activity, each.Kind))
            .ToListAsync(cancellationToken);
        return entries
            .Where(each => string.Equals(each.To, states[each.CaseId], StringComparison.Ordinal))
            .GroupBy(each => each.CaseId)
            .Select(same => KeyValuePair.Create(same.Key, From([.. same.OrderBy(each => each.Ordinal)])))
            .Where(each => each.Value is not null)
            .ToDictionary(each => each.Key, each => each.Value!);
    }

    private static WaitEntry? From(IReadOnlyList<Entry> entries)
    {
        if (entries.LastOrDefault(each => !string.Equals(each.From, each.To, StringComparison.Ordinal)) is not { } first)
        {
            return null;
        }

        var last = entries.Last(each => string.Equals(each.Activity, first.Activity, StringComparison.Ordinal));
        return first.Kind == CaseEventKind.Action ? new(last.At, first.Activity) : new(first.At, null);
    }

    private sealed record Entry(Guid CaseId, int Ordinal, DateTimeOffset At, string? From, string To, string Activity, CaseEventKind Kind);
}
