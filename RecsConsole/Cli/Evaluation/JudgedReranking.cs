using Microsoft.Extensions.Options;
using RecsConsole.Engine.Fields;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Reranking;

namespace RecsConsole.Cli.Evaluation;

/// <summary>
/// The configured reranker over what a judged search found, as deep as on the search page. A judged collection belongs to no tenant, so only
/// patterns are masked.
/// </summary>
internal sealed class JudgedReranking(IReranker reranker, string model, JudgedCollection collection)
{
    private const int Depth = 20;
    private static readonly TextMask s_mask = new(KnownNames.None);
    private readonly Dictionary<string, JudgedText> _documents = collection.Documents.ToDictionary(each => each.Id, StringComparer.Ordinal);

    public string Model => model;

    /// <summary>Queries that the model ordered; the others kept the order of the search.</summary>
    public int Ordered { get; private set; }

    /// <exception cref="CommandException">No reranker is configured.</exception>
    public static JudgedReranking From(IServiceProvider services, JudgedCollection collection) =>
        services.GetRequiredService<IOptions<RerankOptions>>().Value is { IsSet: true, Model: { } model }
            ? new(services.GetRequiredService<IReranker>(), model, collection)
            : throw new CommandException($"--rerank needs {RerankOptions.Section}:Endpoint in the settings.", CommandException.WrongInput);

    public async Task<IReadOnlyList<string>> OrderAsync(JudgedText query, IReadOnlyList<string> found, CancellationToken cancellationToken)
    {
        var asked = Outbound([new(DataFields.SearchQuery, query.Title + "\n" + query.Text)])!;
        var best = await new QueryReranking(reranker, model, null, asked, Outbound).OrderAsync(
            [.. found.Take(Depth)],
            id => [new(DataFields.DocumentTexts, _documents[id].Title), new(DataFields.DocumentTexts, _documents[id].Text)],
            cancellationToken
        );
        Ordered += best.Model is null ? 0 : 1;
        return [.. best.Rows, .. found.Skip(Depth)];
    }

    private static OutboundText? Outbound(IReadOnlyList<FieldText> parts) => OutboundText.From(s_mask, null, parts);
}
