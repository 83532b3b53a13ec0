using RecsConsole.Casework;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>Turns typed text, or a case, into a query to a snapshot.</summary>
public sealed class RetrievalQueries(EmbeddingEndpoint endpoint, TenantFactsReader facts, ExternalCalls calls)
{
    /// <summary>Named as missing on the card when the embedding endpoint did not answer in time.</summary>
    public const string Degraded = "search by meaning";

    private const int MaxCompletions = 6;

    /// <summary>The query for a typed text; an unfinished last word is replaced by its completions.</summary>
    public async ValueTask<RetrievalQuery> OfTextAsync(
        Actor actor,
        SearchSnapshot snapshot,
        string text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        LatentVector? given = null;
        if (snapshot is { Model: { Basis: null } remote, Mask: { } mask })
        {
            var known = await facts.ReadAsync(actor, cancellationToken);
            var sent = OutboundText.From(mask, known.Configuration.FieldLimits, new FieldText(DataFields.SearchQuery, text));
            given = await MayAskAsync(known, cancellationToken)
                ? await endpoint.AskAsync(known.TenantId, remote, sent, cancellationToken)
                : null;
        }

        return new(text, CompletionsOf(snapshot, text), snapshot.Model, given);
    }

    private static List<string> CompletionsOf(SearchSnapshot snapshot, string text) =>
        Completion.LastWordOf(text) is not { } word
            ? []
            :
            [
                .. snapshot
                    .Cases.Texts.Completions(word, MaxCompletions)
                    .Union(snapshot.Documents.Completions(word, MaxCompletions), StringComparer.Ordinal)
                    .Union(snapshot.People.Completions(word, MaxCompletions), StringComparer.Ordinal),
            ];

    /// <summary>The queries of a case on screen. The endpoint is asked for its embedding only if none is stored.</summary>
    public async ValueTask<CaseQuery> OfCaseAsync(
        SearchSnapshot snapshot,
        CaseRecord record,
        FieldLimits? limits,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(record);
        if (snapshot is not { Model: { Basis: null } remote, Mask: { } mask })
        {
            return Of(snapshot.Model, record, null);
        }

        var given = snapshot.Cases.Texts.VectorOf(record.Id.ToString("D"));
        if (given is null && await MayAskAsync(await facts.ReadAsync(Actor.Job(snapshot.TenantId), cancellationToken), cancellationToken))
        {
            given = await endpoint.AskAsync(snapshot.TenantId, remote, OutboundOf(record, mask, limits), cancellationToken);
        }

        return Of(remote, record, given);
    }

    // asked for each call: the indexes follow a change of region or profile a moment later
    private ValueTask<bool> MayAskAsync(TenantFacts known, CancellationToken cancellationToken) =>
        calls.MayCallAsync(known.TenantId, known.Region, known.Compliance, endpoint.Provider, cancellationToken);

    private static OutboundText? OutboundOf(CaseRecord record, TextMask mask, FieldLimits? limits) =>
        OutboundText.From(
            mask,
            limits,
            new FieldText(DataFields.CaseTitle, record.Title),
            new FieldText(DataFields.CaseDescription, record.Description)
        );

    /// <summary>The queries for a case under a model.</summary>
    internal static CaseQuery Of(SearchModel? model, CaseRecord record, LatentVector? given)
    {
        var text = record.Title + "\n" + record.Description;
        var steps = new List<SimilarCaseStep>(record.Steps.Count);
        foreach (var step in record.Steps)
        {
            steps.Add(new(step.Activity, step.FromState));
        }

        var forCases = CaseIndexDocuments.TagsOf(record.Title, record.Description, record.IssueType, record.Product, steps);
        return new(new(text, forCases, model, given), new(text + "\n" + record.Product, TagsOf(record), model, given));
    }

    // a document is tagged with what it is for: issue types, or the product or service that a case concerns
    private static string[] TagsOf(CaseRecord record) =>
        record.Product is { } product && !string.Equals(product, record.IssueType, StringComparison.Ordinal)
            ? [FieldTokens.Issue(record.IssueType), FieldTokens.Issue(product)]
            : [FieldTokens.Issue(record.IssueType)];
}
