using RecsConsole.Engine.Text;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Texts indexed together: the large base of an index, or the few that changed since. Immutable.</summary>
internal sealed record TextIndexPart<TFacts>(
    TextSegment Segment,
    AccessClasses Access,
    int[] Versions,
    ulong[] Prints,
    TFacts[] Facts,
    PassageIndex? Passages,
    Dictionary<string, int> Ordinals,
    HashSet<TextLanguage> Languages
)
    where TFacts : class
{
    public int Count => Segment.Count;
}

/// <summary>Builds a part from texts added one by one, so that only one full text is in memory at a time.</summary>
internal sealed class TextPartBuilder<TFacts>(TextIndexKind kind, TextVectors? vectors)
    where TFacts : class
{
    private readonly Bm25IndexBuilder _words = new();
    private readonly List<(string Id, LatentVector Vector)> _vectors = [];
    private readonly AccessClasses _access = new(kind.Operation);
    private readonly List<int> _versions = [];
    private readonly List<ulong> _prints = [];
    private readonly List<TFacts> _facts = [];
    private readonly PassageIndexBuilder? _passages = kind.IsQuoted ? new() : null;
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.Ordinal);
    private readonly HashSet<TextLanguage> _languages = [];

    /// <param name="vector">The text's vector, if already known.</param>
    public void Add(IndexedText<TFacts> indexed, LatentVector? vector = null)
    {
        var text = indexed.Text;
        _ordinals.Add(text.Key, _ordinals.Count);
        _words.AddText(text.Key, text.Title, text.Body, text.Tags, text.Language);
        _passages?.Add(text.Body, text.Language);
        if (vectors is not null)
        {
            _vectors.Add((text.Key, vector ?? vectors.Of(text)));
        }

        _access.Add(text.Access);
        _versions.Add(text.Version);
        _prints.Add(text.Print);
        _facts.Add(indexed.Facts);
        _languages.Add(text.Language);
    }

    /// <param name="statistics">Term statistics of the base that these texts are added to; null for a base.</param>
    public TextIndexPart<TFacts> Build(TermStatistics? statistics) =>
        new(
            new(_words.Build(statistics), vectors is null ? null : new(vectors.Model.Version, vectors.Model.Dimensions, _vectors)),
            _access,
            [.. _versions],
            [.. _prints],
            [.. _facts],
            _passages?.Build(),
            _ordinals,
            _languages
        );
}
