using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Snapshot.People;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>What a snapshot holds of earlier slates.</summary>
internal static class ShownBefore
{
    /// <summary>Null when none of it affects the slate; a popular document is named only if this actor may see it.</summary>
    public static SlateHistory? Of(
        SlateFigures figures,
        PopularityCap cap,
        IReadOnlyList<DocumentHit> documents,
        IReadOnlyList<string> repeated
    )
    {
        var visible = documents.Select(document => SlateHistory.KeyOf(SlateKind.Document, document.Key)).ToHashSet(StringComparer.Ordinal);
        string[] popular =
            figures.Openings < PopularityCap.FewestOpenings
                ? []
                :
                [
                    .. figures
                        .Shares.Where(each => each.Value > cap.Share)
                        .Select(each => each.Key)
                        .Where(key => !key.StartsWith("document:", StringComparison.Ordinal) || visible.Contains(key))
                        .Order(StringComparer.Ordinal),
                ];
        return popular.Length == 0 && repeated.Count == 0 ? null : new(popular, repeated);
    }
}
