using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>Turns typed text, or a case, into a query to a snapshot.</summary>
public sealed class SearchQuestions(EmbeddingEndpoint endpoint)
{
    /// <summary>What the card calls missing when the embedding endpoint did not answer in time.</summary>
    public const string Degraded = "search by meaning";

    private const int MostCompletions = 6;

    /// <summary>The query of a typed text; an unfinished last word stands for its completions.</summary>
    public async ValueTask<SearchQuestion> OfTextAsync(SearchSnapshot snapshot, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var given = await AskAsync(snapshot.Model, text, cancellationToken);
        return new(text, CompletionsOf(snapshot, text), snapshot.Model, given);
    }

    private static List<string> CompletionsOf(SearchSnapshot snapshot, string text) =>
        Completion.LastWordOf(text) is not { } word
            ? []
            :
            [
                .. snapshot
                    .Cases.Texts.Completions(word, MostCompletions)
                    .Union(snapshot.Documents.Completions(word, MostCompletions), StringComparer.Ordinal)
                    .Union(snapshot.People.Completions(word, MostCompletions), StringComparer.Ordinal),
            ];

    /// <summary>The queries of a case on screen. The endpoint is asked for its embedding only if none is stored.</summary>
    public async ValueTask<CaseQuestion> OfCaseAsync(SearchSnapshot snapshot, CaseRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(record);
        if (snapshot.Model is not { Basis: null } remote)
        {
            return Of(snapshot.Model, record, null);
        }

        var given =
            snapshot.Cases.Texts.VectorOf(record.Id.ToString("D"))
            ?? await AskAsync(remote, record.Title + "\n" + record.Description, cancellationToken);
        return Of(remote, record, given);
    }

    private async ValueTask<LatentVector?> AskAsync(SearchModel? model, string text, CancellationToken cancellationToken) =>
        model is { Basis: null } ? await endpoint.AskAsync(model, text, cancellationToken) : null;

    /// <summary>The queries of a case under a model.</summary>
    internal static CaseQuestion Of(SearchModel? model, CaseRecord record, LatentVector? given)
    {
        var text = record.Title + "\n" + record.Description;
        var steps = new List<SimilarCaseStep>(record.Steps.Count);
        foreach (var step in record.Steps)
        {
            steps.Add(new(step.Activity, step.FromState));
        }

        var forCases = CaseIndexDocuments.TagsOf(record.Title, record.Description, record.IssueType, record.Product, steps);
        return new(
            new(text, forCases, model, given),
            new(text + "\n" + record.Product, [FieldTokens.Issue(record.IssueType)], model, given)
        );
    }
}
