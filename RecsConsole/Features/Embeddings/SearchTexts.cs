using System.Runtime.CompilerServices;
using RecsConsole.Database;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Features.Embeddings;

/// <summary>Reads all texts of a kind, one by one, to compute their vectors.</summary>
public static class SearchTexts
{
    /// <summary>The kinds, in the order in which the job computes their vectors.</summary>
    public static IReadOnlyList<TextKind> Kinds { get; } = [TextKind.Document, TextKind.Action, TextKind.Person, TextKind.Case];

    public static IAsyncEnumerable<SearchText> ReadAsync(ConsoleDbContext db, TextKind kind, CancellationToken cancellationToken) =>
        kind switch
        {
            TextKind.Document => Of(DocumentIndexDocuments.ReadAsync(db, null, cancellationToken), cancellationToken),
            TextKind.Action => Of(ActionIndexDocuments.ReadAsync(db, null, cancellationToken), cancellationToken),
            TextKind.Person => Of(PersonIndexDocuments.ReadAsync(db, null, cancellationToken), cancellationToken),
            TextKind.Case => CaseIndexDocuments.ReadTextsAsync(db, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    private static async IAsyncEnumerable<SearchText> Of<TFacts>(
        IAsyncEnumerable<IndexedText<TFacts>> texts,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
        where TFacts : class
    {
        await foreach (var text in texts.WithCancellation(cancellationToken))
        {
            yield return text.Text;
        }
    }
}
