using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>
/// History lines of approval requests: requested, rejected, withdrawn, lapsed. They are read from the requests, because an event would
/// change the revision of the case, and every other pending request on it would lapse. An approval itself is the event of its step.
/// </summary>
internal static class ApprovalLines
{
    private const int Max = 100;

    public static async Task<IReadOnlyList<TimelineLine>> ReadAsync(
        ConsoleDbContext db,
        Actor actor,
        ListCaseEventsRequest request,
        CancellationToken cancellationToken
    )
    {
        var rows = await RowsAsync(db, request.CaseId, cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var titles = await ActionTitles.ReadAsync(db, rows.Select(row => row.ActionKey), cancellationToken);
        var people = rows.SelectMany(row => new[] { row.RequestedById, row.DecidedById ?? row.RequestedById });
        var names = await PeopleNames.ReadAsync(db, people, cancellationToken);
        return
        [
            .. rows.SelectMany((row, index) => Of(row, index, titles.GetValueOrDefault(row.ActionKey, row.ActionKey)))
                .Where(said => IsOfTab(said, request.Tab, actor))
                .Select(said => said.ToLine(names)),
        ];
    }

    /// <summary>The number of lines in each tab.</summary>
    public static async Task<IReadOnlyDictionary<TimelineTab, int>> CountAsync(
        ConsoleDbContext db,
        Actor actor,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        var said = (await RowsAsync(db, caseId, cancellationToken)).SelectMany((row, index) => Of(row, index, row.ActionKey)).ToList();
        return Enum.GetValues<TimelineTab>().ToDictionary(tab => tab, tab => said.Count(each => IsOfTab(each, tab, actor)));
    }

    private static Task<List<ApprovalRequestRow>> RowsAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        db
            .ApprovalRequests.AsNoTracking()
            .Where(row => row.CaseId == caseId)
            .OrderBy(row => row.RequestedAt)
            .ThenBy(row => row.Id)
            .Take(Max)
            .ToListAsync(cancellationToken);

    private static IEnumerable<Said> Of(ApprovalRequestRow row, int index, string title)
    {
        var ordinal = -2 * (index + 1);
        yield return new(ordinal, row.RequestedAt, row.RequestedById, Texts.RequestedApprovalOf.With(title), null);
        if (row.DecidedAt is not { } at)
        {
            yield break;
        }

        Said? end = row.Status switch
        {
            ApprovalStatus.Rejected => new(
                ordinal + 1,
                at,
                row.DecidedById,
                Texts.RejectedTheRequest.With(title),
                StoredText.Read(row.Reason)?.Words
            ),
            ApprovalStatus.Withdrawn => new(ordinal + 1, at, row.RequestedById, Texts.TookTheRequestBack.With(title), null),
            ApprovalStatus.Lapsed => new(ordinal + 1, at, null, Texts.RequestLapsed.With(title), StoredText.Read(row.Reason)?.Words),
            _ => null,
        };
        if (end is not null)
        {
            yield return end;
        }
    }

    private static bool IsOfTab(Said said, TimelineTab tab, Actor actor) =>
        tab switch
        {
            TimelineTab.Mine => said.PersonId == actor.PersonId,
            TimelineTab.Customer or TimelineTab.Notes => false,
            TimelineTab.System => said.PersonId is null,
            _ => true,
        };

    private sealed record Said(int Ordinal, DateTimeOffset At, Guid? PersonId, string Words, string? Note)
    {
        public TimelineLine ToLine(Dictionary<Guid, string> names) =>
            new(
                Ordinal,
                At,
                PersonId is { } id ? names.GetValueOrDefault(id, Texts.SomebodyWhoLeft) : null,
                Words,
                Note,
                FromState: null,
                ToState: null,
                Suggested: null,
                IsSystem: true
            );
    }
}
