using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
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

    // what the keys of events of a connected system begin with
    private const string Remote = "remote:";

    /// <summary>The way of each of the latest cases that moved at all, from the state that it was opened in.</summary>
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
            .Select(row => new { row.Id, row.OpenedAt });
        var events = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind != CaseEventKind.TakenBack)
            .Where(row => row.ToState != null || row.Activity == RemoteEvents.Status)
            .Join(latest, row => row.CaseId, of => of.Id, (row, of) => new { Event = row, of.OpenedAt })
            .OrderBy(row => row.Event.CaseId)
            .ThenBy(row => row.Event.Ordinal)
            .Select(row => new
            {
                row.Event.CaseId,
                row.Event.EventKey,
                row.Event.Activity,
                row.Event.At,
                row.OpenedAt,
                row.Event.ToState,
                Attributes = row.Event.ToState == null ? row.Event.AttributesJson : null,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. events
                .GroupBy(
                    each => each.CaseId,
                    each => new PassedState(
                        each.ToState ?? NameIn(each.Attributes),
                        each.At == each.OpenedAt && IsStatusThere(each.EventKey, each.Activity)
                    )
                )
                .Select(states => WayOf(initialState, [.. states]))
                .Where(way => way.Count > 1),
        ];
    }

    /// <summary>
    /// States one after the other, without those that did not change. A ticket that was opened in another status than the first one never
    /// went from one to the other, so its way begins there.
    /// </summary>
    internal static IReadOnlyList<string> WayOf(string initialState, IReadOnlyList<PassedState> states)
    {
        var opening = states.TakeWhile(each => !each.IsOpening).Count();
        var isOpenedElsewhere = opening < states.Count;
        List<string> way = isOpenedElsewhere ? [] : [initialState];
        foreach (var state in states.Skip(isOpenedElsewhere ? opening : 0).Select(each => each.State).OfType<string>())
        {
            if (way.Count == 0 || !string.Equals(way[^1], state, StringComparison.Ordinal))
            {
                way.Add(state);
            }
        }

        return way;
    }

    // that a case was opened is no status: every case is, in the first state
    private static bool IsStatusThere(string key, string activity) =>
        key.StartsWith(Remote, StringComparison.Ordinal) && !string.Equals(activity, CaseActivities.Opened, StringComparison.Ordinal);

    // the history of an erased person has no attributes
    private static string? NameIn(string? attributes) =>
        attributes is null ? null
        : StoredText.Read(CaseEvents.AttributesIn(attributes).GetValueOrDefault(RemoteEvents.WordsAttribute))?.Words
            is { Length: > 0 and <= LongestState } name
            ? name
        : null;
}

/// <summary>A state that a case came to.</summary>
/// <param name="State">Null when its name is erased.</param>
/// <param name="IsOpening">The status of the ticket when it was opened.</param>
internal readonly record struct PassedState(string? State, bool IsOpening);
