using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Learning;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Intents;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Reranking;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>Builds a tenant's indexes from the database, row by row.</summary>
public sealed class SearchSnapshotLoader(TenantDb tenantDb, SearchModels models, SearchReranking reranking, IIntentModel intents)
{
    /// <summary>Builds a snapshot of the tenant's current state; its statistics learn on first use.</summary>
    public Task<SearchSnapshot> LoadAsync(Actor actor, CancellationToken cancellationToken) =>
        LoadAsync(actor, fitted: null, cancellationToken);

    /// <summary>The same, keeping what was fitted to earlier cases.</summary>
    public Task<SearchSnapshot> LoadAsync(Actor actor, FittedHistory? fitted, CancellationToken cancellationToken) =>
        LoadAsync(actor, CaseIndexDocuments.ReadAllAsync, fitted, cancellationToken);

    /// <summary>The same without a case, for who has cases of another time: reading and counting them takes longest.</summary>
    internal Task<SearchSnapshot> LoadWithoutCasesAsync(Actor actor, CancellationToken cancellationToken) =>
        LoadAsync(actor, (_, _) => AsyncEnumerable.Empty<IndexedText<IndexedCase>>(), fitted: null, cancellationToken);

    private async Task<SearchSnapshot> LoadAsync(
        Actor actor,
        Func<ConsoleDbContext, CancellationToken, IAsyncEnumerable<IndexedText<IndexedCase>>> casesOf,
        FittedHistory? fitted,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var mark = await db.Changes.Where(row => row.TenantId == actor.TenantId).MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
        var model = await models.ReadAsync(db, cancellationToken);
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var reranker = await reranking.ModelOfAsync(db, cancellationToken);
        var key = await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.Key).FirstOrDefaultAsync(cancellationToken);
        var reader = intents.ModelFor(key);
        var isSent = model is { Basis: null } || reranker is not null || reader is not null;
        var source = new Source(db, model, cancellationToken);
        var cases = new CaseIndex(await IndexAsync(source, TextIndexKind.Cases, casesOf(db, cancellationToken)));
        var finished = cases.FinishedInBase;
        var documents = DocumentIndexDocuments.ReadAsync(db, null, cancellationToken);
        var actions = ActionIndexDocuments.ReadAsync(db, null, cancellationToken);
        var people = PersonIndexDocuments.ReadAsync(db, null, cancellationToken);
        return new(
            actor.TenantId,
            mark,
            model,
            await IndexAsync(source, TextIndexKind.Documents, documents),
            cases,
            await IndexAsync(source, TextIndexKind.Actions, actions),
            await IndexAsync(source, TextIndexKind.People, people)
        )
        {
            Statistics = new(
                finished,
                settings.Labels,
                learned: null,
                fitted?.IsOfAbout(finished.Count) is true ? fitted : null,
                await TrainingExclusions.ReadAsync(db, cancellationToken)
            ),
            Mask = isSent ? await KnownNameReader.ReadMaskAsync(db, cancellationToken) : null,
            Reranker = reranker,
            Intents = reader,
            Forecasts = await StepForecasts.ReadAsync(db, cancellationToken),
        };
    }

    private static async Task<TextIndex<TFacts>> IndexAsync<TFacts>(
        Source source,
        TextIndexKind kind,
        IAsyncEnumerable<IndexedText<TFacts>> texts
    )
        where TFacts : class
    {
        var vectors = await SearchModels.VectorsAsync(source.Db, source.Model, kind.Texts, null, source.CancellationToken);
        var builder = new TextPartBuilder<TFacts>(kind, vectors);
        await foreach (var text in texts.WithCancellation(source.CancellationToken))
        {
            builder.Add(text);
        }

        return new(kind, builder.Build(null));
    }

    private sealed record Source(ConsoleDbContext Db, SearchModel? Model, CancellationToken CancellationToken);
}
