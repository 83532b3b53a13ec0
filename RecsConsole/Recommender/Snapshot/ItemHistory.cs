using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>What this actor dismissed on this case, and what was shown to them here on several days without a response.</summary>
public sealed record ItemHistory(IReadOnlyList<Dismissal> Dismissals, IReadOnlyList<string> Repeated)
{
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, Guid, IAsyncEnumerable<HistoryRow>>> s_responses = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid caseId, Guid actorId) =>
                db
                    .Responses.Where(row => row.CaseId == caseId && row.ActorId == actorId && row.UndoneAt == null && row.ItemId != null)
                    .Select(row => new HistoryRow(row.Kind, row.ItemKind, row.ItemId!, row.Reason, row.ExpiresAt))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, Guid, DateTimeOffset, IAsyncEnumerable<OpeningAt>>> s_openings = new(
        () =>
            EF.CompileAsyncQuery(
                (ConsoleDbContext db, Guid caseId, Guid actorId, DateTimeOffset since) =>
                    db
                        .Decisions.Where(decision => decision.CaseId == caseId && decision.At > since && decision.ActorId == actorId)
                        .Select(decision => new OpeningAt(decision.Id, decision.At))
            )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<ShownIn>>> s_shown = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> openings) =>
                db
                    .Impressions.Where(item => openings.Contains(item.DecisionId) && item.Kind != ItemKind.Expert)
                    .Select(item => new ShownIn(item.Kind, item.ItemId, item.SeenAt, item.SeenAgainAt))
        )
    );

    /// <summary>Reads the history as of the request's time.</summary>
    public static async Task<ItemHistory> ReadAsync(ConsoleDbContext db, SnapshotRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var rows = await s_responses.For(db)(db, request.Case.Id, request.Actor.PersonId).ToListAsync(cancellationToken);
        var shown = await ReadOftenShownAsync(db, request, cancellationToken);
        var responded = rows.Select(row => new ShownItemKey(row.Kind, row.ItemId)).ToHashSet();
        return new(
            [
                .. rows.Where(row => IsDismissed(row, request.At))
                    .Select(row => new Dismissal(row.Kind.ToSlateKind(), row.ItemId, row.Reason ?? ""))
                    .Distinct()
                    .OrderBy(dismissal => dismissal.Kind)
                    .ThenBy(dismissal => dismissal.ItemId, StringComparer.Ordinal)
                    .ThenBy(dismissal => dismissal.Reason, StringComparer.Ordinal),
            ],
            [
                .. shown
                    .Where(item => !responded.Contains(item))
                    .Select(item => SlateHistory.KeyOf(item.Kind.ToSlateKind(), item.ItemId))
                    .Order(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>
    /// What a snapshot records about earlier slates. Null when none of it affects the slate; a popular document is named only if this actor
    /// may see it.
    /// </summary>
    internal SlateHistory? ShownBefore(SlateFigures figures, PopularityCap cap, IReadOnlyList<DocumentHit> documents)
    {
        var visible = documents.Select(document => SlateHistory.KeyOf(SlateKind.Document, document.Key)).ToHashSet(StringComparer.Ordinal);
        string[] popular =
            figures.Openings < PopularityCap.MinOpenings
                ? []
                :
                [
                    .. figures
                        .Shares.Where(each => each.Value > cap.Share)
                        .Select(each => each.Key)
                        .Where(key => !key.StartsWith("document:", StringComparison.Ordinal) || visible.Contains(key))
                        .Order(StringComparer.Ordinal),
                ];
        return popular.Length == 0 && Repeated.Count == 0 ? null : new(popular, Repeated);
    }

    // Most requests stop after the first query: one person seldom opens a case on so many days.
    private static async Task<IReadOnlyList<ShownItemKey>> ReadOftenShownAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CancellationToken cancellationToken
    )
    {
        var openings = await s_openings
            .For(db)(db, request.Case.Id, request.Actor.PersonId, request.At.AddDays(-SlateHistory.RepeatedDays))
            .ToListAsync(cancellationToken);
        // a decision is shown on its day and the next
        if (openings.Select(opening => opening.At.UtcDateTime.Date).Distinct().Count() * 2 < SlateHistory.RepeatedAfterDays)
        {
            return [];
        }

        var items = await s_shown.For(db)(db, [.. openings.Select(opening => opening.Id)]).ToListAsync(cancellationToken);
        return
        [
            .. items
                .GroupBy(item => new ShownItemKey(item.Kind, item.ItemId))
                .Where(group => group.SelectMany(item => item.Days).Distinct().Count() >= SlateHistory.RepeatedAfterDays)
                .Select(group => group.Key),
        ];
    }

    private static bool IsDismissed(HistoryRow row, DateTimeOffset at) =>
        row.Response is ResponseKind.Dismiss && (row.ExpiresAt is not { } expires || expires > at);

    private readonly record struct ShownItemKey(ItemKind Kind, string ItemId);

    private sealed record OpeningAt(Guid Id, DateTimeOffset At);

    private sealed record ShownIn(ItemKind Kind, string ItemId, DateTimeOffset SeenAt, DateTimeOffset? SeenAgainAt)
    {
        /// <summary>The days on which it was seen.</summary>
        public IEnumerable<DateTime> Days =>
            SeenAgainAt is { } again ? [SeenAt.UtcDateTime.Date, again.UtcDateTime.Date] : [SeenAt.UtcDateTime.Date];
    }

    /// <param name="Response">accept, dismiss or override.</param>
    private sealed record HistoryRow(ResponseKind Response, ItemKind Kind, string ItemId, string? Reason, DateTimeOffset? ExpiresAt);
}
