using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Features.Embeddings;

/// <summary>
/// Trains the tenant's basis if it has none or has outgrown it, computes the embeddings of all texts whose content or model changed, and
/// notifies every node. Safe to run twice and to interrupt: stored embeddings are not computed again.
/// </summary>
public sealed class EmbedTexts(
    OperationScopeFactory scopes,
    BasisTraining training,
    VectorWriting writing,
    SearchModels models,
    AuditTrail auditTrail,
    TimeProvider clock
)
{
    /// <summary>Processes all texts of the tenant.</summary>
    public async Task<Result<EmbeddedTexts>> RunAsync(Actor actor, EmbedTextsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, "embed.texts", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        return await EmbedAsync(scope.Db, actor, request, cancellationToken);
    }

    private async Task<Result<EmbeddedTexts>> EmbedAsync(
        ConsoleDbContext db,
        Actor actor,
        EmbedTextsRequest request,
        CancellationToken cancellationToken
    )
    {
        var trained = await models.RemoteOfAsync(db, cancellationToken) is not null
            ? new(0, IsNew: false)
            : await training.TrainIfOutgrownAsync(db, actor, request.Progress, cancellationToken);
        if (await models.ReadAsync(db, cancellationToken) is not { } model)
        {
            return new EmbeddedTexts(null, trained.Texts, IsNewBasis: false, 0, 0);
        }

        try
        {
            var written = await writing.WriteAsync(actor, model, request.Progress, cancellationToken);
            var embedded = new EmbeddedTexts(model.Version, trained.Texts, trained.IsNew, written.Made, written.Removed);
            await EndAsync(db, actor, model, embedded, cancellationToken);
            return embedded;
        }
        catch (EmbeddingException e)
        {
            return Error.Unavailable(StoredText.From<Texts>(nameof(Texts.EndpointFailed), e.Message));
        }
    }

    private async Task EndAsync(
        ConsoleDbContext db,
        Actor actor,
        SearchModel model,
        EmbeddedTexts embedded,
        CancellationToken cancellationToken
    )
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        var others = await BulkInsert.DeleteAsync<EmbeddingRow>(db, row => row.Model != model.Version, cancellationToken);
        if (model.Basis is not null)
        {
            await BulkInsert.DeleteAsync<SearchBasisRow>(db, row => row.Version != model.Version, cancellationToken);
        }

        // every node folds texts with the basis itself; embeddings from an endpoint must be announced
        if (embedded.IsNewBasis || others > 0 || (model.Basis is null && embedded.Made > 0))
        {
            ChangeFeed.Append(db, ChangeKind.Search, model.Version, now);
        }

        auditTrail.Append(db, actor.PersonOrNull, EventOf(actor, model, embedded));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static AuditEvent EventOf(Actor actor, SearchModel model, EmbeddedTexts embedded) =>
        new(
            "search.embedded",
            "tenant",
            actor.TenantId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["model"] = model.Version,
                ["new_basis"] = embedded.IsNewBasis ? "true" : "false",
                ["made"] = embedded.Made.ToString(CultureInfo.InvariantCulture),
                ["removed"] = embedded.Removed.ToString(CultureInfo.InvariantCulture),
            }
        );
}

/// <summary>Receives the progress.</summary>
public sealed record EmbedTextsRequest(JobProgress Progress);

/// <summary>Result of a run.</summary>
/// <param name="Model">Version of the model; null when the tenant has too few texts for a basis.</param>
/// <param name="Texts">Number of texts a basis would be, or was, trained from.</param>
public sealed record EmbeddedTexts(string? Model, int Texts, bool IsNewBasis, int Made, int Removed);
