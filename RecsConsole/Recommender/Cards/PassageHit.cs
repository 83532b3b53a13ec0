using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Cards;

/// <summary>The passage of a suggested document that fits the case, as search found it when the decision was made.</summary>
internal static class PassageHit
{
    /// <summary>Null when search did not find that version of the document by its text.</summary>
    public static PassageSpan? Of(SlateItem item, IReadOnlyList<DocumentHit> documents) =>
        documents.FirstOrDefault(hit => string.Equals(hit.Key, item.Id, StringComparison.Ordinal) && hit.Version == item.Version)
            is { SpanStart: { } start, SpanLength: { } length }
            ? new(start, length)
            : null;
}
