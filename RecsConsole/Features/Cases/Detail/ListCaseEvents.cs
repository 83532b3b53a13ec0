using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>Lists a case's history, latest first.</summary>
public sealed class ListCaseEvents(OperationScopeFactory scopes)
{
    /// <summary>Number of lines per page of history.</summary>
    public const int PageSize = 15;

    private const int MaxLines = 500;

    public async Task<Result<Timeline>> RunAsync(Actor actor, ListCaseEventsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var found = await CaseAccess.FindAsync(scope, request.CaseId, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync("list.events", "case", request.CaseId.ToString("D"), found.Error, cancellationToken);
        }

        var count = Math.Clamp(request.Count, 1, MaxLines);
        var rows = await ReadAsync(OfTab(db, actor, request), request.Tab, count + 1, cancellationToken);
        var hasEarlier = rows.Count > count && count < MaxLines;
        var zone = await ZoneAsync(db, actor, rows, cancellationToken);
        var texts = await TimelineTexts.ReadAsync(db, [.. rows.Take(count)], zone, cancellationToken);
        var lines = rows.Take(count).Select(texts.ToLine).ToList();
        var approvals = await ApprovalLines.ReadAsync(db, actor, request, cancellationToken);
        var from = hasEarlier ? lines[^1].At : DateTimeOffset.MinValue; // older ones are read with their page
        return new Timeline(
            [
                .. lines
                    .Concat(approvals.Where(line => line.At >= from))
                    .OrderByDescending(line => line.At)
                    .ThenByDescending(line => line.Ordinal),
            ],
            hasEarlier
        );
    }

    /// <summary>Counts the lines of every tab, earlier pages included.</summary>
    public async Task<Result<TimelineCounts>> CountAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var found = await CaseAccess.FindAsync(scope, caseId, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync("list.events", "case", caseId.ToString("D"), found.Error, cancellationToken);
        }

        var approvals = await ApprovalLines.CountAsync(scope.Db, actor, caseId, cancellationToken);
        var counts = new Dictionary<TimelineTab, int>();
        foreach (var tab in Enum.GetValues<TimelineTab>())
        {
            var rows = OfTab(scope.Db, actor, new(caseId, tab, MaxLines));
            var events =
                tab == TimelineTab.Customer
                    ? (await ReadAsync(rows, tab, MaxLines, cancellationToken)).Count
                    : await rows.CountAsync(cancellationToken);
            counts[tab] = events + approvals[tab];
        }

        return new TimelineCounts(counts);
    }

    // only access in an emergency says a time in its words
    private static async Task<TimeZoneInfo?> ZoneAsync(
        ConsoleDbContext db,
        Actor actor,
        List<CaseEventRow> rows,
        CancellationToken cancellationToken
    ) =>
        rows.Exists(row => string.Equals(row.Activity, CaseActivities.Emergency, StringComparison.Ordinal))
            ? TimeZones.Find(await TimeZones.OfReaderAsync(db, actor, cancellationToken))
            : null;

    // the message an event refers to is in its attributes, which are encrypted in the database, so it is matched here
    private static async Task<List<CaseEventRow>> ReadAsync(
        IQueryable<CaseEventRow> rows,
        TimelineTab tab,
        int max,
        CancellationToken cancellationToken
    )
    {
        var latest = rows.OrderByDescending(row => row.Ordinal);
        if (tab != TimelineTab.Customer)
        {
            return await latest.Take(max).ToListAsync(cancellationToken);
        }

        List<CaseEventRow> said = [];
        await foreach (var row in latest.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (CaseMessages.MessageOf(CaseEvents.AttributesOf(row)) is not null)
            {
                said.Add(row);
            }

            if (said.Count == max)
            {
                break;
            }
        }

        return said;
    }

    private static IQueryable<CaseEventRow> OfTab(ConsoleDbContext db, Actor actor, ListCaseEventsRequest request)
    {
        var all = db.CaseEvents.AsNoTracking().Where(row => row.CaseId == request.CaseId);
        return request.Tab switch
        {
            TimelineTab.Mine => all.Where(row => row.ActorId == actor.PersonId),
            TimelineTab.Notes => all.Where(row => row.Kind == CaseEventKind.Note),
            TimelineTab.Steps => all.Where(row => row.Kind == CaseEventKind.Action || row.Kind == CaseEventKind.TakenBack),
            TimelineTab.System => all.Where(row => row.Kind == CaseEventKind.System),
            _ => all,
        };
    }
}

/// <summary>Which part of which history to list.</summary>
/// <param name="Count">Number of lines, counted from the latest.</param>
public sealed record ListCaseEventsRequest(Guid CaseId, TimelineTab Tab, int Count);

/// <summary>The number of lines of each tab.</summary>
public sealed record TimelineCounts(IReadOnlyDictionary<TimelineTab, int> Of);

/// <summary>Lines, latest first.</summary>
public sealed record Timeline(IReadOnlyList<TimelineLine> Lines, bool HasEarlier);

/// <summary>One line of the history.</summary>
/// <param name="Ordinal">Ordinal of the event; negative for a line of an approval request, which does not change the case.</param>
/// <param name="Who">Null when no person did it.</param>
/// <param name="Note">Text of a note.</param>
/// <param name="ToState">The resulting state, if it differs.</param>
/// <param name="Suggested">The confidence with which the step was suggested.</param>
public sealed record TimelineLine(
    int Ordinal,
    DateTimeOffset At,
    string? Who,
    string What,
    string? Note,
    string? FromState,
    string? ToState,
    string? Suggested,
    bool IsSystem
)
{
    /// <summary>A policy required the suggested step, which was shown without a confidence.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The text after the name is a verb: "noted", "wrote to Priya Nair".</summary>
    public bool IsVerb { get; init; }

    /// <summary>A note for colleagues, written here.</summary>
    public bool IsNote { get; init; }

    /// <summary>The separator between the name and the activity: "Ana Nowak: Take the case over", "Ana Nowak noted".</summary>
    public string AfterWho => IsSystem || IsVerb ? " " : ": ";

    /// <summary>Whether the step was carried out or noted; null when that is unknown, and for other events.</summary>
    public string? Execution { get; init; }

    /// <summary>The effect on the clock of the case; null when there was none.</summary>
    public ClockNote? Clock { get; init; }

    /// <summary>The message the event is about; null for any other event.</summary>
    public ShownMessage? Message { get; init; }

    /// <summary>The values entered in the form of the step; null when it had none.</summary>
    public string? Form { get; init; }
}

/// <summary>Which part of the history is shown.</summary>
public enum TimelineTab
{
    All,

    /// <summary>Conversation with the customer.</summary>
    Customer,
    Notes,
    Steps,
    Mine,
    System,
}
