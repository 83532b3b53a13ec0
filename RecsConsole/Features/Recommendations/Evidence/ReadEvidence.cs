using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Labels;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Recommendations.Evidence;

/// <summary>
/// Reads the rows behind an item's reason, or behind one of its facts. They come from the stored decision and are checked again: a row the
/// viewer may not see now is counted, not shown (permission point 4).
/// </summary>
public sealed partial class ReadEvidence(OperationScopeFactory scopes, ICaseSource cases, TimeProvider clock, ILogger<ReadEvidence> logger)
{
    private const string UsedFact = "used";
    private readonly KnownCatalogs _catalogs = new();

    private static Error NotFoundError => Error.NotFound(Texts.EvidenceNotFound);

    public async Task<Result<EvidenceView>> RunAsync(Actor actor, ReadEvidenceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var (db, check) = (scope.Db, scope.Access);
        var row = await DecisionVisibility.FindToExplainAsync(scope, cases, request.DecisionId, cancellationToken);
        if (row is null)
        {
            return await scope.DenyAsync("read.evidence", "decision", request.DecisionId.ToString("D"), NotFoundError, cancellationToken);
        }

        if (StoredItems.WithId(row.Output, request.Kind, request.ItemId) is not { } item)
        {
            return NotFoundError;
        }

        var shown = await ShowAsync(db, check, row, item, request.FactId, cancellationToken);
        if (row.ActorId == actor.PersonOrNull)
        {
            await new ViewedItem(db, Timestamps.Round(clock.GetUtcNow())).NoteAsync(
                row.Id,
                request.Kind,
                request.ItemId,
                cancellationToken
            );
        }

        return shown;
    }

    private Task<EvidenceView> ShowAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionToExplain row,
        SlateItem item,
        string? factId,
        CancellationToken cancellationToken
    ) =>
        factId is null
            ? ShowItemAsync(db, check, row, item, cancellationToken)
            : ShowFactAsync(db, check, row, item, factId, cancellationToken);

    // The rows and titles behind lines and sentences are the same, so they are read once, and the rows checked once.
    private async Task<EvidenceView> ShowItemAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionToExplain row,
        SlateItem item,
        CancellationToken cancellationToken
    )
    {
        var sources = EvidenceSources.Of(item);
        var snapshot = SnapshotReferences.Of(row.Snapshot);
        var visibility = await ClaimVisibility.ReadAsync(db, check, row.ActorId, snapshot, sources, cancellationToken);
        var titles = await CatalogTitles.ReadAsync(db, NamedKeys.In(sources, item.Facts), cancellationToken);
        var lines = await EvidenceLines.ReadAsync(db, sources, visibility.Withheld, new(titles, visibility.Rows), cancellationToken);
        var labels = DecisionLabels.OfCatalog(titles, await _catalogs.OfAsync(db, snapshot.Catalog, cancellationToken));
        return ViewOf(
            item,
            Texts.WhyThis,
            lines,
            left => Texts.CountedBehindTheNumber.With(left),
            Unlisted(item, UsedFact, UsedOf(item))
        ) with
        {
            Why = await WhyThis.WriteAsync(db, check, row, item, labels, visibility, LogRejected, cancellationToken),
        };
    }

    private static async Task<EvidenceView> ShowFactAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DecisionToExplain row,
        SlateItem item,
        string factId,
        CancellationToken cancellationToken
    )
    {
        var sources = await CountedCases.OfAsync(db, row, item, factId, cancellationToken);
        var lines = await EvidenceLines.ReadAsync(db, check, sources, cancellationToken);
        return ViewOf(item, Texts.EvidenceTitle, lines, left => Texts.CountedButNotListed.With(left), Unlisted(item, factId, sources));
    }

    /// <param name="more">Says how many are counted and not listed, and why.</param>
    private static EvidenceView ViewOf(
        SlateItem item,
        string title,
        IReadOnlyList<EvidenceLine> lines,
        Func<int, string> more,
        int unlisted
    ) =>
        new(
            title,
            unlisted > 0 ? [.. lines, new(more(unlisted), null, null) { IsRest = true }] : lines,
            [.. item.Contributions.Select(part => ToShown(item.Kind, part))]
        );

    private static IReadOnlyList<string> UsedOf(SlateItem item) => EvidenceSources.Of(item, [UsedFact]);

    // a decision names only the most similar of the cases that it counted
    private static int Unlisted(SlateItem item, string factId, IReadOnlyList<string> sources)
    {
        var fact = item.Facts.FirstOrDefault(found => string.Equals(found.Id, factId, StringComparison.Ordinal));
        var named = sources.Count(source => EvidenceSources.CaseIdOf(source) is not null);
        return
            // of a hundred cases that count, those listed may be others
            (named > 0 || sources.Count == 0)
            && fact is { Type: FactTypes.Count or FactTypes.SimilarCases or FactTypes.ResolvedCases or FactTypes.IssueCases }
            && int.TryParse(fact.Value, CultureInfo.InvariantCulture, out var counted)
            ? counted - named
            : 0;
    }

    private static ShownContribution ToShown(SlateKind kind, Engine.Ranking.Contribution contribution) =>
        new(contribution.Term, TermLabels.Of(contribution.Term), contribution.Value, contribution.Weight, contribution.Amount)
        {
            Note = TermNotes.Of(kind, contribution.Term, contribution.Value),
        };

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Sentence {Template} was not shown as evidence: {Problem}")]
    private partial void LogRejected(string template, string problem);
}

/// <param name="FactId">A single fact; null for the whole item.</param>
public sealed record ReadEvidenceRequest(Guid DecisionId, SlateKind Kind, string ItemId, string? FactId = null);

/// <summary>The drawer's content.</summary>
public sealed record EvidenceView(string Title, IReadOnlyList<EvidenceLine> Lines, IReadOnlyList<ShownContribution> Contributions)
{
    /// <summary>The reason in sentences; null when a single fact was requested.</summary>
    public WhyView? Why { get; init; }
}

/// <summary>A term's part of the score; value, weight and amount are scaled by 1,000,000.</summary>
public sealed record ShownContribution(string Term, string Words, long Value, long Weight, long Amount)
{
    /// <summary>What the value means; null where the words say so.</summary>
    public string? Note { get; init; }
}
