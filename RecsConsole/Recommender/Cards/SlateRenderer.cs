using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Cards;

/// <summary>Turns a recorded decision into what the desk shows: looks titles and names up and writes the sentences.</summary>
public sealed partial class SlateRenderer(CardPermits permits, TimeProvider clock, ILogger<SlateRenderer> logger)
{
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<DocumentRights>>> s_documents = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Documents.Where(row => keys.Contains(row.Key))
                    .Select(row => new DocumentRights(
                        row.TenantId,
                        row.Key,
                        row.Version,
                        row.Title,
                        row.Kind,
                        row.Language,
                        row.Classification,
                        row.Regions,
                        row.Acl,
                        row.Revision
                    ))
        )
    );

    /// <summary>The decision as shown to the actor it was made for.</summary>
    public async Task<ShownDecision> RenderAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseSnapshot snapshot,
        RecordedDecision decision,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(decision);
        using var render = ConsoleTelemetry.Source.StartActivity("recommend.render");
        var row = decision.Row;
        var documents = await ReadTitlesAsync(db, decision.Shown, cancellationToken);
        var output = await permits.KeepAsync(db, snapshot, decision, documents, cancellationToken);
        var cards = new CardWriter(request.Facts, snapshot, documents, LogRejected);
        var slates = output.Select(slate => new ShownSlate(
            slate.Kind,
            [.. slate.Items.Select(item => cards.Write(item, IsTriedOut(slate, item)))],
            ExclusionLabels.Count(slate.Excluded),
            slate.Items.Count > 0 ? null : EmptySlateLabels.Of(slate, snapshot),
            snapshot.Shared.Model?.Models.FirstOrDefault(model => model.Kind == slate.Kind)?.Version
        ));
        return new(
            row.Id,
            row.CaseId,
            row.At,
            [.. slates],
            await SimilarCaseCards.ReadAsync(db, request, snapshot, cancellationToken),
            NoticeOf(snapshot, output),
            DecisionLog.VersionsOf(row).Engine
        )
        {
            SimilarCasesNote = SimilarCaseWriter.NoteOf(SnapshotIndex.Of(snapshot).Evidence),
        };
    }

    /// <summary>Nothing, because permissions could not be checked: no decision exists, and the refusal was audited.</summary>
    public ShownDecision Refuse(Guid caseId) =>
        new(
            null,
            caseId,
            clock.GetUtcNow(),
            [
                .. Enum.GetValues<SlateKind>()
                    .Select(kind => new ShownSlate(kind, [], [], "Nothing is shown because permissions could not be checked.")),
            ],
            [],
            "Permissions could not be checked, so nothing is suggested. The case itself is unchanged; try again in a moment.",
            null
        );

    private static bool IsTriedOut(Recommendation slate, SlateItem item) =>
        slate.Moves.Any(move =>
            string.Equals(move.Rule, StandardSlatePolicy.ExplorationRule, StringComparison.Ordinal)
            && string.Equals(move.Id, item.Id, StringComparison.Ordinal)
            && move.To == item.Rank
        );

    private static string? NoticeOf(CaseSnapshot snapshot, IReadOnlyList<Recommendation> output)
    {
        List<string> left =
        [
            .. snapshot.Degraded,
            .. output.SelectMany(slate => slate.Degraded ?? []).Select(source => $"{source.Replace('_', ' ')} (failed)"),
        ];
        if (left.Count > 0)
        {
            return $"Without {string.Join(" and ", left.Distinct(StringComparer.Ordinal))}.";
        }

        var unchecked_ = output.Any(slate =>
            slate.Items.Count == 0 && slate.Excluded.Any(entry => entry.Reasons.Contains(ReasonCode.CheckFailed))
        );
        return unchecked_ ? "Some permissions could not be checked, so what depends on them is not shown." : null;
    }

    private static async Task<IReadOnlyDictionary<(string, int), DocumentLabel>> ReadTitlesAsync(
        ConsoleDbContext db,
        IReadOnlyList<Recommendation> output,
        CancellationToken cancellationToken
    )
    {
        var keys = output
            .Where(slate => slate.Kind == SlateKind.Document)
            .SelectMany(slate => slate.Items)
            .Select(item => item.Id)
            .ToList();
        var rows = await s_documents.For(db)(db, keys).ToListAsync(cancellationToken);
        return rows.Select(row => new DocumentLabel(
                row.Key,
                row.Version,
                row.Title,
                row.Kind,
                row.Language,
                AccessResources.OfDocument(row.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]) with
                {
                    Revision = row.Revision,
                }
            ))
            .ToDictionary(label => (label.Key, label.Version));
    }

    private sealed record DocumentRights(
        Guid TenantId,
        string Key,
        int Version,
        string Title,
        string Kind,
        string? Language,
        int Classification,
        IList<string> Regions,
        IList<string> Acl,
        long Revision
    );

    [LoggerMessage(EventId = 2005, Level = LogLevel.Warning, Message = "Sentence {Template} was not shown: {Problem}")]
    private partial void LogRejected(string template, string problem);
}

/// <summary>A decision as it is recorded: the slates that were shown, what final validation read, and the case and rights as they were last read.</summary>
public sealed record RecordedDecision(
    DecisionRow Row,
    IReadOnlyList<Recommendation> Shown,
    ValidationFacts Validation,
    CaseRecord? Case,
    AccessSubject Subject
)
{
    /// <summary>Done once the decision is in the database for good: nothing else may be written that names it before.</summary>
    public Task Kept { get; init; } = Task.CompletedTask;
}

/// <summary>What a document is called, by key and version, and what reading it depends on.</summary>
public sealed record DocumentLabel(string Key, int Version, string Title, string Kind, string? Language, AccessResource Access);
