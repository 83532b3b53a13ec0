using System.Runtime.CompilerServices;
using RecsConsole.Database;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Features.Embeddings;

/// <summary>Reads all texts of a kind, one by one, to compute their vectors.</summary>
public static class SearchTexts
{
    /// <summary>The kinds, in the order in which the job computes their vectors.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [TextKinds.Document, TextKinds.Action, TextKinds.Person, TextKinds.Case];

    public static IAsyncEnumerable<SearchText> ReadAsync(ConsoleDbContext db, string kind, CancellationToken cancellationToken) =>
        kind switch
        {
            TextKinds.Document => Of(DocumentIndexDocuments.ReadAsync(db, null, cancellationToken), cancellationToken),
            TextKinds.Action => Of(ActionIndexDocuments.ReadAsync(db, null, cancellationToken), cancellationToken),
            TextKinds.Person => Of(PersonIndexDocuments.ReadAsync(db, null, cancellationToken), cancellationToken),
            TextKinds.Case => Of(CaseIndexDocuments.ReadAllAsync(db, cancellationToken), cancellationToken),
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
