using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Cards;

/// <summary>Reads the documents that cards name.</summary>
internal static class CardDocuments
{
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<CardDocument>>> s_documents = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Documents.Where(row => keys.Contains(row.Key))
                    .Select(row => new CardDocument(
                        row.TenantId,
                        row.Key,
                        row.Version,
                        row.Title,
                        row.Kind,
                        row.Language,
                        row.Classification,
                        row.Regions,
                        row.Acl,
                        row.Revision,
                        row.Text
                    ))
        )
    );

    /// <summary>The current documents of slates, by key and version.</summary>
    public static async Task<IReadOnlyDictionary<(string Key, int Version), DocumentLabel>> ReadAsync(
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
        var rows = await s_documents.For(db)(db, keys).ToListAsync(cancellationToken);
        return rows.Select(row => new DocumentLabel(
                row.Key,
                row.Version,
                row.Title,
                row.Kind,
                row.Language,
                AccessResources.OfDocument(row.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]) with
                {
                    Revision = row.Revision,
                }
            )
            {
                Text = row.Text,
            })
            .ToDictionary(label => (label.Key, label.Version));
    }

    private sealed record CardDocument(
        Guid TenantId,
        string Key,
        int Version,
        string Title,
        string Kind,
        string? Language,
        int Classification,
        IList<string> Regions,
        IList<string> Acl,
        long Revision,
        string Text
    );
}

/// <summary>Title and kind of a document version, with the resource that decides permission to read it.</summary>
public sealed record DocumentLabel(string Key, int Version, string Title, string Kind, string? Language, AccessResource Access)
{
    /// <summary>The document's text; empty when only its title is known.</summary>
    public string Text { get; init; } = "";
}
