using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Reads a tenant's published actions for the search index.</summary>
internal static class ActionIndexDocuments
{
    /// <summary>All actions, or only those with these keys.</summary>
    public static async IAsyncEnumerable<IndexedText<IndexedAction>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string>? keys,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var published = db.Actions.AsNoTracking().Published();
        if (keys is not null)
        {
            published = published.Where(row => keys.Contains(row.Key));
        }

        var rows = await published.ToListAsync(cancellationToken);
        foreach (var row in rows.NewestOfEach(row => row.Key, row => row.Version).OrderBy(row => row.Key, StringComparer.Ordinal))
        {
            yield return new(
                new(
                    row.Key,
                    row.Version,
                    row.Title,
                    row.Description,
                    [.. row.IssueTypes.Select(FieldTokens.Issue)],
                    TextLanguage.Mixed,
                    new(AccessResourceKind.Action, Guid.Empty, row.TenantId) { Classification = Classifications.Public }
                )
                {
                    At = row.UpdatedAt,
                },
                new(row.Kind)
            );
        }
    }
}
