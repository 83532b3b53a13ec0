using RecsConsole.Engine.Text;

namespace RecsConsole.Cli.Evaluation;

/// <summary>The console's own search over the documents of a judged collection, which are assumed to be English.</summary>
internal sealed class JudgedSearch
{
    private const TextLanguage Language = TextLanguage.English;
    private readonly Bm25Index? _words;
    private readonly LatentBasis? _basis;
    private readonly VectorIndex? _vectors;
    private readonly HybridIndex? _hybrid;

    public JudgedSearch(IReadOnlyList<JudgedText> documents, string mode, Action<string> progress, CancellationToken cancellationToken)
    {
        var usesWords = mode is "bm25" or "hybrid";
        if (usesWords)
        {
            progress($"Indexing {documents.Count} documents by their words…");
            var builder = new Bm25IndexBuilder();
            foreach (var document in documents)
            {
                builder.AddText(document.Id, document.Title, document.Text, [], Language);
            }

            _words = builder.Build();
        }

        if (mode is "semantic" or "hybrid")
        {
            progress("Making their vectors…");
            (_basis, _vectors) = Vectors(documents, cancellationToken);
            _hybrid = _words is null ? null : new(_words, _vectors);
        }
    }

    /// <summary>Ids of the best documents for a question, best first.</summary>
    public IEnumerable<string> Find(JudgedText question, int count)
    {
        var tokens = Tokenizer.Tokenize(question.Title + "\n" + question.Text, Language);
        if (_basis is null)
        {
            return _words!.Search(tokens, count, _ => true).Select(hit => hit.Id);
        }

        var vector = _basis.Fold(tokens);
        return _hybrid is null
            ? _vectors!.Search(vector, count, _ => true).Select(hit => hit.Id)
            : _hybrid.Search(tokens, vector, count, FusionSettings.Standard, _ => true).Hits.Select(hit => hit.Id);
    }

    private static (LatentBasis Basis, VectorIndex Vectors) Vectors(
        IReadOnlyList<JudgedText> documents,
        CancellationToken cancellationToken
    )
    {
        var trainer = new LatentBasisTrainer(LatentSettings.Standard);
        var tokens = documents.Select(document => Tokenizer.Tokenize(document.Title + "\n" + document.Text, Language)).ToList();
        foreach (var text in tokens)
        {
            trainer.Add(text);
        }

        var basis = trainer.Train(Environment.ProcessorCount, cancellationToken);
        var vectors = documents.Select((document, i) => (document.Id, basis.Fold(tokens[i])));
        return (basis, new(basis.Version, basis.Dimensions, [.. vectors]));
    }
}
