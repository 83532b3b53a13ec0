using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>The newest vector by which search by meaning finds a document.</summary>
/// <param name="Model">Name and version of the model that computed it.</param>
/// <param name="IsOfThisText">It was computed from the text in force.</param>
public sealed record DocumentVector(string Model, DateTimeOffset At, bool IsOfThisText)
{
    /// <summary>Null when none is stored.</summary>
    internal static async Task<DocumentVector?> ReadAsync(ConsoleDbContext db, string? key, CancellationToken cancellationToken)
    {
        var stored = await db
            .Embeddings.AsNoTracking()
            .Where(row => row.Kind == TextKind.Document && row.Key == key)
            .OrderByDescending(row => row.UpdatedAt)
            .ThenBy(row => row.Model)
            .Select(row => new
            {
                row.Model,
                row.UpdatedAt,
                row.ContentHash,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (key is null || stored is null)
        {
            return null;
        }

        var isOfThisText = false;
        await foreach (var text in DocumentIndexDocuments.ReadAsync(db, [key], cancellationToken))
        {
            isOfThisText = VectorHash.IsOf(stored.ContentHash, text.Text, isSent: true);
        }

        return new(stored.Model, stored.UpdatedAt, isOfThisText);
    }
}
