using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// The states that cases of a type went through, whoever moved them: steps here, files, and the statuses of a connected system. A status
/// that means no state here stands with its name there.
/// </summary>
internal static class MinedHistory
{
    private const int MostCases = 2_000;
    private const int LongestState = 100;

    /// <summary>The way of each of the latest cases that moved at all, from the initial state on.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> ReadAsync(
        ConsoleDbContext db,
        string caseType,
        string initialState,
        CancellationToken cancellationToken
    )
    {
        var latest = db
            .Cases.Where(row => row.TypeKey == caseType)
            .OrderByDescending(row => row.OpenedAt)
            .ThenBy(row => row.Id)
            .Take(MostCases)
            .Select(row => row.Id);
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row => latest.Contains(row.CaseId) && row.Kind != CaseEventKind.TakenBack)
            .Where(row => row.ToState != null || row.Activity == RemoteEvents.Status)
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.CaseId,
                row.ToState,
                Attributes = row.ToState == null ? row.AttributesJson : null,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. events
                .GroupBy(each => each.CaseId, each => each.ToState ?? NameIn(each.Attributes))
                .Select(states => WayOf(initialState, states))
                .Where(way => way.Count > 1),
        ];
    }

    /// <summary>States one after the other, without those that did not change.</summary>
    internal static IReadOnlyList<string> WayOf(string initialState, IEnumerable<string?> states)
    {
        List<string> way = [initialState];
        foreach (var state in states.OfType<string>())
        {
            if (!string.Equals(way[^1], state, StringComparison.Ordinal))
            {
                way.Add(state);
            }
        }

        return way;
    }

    // the history of an erased person has no attributes
    private static string? NameIn(string? attributes) =>
        attributes is null ? null
        : StoredText.Read(CaseEvents.AttributesIn(attributes).GetValueOrDefault(RemoteEvents.WordsAttribute))?.Words
            is { Length: > 0 and <= LongestState } name
            ? name
        : null;
}
