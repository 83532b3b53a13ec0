using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes to a document and to its search result.</summary>
internal static class DocumentEdits
{
    public static CaseSnapshot Apply(CaseSnapshot snapshot, CounterfactualChange change, KnownItem item) =>
        change.Code switch
        {
            ChangeCode.AccessGranted => Changed(
                snapshot with
                {
                    Withheld = ActionEdits.WithoutIt(snapshot.Withheld, change),
                },
                item,
                document => document
            ),
            ChangeCode.DocumentPicked => Changed(
                snapshot with
                {
                    Visible = snapshot.Visible with { Curated = [.. snapshot.Visible.Curated ?? [], item.Id] },
                },
                item,
                document => document
            ),
            ChangeCode.PolicyInForce => snapshot.With(
                snapshot.Shared.Catalog with
                {
                    Policies = PolicyEdits.Apply(snapshot, change, item.Id),
                }
            ),
            _ => Changed(snapshot, item, document => Changed(document, change, snapshot.At)),
        };

    private static DocumentHit Changed(DocumentHit document, CounterfactualChange change, DateTimeOffset at) =>
        change.Code switch
        {
            ChangeCode.DocumentFound => document with
            {
                SearchScore = Math.Min(FixedPoint.One, (document.SearchScore ?? 0) + change.Amount),
            },
            ChangeCode.DocumentInForce => document with
            {
                Status = ObjectStates.Effective,
                EffectiveFrom = document.EffectiveFrom is { } from && from > at ? at : document.EffectiveFrom,
                EffectiveTo = document.EffectiveTo is { } to && to <= at ? null : document.EffectiveTo,
            },
            ChangeCode.DocumentForRegion => document with { Regions = [.. document.Regions, change.Value!] },
            ChangeCode.WrittenForIssue => document with { IssueTypes = [.. document.IssueTypes, change.Value!] },
            ChangeCode.ReviewDone => document with { ReviewBy = null },
            ChangeCode.Newer => document with
            {
                EffectiveFrom = document.EffectiveFrom is { } since ? PolicyEdits.Later(since, change.Amount, at) : null,
                UpdatedAt = PolicyEdits.Later(document.UpdatedAt, change.Amount, at),
            },
            _ => document,
        };

    private static CaseSnapshot Changed(CaseSnapshot snapshot, KnownItem item, Func<DocumentHit, DocumentHit> change) =>
        snapshot with
        {
            Visible = snapshot.Visible with
            {
                Documents = SnapshotEdits.Put(
                    snapshot.Visible.Documents,
                    each => string.Equals(each.Key, item.Id, StringComparison.Ordinal),
                    change,
                    item.Document
                ),
            },
        };
}
