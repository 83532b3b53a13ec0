using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Recommendations.NotShown;

/// <summary>
/// Reads what was left out of one list of a decision, with reasons. Items the viewer may not know about are only counted: a reason would
/// reveal what they are.
/// </summary>
public sealed class ReadNotShown(OperationScopeFactory scopes, ICaseSource cases, TenantFactsReader facts)
{
    private static Error NotFoundError => Error.NotFound(Texts.EvidenceNotFound);

    public async Task<Result<NotShownView>> RunAsync(Actor actor, ReadNotShownRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var row = await DecisionVisibility.FindAsync(scope, cases, request.DecisionId, cancellationToken);
        if (row is null || DecisionContent.IsErased(row))
        {
            return await scope.DenyAsync("read.notshown", "decision", request.DecisionId.ToString("D"), NotFoundError, cancellationToken);
        }

        var slates = DecisionContent.OutputOf(row).Where(slate => slate.Kind == request.Kind).ToList();
        var excluded = slates.SelectMany(slate => slate.Excluded).ToList();
        var bundle = await DecisionBundles.ReadBundleAsync(scope.Db, row, cancellationToken);
        var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(bundle.Parts.GetValueOrDefault);
        var open = await KnownAsync(scope, snapshot, request.Kind, excluded, cancellationToken);
        var labels = await LabelsAsync(scope.Db, snapshot, request.Kind, open, cancellationToken);
        var words = new NotShownLabels(snapshot, labels, await facts.ReadAsync(actor, cancellationToken))
        {
            Said = await ReadFeedbackAsync(scope.Db, row, cancellationToken),
            Dismissed = await ReadOwnDismissalsAsync(scope, row, cancellationToken),
        };
        return new NotShownView(
            [
                .. open.GroupBy(each => NotShownLabels.Of(each.Reasons[0]), StringComparer.Ordinal)
                    .OrderByDescending(group => group.Count())
                    .ThenBy(group => group.Min(each => each.Reasons[0]))
                    .Select(group => new NotShownReason(
                        group.Key,
                        [.. group.Select(words.Item).OrderBy(item => item.Title, StringComparer.CurrentCultureIgnoreCase)]
                    )),
            ],
            excluded.Count - open.Count,
            slates.Sum(slate => slate.FurtherDown ?? 0)
        );
    }

    // What this reader dismissed on the case and has not brought back; the same item may have been dismissed more than once.
    private static async Task<ILookup<ItemKey, Guid>> ReadOwnDismissalsAsync(
        OperationScope scope,
        DecisionRow decision,
        CancellationToken cancellationToken
    )
    {
        var (reader, now) = (scope.Actor.PersonId, scope.Now);
        var rows = await scope
            .Db.Responses.AsNoTracking()
            .Where(row => row.CaseId == decision.CaseId && row.ActorId == reader && row.UndoneAt == null && row.ItemId != null)
            .Where(row => row.Kind == ResponseKind.Dismiss && (row.ExpiresAt == null || row.ExpiresAt > now))
            .OrderBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.ItemKind,
                row.ItemId,
            })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => new ItemKey(row.ItemKind.ToSlateKind(), row.ItemId!), row => row.Id);
    }

    // The feedback that the person who opened the case gave on items, and its state.
    private static async Task<Dictionary<ItemKey, FeedbackState>> ReadFeedbackAsync(
        ConsoleDbContext db,
        DecisionRow decision,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Responses.AsNoTracking()
            .Where(row => row.CaseId == decision.CaseId && row.ActorId == decision.ActorId && row.UndoneAt == null && row.ItemId != null)
            .Where(row => row.Kind == ResponseKind.Dismiss)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.ItemKind,
                row.ItemId,
            })
            .ToListAsync(cancellationToken);
        var answers = await FeedbackStates.ReadAsync(db, [.. rows.Select(row => row.Id)], cancellationToken);
        var said = new Dictionary<ItemKey, FeedbackState>();
        foreach (var row in rows)
        {
            if (answers.TryGetValue(row.Id, out var answer))
            {
                said[new(row.ItemKind.ToSlateKind(), row.ItemId!)] = answer; // the latest wins
            }
        }

        return said;
    }

    // Somebody else's permissions and conflicts of interest, and what was withheld from the person who opened the case, are shown to nobody
    // here.
    private static async Task<List<Exclusion>> KnownAsync(
        OperationScope scope,
        CaseSnapshot snapshot,
        SlateKind kind,
        List<Exclusion> excluded,
        CancellationToken cancellationToken
    )
    {
        var named = excluded.FindAll(each =>
            !each.Reasons.Any(reason => kind == SlateKind.Expert && reason is (ReasonCode.ConflictOfInterest or ReasonCode.Clearance))
            && !snapshot.Withheld.Any(other => other.Kind == kind && string.Equals(other.Id, each.Id, StringComparison.Ordinal))
        );
        return kind switch
        {
            SlateKind.Action => May(scope, AccessOperation.ViewAction, AccessResourceKind.Action) ? named : [],
            SlateKind.Expert => May(scope, AccessOperation.AskExpert, AccessResourceKind.Expert) ? named : [],
            _ => await OpenDocumentsAsync(scope, named, cancellationToken),
        };
    }

    private static bool May(OperationScope scope, AccessOperation operation, AccessResourceKind kind) =>
        scope.Access.Decide(operation, new(kind, Guid.Empty, scope.Actor.TenantId) { Classification = Classifications.Public }).Permitted;

    // every version has to be permitted: the title may come from any of them
    private static async Task<List<Exclusion>> OpenDocumentsAsync(
        OperationScope scope,
        List<Exclusion> excluded,
        CancellationToken cancellationToken
    )
    {
        var keys = excluded.ConvertAll(each => each.Id);
        var rows = await scope
            .Db.Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new
            {
                row.TenantId,
                row.Key,
                row.Classification,
                row.Regions,
                row.Acl,
            })
            .ToListAsync(cancellationToken);
        var open = rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .Where(versions =>
                versions.All(row =>
                    scope
                        .Access.Decide(
                            AccessOperation.ViewDocument,
                            AccessResources.OfDocument(row.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl])
                        )
                        .Permitted
                )
            )
            .Select(versions => versions.Key)
            .ToHashSet(StringComparer.Ordinal);
        return excluded.FindAll(each => open.Contains(each.Id));
    }

    private static Task<DecisionLabels> LabelsAsync(
        ConsoleDbContext db,
        CaseSnapshot snapshot,
        SlateKind kind,
        List<Exclusion> named,
        CancellationToken cancellationToken
    ) =>
        DecisionLabels.ReadAsync(
            db,
            snapshot.Shared.Catalog,
            kind == SlateKind.Document ? named.ConvertAll(each => each.Id) : [],
            kind == SlateKind.Expert ? named.ConvertAll(each => Guid.TryParse(each.Id, out var person) ? person : Guid.Empty) : [],
            cancellationToken
        );
}

public sealed record ReadNotShownRequest(Guid DecisionId, SlateKind Kind);

/// <summary>What was left out of a list.</summary>
/// <param name="Unseen">Number of further items that the viewer may not know about.</param>
/// <param name="FurtherDown">Number of further items that nothing speaks against, but that rank below the shown ones.</param>
public sealed record NotShownView(IReadOnlyList<NotShownReason> Reasons, int Unseen, int FurtherDown)
{
    /// <summary>The sum of the groups.</summary>
    public int All => Reasons.Sum(reason => reason.Items.Count) + Unseen + FurtherDown;
}

/// <summary>A reason, with the items the reason left out.</summary>
public sealed record NotShownReason(string Words, IReadOnlyList<NotShownItem> Items);

/// <param name="Note">Additional remark on this item; null when there is none.</param>
/// <param name="Past">The item's last execution on this case; null when there was none.</param>
/// <param name="Said">State of the feedback given when the item was dismissed; null when it was sent to nobody.</param>
public sealed record NotShownItem(SlateKind Kind, string Id, string Title, string? Note, ShownPastStep? Past, FeedbackState? Said = null)
{
    /// <summary>The responses with which the reader dismissed the item; to take them back brings it back. None where they did not.</summary>
    public IReadOnlyList<Guid> Dismissals { get; init; } = [];
}
