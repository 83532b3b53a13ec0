using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Feedback;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>Events of a decision after it was made.</summary>
internal static class TraceEvents
{
    private const int MaxEntries = 50;

    /// <summary>Responses to the decision's items, oldest first.</summary>
    public static async Task<IReadOnlyList<TraceEvent>> ResponsesAsync(
        ConsoleDbContext db,
        TraceMaterial material,
        TimeZoneInfo? zone,
        CancellationToken cancellationToken
    )
    {
        var id = material.Entry.Decision.Id;
        var rows = await db
            .Responses.AsNoTracking()
            .Where(row => row.DecisionId == id)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, rows.Select(row => row.ActorId), cancellationToken);
        var said = await FeedbackStates.ReadAsync(db, [.. rows.Select(row => row.Id)], cancellationToken);
        return
        [
            .. rows.Select(row => new TraceEvent(
                row.Id,
                row.At,
                WithOutcome(
                    WhatBy(row, names.GetValueOrDefault(row.ActorId, SharedTexts.SomebodyInSentence)),
                    said.GetValueOrDefault(row.Id),
                    zone
                )
            )),
        ];
    }

    private static string WhatBy(ResponseRow row, string person) =>
        row.UndoneAt is null ? Texts.WhatBy.With(DidWhat(row), person) : Texts.WhatByUndone.With(DidWhat(row), person);

    private static string WithOutcome(string did, FeedbackState? said, TimeZoneInfo? zone) =>
        said?.Words(at => InstantLabels.Day(at, zone)) is { } came ? Texts.WhatCameOfIt.With(did, came) : did;

    /// <summary>The decision's entries in the audit trail, oldest first.</summary>
    public static async Task<IReadOnlyList<TraceEvent>> AuditAsync(
        ConsoleDbContext db,
        DecisionRow decision,
        CancellationToken cancellationToken
    )
    {
        var id = decision.Id.ToString("D");
        var rows = await db
            .AuditEntries.AsNoTracking()
            .Where(row => row.ObjectKind == "decision" && row.ObjectId == id)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Take(MaxEntries)
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, rows.Select(row => row.ActorId).OfType<Guid>(), cancellationToken);
        return
        [
            .. rows.Select(row => new TraceEvent(
                row.Id,
                row.At,
                $"{StateLabels.Of(row.Operation.Replace('.', ' '))}, {row.Outcome}"
                    + (row.ActorId is { } actor ? $", {names.GetValueOrDefault(actor, SharedTexts.SomebodyInSentence)}" : "")
            )),
        ];
    }

    private static string DidWhat(ResponseRow row) =>
        row.Kind switch
        {
            ResponseKind.Accept => Texts.Accepted.With(SlateWord(row.ItemKind), row.Rank),
            ResponseKind.Dismiss => Texts.Dismissed.With(SlateWord(row.ItemKind), row.Rank),
            _ => Texts.SomethingElseChosen,
        };

    private static string SlateWord(ItemKind kind) =>
        kind switch
        {
            ItemKind.Action => SharedTexts.Action,
            ItemKind.Document => SharedTexts.Document,
            _ => SharedTexts.Person,
        };
}
