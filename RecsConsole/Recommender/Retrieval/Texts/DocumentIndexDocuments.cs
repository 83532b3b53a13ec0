using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Reads a tenant's documents in force for the search index.</summary>
internal static class DocumentIndexDocuments
{
    /// <summary>All documents in force, or only those with these keys.</summary>
    public static async IAsyncEnumerable<IndexedText<IndexedDocument>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string>? keys,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var effective = db.Documents.AsNoTracking().Effective().Where(row => row.Text != "");
        if (keys is not null)
        {
            effective = effective.Where(row => keys.Contains(row.Key));
        }

        // two versions in force at once are a data fault; the newer one wins
        DocumentRow? newest = null;
        await foreach (
            var row in effective.OrderBy(row => row.Key).ThenBy(row => row.Version).AsAsyncEnumerable().WithCancellation(cancellationToken)
        )
        {
            if (newest is not null && !string.Equals(newest.Key, row.Key, StringComparison.Ordinal))
            {
                yield return Of(newest);
            }

            newest = row;
        }

        if (newest is not null)
        {
            yield return Of(newest);
        }
    }

    private static IndexedText<IndexedDocument> Of(DocumentRow row) =>
        new(
            new(
                row.Key,
                row.Version,
                row.Title,
                row.Text,
                [.. row.IssueTypes.Select(FieldTokens.Issue)],
                TextLanguages.Of(row.Language),
                AccessResources.Of(row)
            )
            {
                At = row.UpdatedAt,
            },
            new(row.Kind, row.Language, [.. row.IssueTypes]) { Codes = DocumentCodes.Of(row.Title, row.Text) }
        );
}
