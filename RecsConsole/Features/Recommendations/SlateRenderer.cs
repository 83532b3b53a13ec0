using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>Turns a recorded decision into what the desk shows: looks titles and names up and writes the sentences.</summary>
public sealed class SlateRenderer(TimeProvider clock)
{
    private const int ShownSimilarCases = 8;

    /// <summary>The decision as shown to the actor it was made for.</summary>
    public async Task<ShownDecision> RenderAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseSnapshot snapshot,
        DecisionRow row,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(row);
        var output = DecisionLog.OutputOf(row);
        var documents = await ReadTitlesAsync(db, output, cancellationToken);
        var cards = new CardWriter(request.Facts, snapshot, documents);
        var slates = output.Select(slate => new ShownSlate(
            slate.Kind,
            [.. slate.Items.Select(item => cards.Write(item, IsTriedOut(slate, item)))],
            ExclusionWords.Count(slate.Excluded),
            slate.Items.Count > 0 ? null : EmptyWords.Of(slate, snapshot),
            snapshot.Shared.Model?.Models.FirstOrDefault(model => model.Kind == slate.Kind)?.Version
        ));
        return new(
            row.Id,
            row.CaseId,
            row.At,
            [.. slates],
            await ReadSimilarAsync(db, request.Check, snapshot, cancellationToken),
            NoticeOf(snapshot, output),
            DecisionLog.VersionsOf(row).Engine
        );
    }

    /// <summary>Nothing, because permissions could not be checked: no decision exists, and the refusal was audited.</summary>
    public ShownDecision Refuse(Guid caseId) =>
        new(
            null,
            caseId,
            clock.GetUtcNow(),
            [
                .. Enum.GetValues<SlateKind>()
                    .Select(kind => new ShownSlate(
                        kind,
                        [],
                        [],
                        "Nothing is shown because permissions could not be checked."
                    )),
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
        if (snapshot.Degraded.Count > 0)
        {
            return $"Without {string.Join(" and ", snapshot.Degraded)}, which did not answer in time.";
        }

        var unchecked_ = output.Any(slate =>
            slate.Items.Count == 0
            && slate.Excluded.Any(entry => entry.Reasons.Contains(ReasonCode.CheckFailed))
        );
        return unchecked_
            ? "Some permissions could not be checked, so what depends on them is not shown."
            : null;
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
        return await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new DocumentLabel(
                row.Key,
                row.Version,
                row.Title,
                row.Kind,
                row.Language
            ))
            .ToDictionaryAsync(label => (label.Key, label.Version), cancellationToken);
    }

    // The index may be older than a case's classification, so each is asked about again before its title is shown.
    private static async Task<IReadOnlyList<ShownSimilarCase>> ReadSimilarAsync(
        ConsoleDbContext db,
        AccessCheck check,
        CaseSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var hits = snapshot.Visible.SimilarCases.Take(ShownSimilarCases).ToList();
        var ids = hits.Select(hit => hit.CaseId).ToList();
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToListAsync(cancellationToken);
        var titles = rows.Where(row =>
                check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted
            )
            .ToDictionary(row => row.Id);
        return
        [
            .. hits.Where(hit => titles.ContainsKey(hit.CaseId))
                .Select(hit => new ShownSimilarCase(
                    titles[hit.CaseId].Key,
                    titles[hit.CaseId].Title,
                    OutcomeWords.Of(hit),
                    hit.EndedWell,
                    hit.ProcessVersion != snapshot.Shared.Workflow.Version
                )),
        ];
    }
}

/// <summary>What a document is called, by key and version.</summary>
public sealed record DocumentLabel(
    string Key,
    int Version,
    string Title,
    string Kind,
    string? Language
);
