using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval.Reranking;

/// <summary>Decides whether the results of a typed query are reranked, and by which model.</summary>
public sealed class SearchReranking(IReranker reranker, TenantFactsReader facts, ExternalCalls calls)
{
    /// <summary>The model that reranks the tenant's searches; null when none does.</summary>
    public async Task<string?> ModelOfAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Key).FirstOrDefaultAsync(cancellationToken);
        return reranker.ModelFor(key);
    }

    /// <summary>Whether the tenant lets leave what a reranker needs.</summary>
    public static bool MayLeave(FieldLimits? limits) =>
        limits.Allows(DataFields.SearchQuery, FieldPurpose.External) && limits.Allows(DataFields.DocumentTexts, FieldPurpose.External);

    /// <summary>The reranking of a query's results; null when they stay as they are.</summary>
    public async ValueTask<QueryReranking?> OfTextAsync(
        Actor actor,
        SearchSnapshot snapshot,
        string text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot is not { Reranker: { } model, Mask: { } mask })
        {
            return null;
        }

        var known = await facts.ReadAsync(actor, cancellationToken);
        var limits = known.Configuration.FieldLimits;
        return
            reranker.Provider is { } provider
            && MayLeave(limits)
            && await calls.MayCallAsync(known.TenantId, known.Region, known.Compliance, provider, cancellationToken)
            && OutboundText.From(mask, limits, new FieldText(DataFields.SearchQuery, text)) is { } query
            ? new(reranker, model, known.TenantId, query, row => OutboundText.From(mask, limits, row))
            : null;
    }
}
