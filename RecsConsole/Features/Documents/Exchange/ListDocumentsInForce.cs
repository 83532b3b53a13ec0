using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Exchange;

/// <summary>
/// Lists the documents in force that the actor may view, by key, in pages for another system to read through. Texts are read one by one.
/// </summary>
public sealed class ListDocumentsInForce(OperationScopeFactory scopes)
{
    /// <summary>Maximum number of documents per page.</summary>
    public const int Max = 200;

    public async Task<Result<ExchangedDocumentPage>> RunAsync(
        Actor actor,
        ListDocumentsInForceRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewDocument, "list.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var max = Math.Clamp(request.Most, 1, Max);
        var inForce = scope.Db.Documents.AsNoTracking().InForce(scope.Now);
        var page = await scope.ReadPageAsync(
            AccessOperation.ViewDocument,
            request.After,
            after => ReadAsync(inForce, after, max, cancellationToken),
            new(row => row.Document.Key, row => ResourceOf(actor, row)),
            cancellationToken
        );
        return page is null
            ? Error.Unavailable(Texts.DocumentNotChecked)
            : new ExchangedDocumentPage([.. page.Rows.Select(row => row.Document)], page.Next);
    }

    private static async Task<ReadPage<DocumentMatch>> ReadAsync(
        IQueryable<DocumentRow> found,
        string? after,
        int max,
        CancellationToken cancellationToken
    )
    {
        if (after is not null)
        {
#pragma warning disable CA1309 // compared in the database, in its own sort order
            found = found.Where(row => string.Compare(row.Key, after) > 0);
#pragma warning restore CA1309
        }

        var rows = await found
            .OrderBy(row => row.Key)
            .ThenByDescending(row => row.Version)
            .Select(row => new DocumentMatch(
                new(row.Key, row.Version, row.Title, row.Kind)
                {
                    Language = row.Language,
                    Classification = row.Classification,
                    EffectiveFrom = row.EffectiveFrom,
                    EffectiveTo = row.EffectiveTo,
                    UpdatedAt = row.UpdatedAt,
                },
                row.Regions,
                row.Acl
            ))
            .Take((2 * max) + 1) // on the day of a change, two versions of a document may be in force
            .ToListAsync(cancellationToken);
        var newest = rows.DistinctBy(row => row.Document.Key, StringComparer.Ordinal).ToList();
        return new([.. newest.Take(max)], newest.Count <= max && rows.Count <= 2 * max);
    }

    private static AccessResource ResourceOf(Actor actor, DocumentMatch row) =>
        AccessResources.OfDocument(actor.TenantId, row.Document.Key, row.Document.Classification, [.. row.Regions], [.. row.Acl]);

    private sealed record DocumentMatch(ExchangedDocument Document, IList<string> Regions, IList<string> Acl);
}

/// <param name="After">Key of the last document that the caller has; null: from the beginning.</param>
public sealed record ListDocumentsInForceRequest(string? After, int Most);

/// <param name="Next">The key after which the next page begins; null when this was the last one.</param>
public sealed record ExchangedDocumentPage(IReadOnlyList<ExchangedDocument> Documents, string? Next);

/// <summary>A document without its text.</summary>
public sealed record ExchangedDocument(string Key, int Version, string Title, string Kind)
{
    public string? Language { get; init; }

    /// <summary>0 public to 3 restricted.</summary>
    public int Classification { get; init; }

    public DateTimeOffset? EffectiveFrom { get; init; }

    public DateTimeOffset? EffectiveTo { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
