using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Embeddings;

/// <summary>
/// Stores the embedding of each text that has none under the model, or whose content changed; in batches, each in its own transaction.
/// </summary>
public sealed class VectorWriting(TenantDb tenantDb, EmbeddingEndpoint endpoint, TimeProvider clock)
{
    private const int Batch = 500;
    private const int FirstPercent = 50;

    /// <summary>Number of embeddings computed, and number removed because their text is gone.</summary>
    internal async Task<(int Made, int Removed)> WriteAsync(
        Actor actor,
        SearchModel model,
        JobProgress progress,
        CancellationToken cancellationToken
    )
    {
        var (made, removed, done) = (0, 0, 0);
        foreach (var kind in SearchTexts.Kinds)
        {
            await progress.ReportAsync(
                FirstPercent + (done * (100 - FirstPercent) / SearchTexts.Kinds.Count),
                StoredText.From<Texts>(nameof(Texts.VectorsOfSMadeSoFar), WordsOf(kind), made),
                cancellationToken
            );
            var counts = await WriteAsync(actor, model, kind, cancellationToken);
            (made, removed, done) = (made + counts.Made, removed + counts.Removed, done + 1);
        }

        return (made, removed);
    }

    private static StoredText WordsOf(TextKind kind) =>
        kind switch
        {
            TextKind.Case => StoredText.From<SharedTexts>(nameof(SharedTexts.Cases)),
            TextKind.Document => StoredText.From<SharedTexts>(nameof(SharedTexts.Documents)),
            TextKind.Action => StoredText.From<SharedTexts>(nameof(SharedTexts.Actions)),
            _ => StoredText.From<SharedTexts>(nameof(SharedTexts.People)),
        };

    private async Task<(int Made, int Removed)> WriteAsync(
        Actor actor,
        SearchModel model,
        TextKind kind,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var stored = await db
            .Embeddings.AsNoTracking()
            .Where(row => row.Kind == kind && row.Model == model.Version)
            .ToDictionaryAsync(row => row.Key, row => row.ContentHash, StringComparer.Ordinal, cancellationToken);
        var limits = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Part.FieldLimits;
        var mask = model.Basis is null ? await KnownNameReader.ReadMaskAsync(db, cancellationToken) : null;
        var (made, batch) = (0, new List<TextToEmbed>(Batch));
        await foreach (var text in SearchTexts.ReadAsync(db, kind, cancellationToken))
        {
            // texts that may not leave the system get no embedding from an endpoint; names and skills of people never do
            var outbound = mask is null ? null : TextFields.Outbound(text, kind, mask, limits);
            if (mask is not null && outbound is null)
            {
                continue;
            }

            if (stored.Remove(text.Key, out var hash) && string.Equals(hash, VectorHash.Of(text, outbound), StringComparison.Ordinal))
            {
                continue;
            }

            batch.Add(new(text, outbound));
            if (batch.Count == Batch)
            {
                made += await StoreAsync(actor, model, kind, batch, cancellationToken);
                batch.Clear();
            }
        }

        made += await StoreAsync(actor, model, kind, batch, cancellationToken);
        return (made, await RemoveAsync(actor, model, kind, stored.Keys, cancellationToken));
    }

    private async Task<int> StoreAsync(
        Actor actor,
        SearchModel model,
        TextKind kind,
        List<TextToEmbed> texts,
        CancellationToken cancellationToken
    )
    {
        if (texts.Count == 0)
        {
            return 0;
        }

        var vectors = model.Basis is { } basis
            ? texts.ConvertAll(each => basis.Fold(each.Text.Terms).Values)
            : await endpoint.EmbedAsync(actor.TenantId, texts.ConvertAll(each => each.Outbound!), cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        var keys = texts.ConvertAll(each => each.Text.Key);
        await BulkInsert.DeleteAsync<EmbeddingRow>(
            db,
            row => row.Kind == kind && row.Model == model.Version && keys.Contains(row.Key),
            cancellationToken
        );
        await BulkInsert.WriteAsync(
            db,
            texts.Select(
                (each, i) =>
                    new EmbeddingRow
                    {
                        TenantId = actor.TenantId,
                        Kind = kind,
                        Key = each.Text.Key,
                        Model = model.Version,
                        ContentHash = VectorHash.Of(each.Text, each.Outbound),
                        Vector = SearchModels.ToBytes(vectors[i]),
                        UpdatedAt = now,
                    }
            ),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return texts.Count;
    }

    private async Task<int> RemoveAsync(
        Actor actor,
        SearchModel model,
        TextKind kind,
        IEnumerable<string> gone,
        CancellationToken cancellationToken
    )
    {
        var removed = 0;
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        foreach (var keys in gone.Chunk(Batch))
        {
            removed += await BulkInsert.DeleteAsync<EmbeddingRow>(
                db,
                row => row.Kind == kind && row.Model == model.Version && keys.Contains(row.Key),
                cancellationToken
            );
        }

        return removed;
    }

    /// <param name="Outbound">The text sent to the endpoint; null for the tenant's own basis.</param>
    private sealed record TextToEmbed(SearchText Text, OutboundText? Outbound);
}
