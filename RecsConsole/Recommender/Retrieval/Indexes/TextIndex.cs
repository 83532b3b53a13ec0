using System.Security.Cryptography;
using System.Text;
using RecsConsole.Access;
using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval.Indexes;

/// <summary>
/// The search index over one kind of texts of a tenant: a large base, and a small second part with the texts changed since. Its terms are
/// weighted by the base's statistics, so that scores of both parts are comparable. Changed and deleted texts of the base are skipped.
/// Immutable: <see cref="With"/> returns the next index and shares the base.
/// </summary>
public sealed class TextIndex<TFacts>
    where TFacts : class
{
    // A part of this size takes some tens of milliseconds to build; beyond it a new base pays.
    private const int MaxChanged = 1_000;
    private const int MaxNewFacts = 20_000;

    private readonly TextIndexKind _kind;
    private readonly TextIndexPart<TFacts> _base;
    private readonly Dictionary<string, IndexedText<TFacts>> _changedTexts;
    private readonly TextIndexPart<TFacts>? _changed;
    private readonly HashSet<int> _removed;

    // new facts of base texts whose text did not change
    private readonly Dictionary<int, TFacts> _newFacts;
    private readonly HybridIndex _index;

    private TextIndex(
        TextIndexKind kind,
        TextIndexPart<TFacts> basePart,
        Dictionary<string, IndexedText<TFacts>> changedTexts,
        HashSet<int> gone,
        Dictionary<int, TFacts> newFacts,
        TextVectors? vectors,
        TextIndex<TFacts>? before
    )
    {
        (_kind, _base, _changedTexts, _removed, _newFacts) = (kind, basePart, changedTexts, gone, newFacts);
        if (changedTexts.Count > 0)
        {
            var builder = new TextPartBuilder<TFacts>(kind, vectors);
            foreach (var text in changedTexts.Values.OrderBy(each => each.Text.Key, StringComparer.Ordinal))
            {
                builder.Add(text, before?.VectorOfChanged(text));
            }

            _changed = builder.Build(basePart.Segment.Words.OwnStatistics);
        }

        _index = new(_changed is null ? [_base.Segment] : [_base.Segment, _changed.Segment]);
        Languages = [.. _base.Languages.Union(_changed?.Languages ?? []).Union(kind.TagLanguage is { } language ? [language] : []).Order()];
        Version = VersionOf();
    }

    internal TextIndex(TextIndexKind kind, TextIndexPart<TFacts> basePart)
        : this(kind, basePart, new(StringComparer.Ordinal), [], [], null, null) { }

    /// <summary>Hash of the content.</summary>
    public string Version { get; }

    /// <summary>Number of texts that can be found.</summary>
    public int Count => _index.Count - _removed.Count;

    /// <summary>Languages of the texts; a query is tokenized in all of them.</summary>
    public IReadOnlyList<TextLanguage> Languages { get; }

    /// <summary>So much has changed that building a new base pays off.</summary>
    public bool NeedsRebuild => _changedTexts.Count > MaxChanged || _newFacts.Count > MaxNewFacts;

    internal IReadOnlyList<TFacts> FactsInBase => _base.Facts;

    /// <summary>The facts of a key in the base; null when the base does not have it.</summary>
    internal TFacts? BaseFactsOf(string key) => _base.Ordinals.TryGetValue(key, out var ordinal) ? _base.Facts[ordinal] : null;

    /// <summary>The current facts of a key; null when it no longer exists.</summary>
    internal TFacts? FactsOf(string key) =>
        _changedTexts.TryGetValue(key, out var moved) ? moved.Facts
        : _base.Ordinals.TryGetValue(key, out var ordinal) && !_removed.Contains(ordinal)
            ? _newFacts.GetValueOrDefault(ordinal, _base.Facts[ordinal])
        : null;

    /// <summary>The facts of a text by its ordinal, for a filter.</summary>
    public TFacts FactsOf(int ordinal)
    {
        if (ordinal >= _base.Count)
        {
            return _changed!.Facts[ordinal - _base.Count];
        }

        return _newFacts.Count > 0 && _newFacts.TryGetValue(ordinal, out var facts) ? facts : _base.Facts[ordinal];
    }

    /// <summary>
    /// The best texts that the subject may see and the filter accepts (it gets ordinals, see <see cref="FactsOf"/>). Both are tested inside
    /// the scan, so that a hidden text takes no place and moves no score.
    /// </summary>
    public IReadOnlyList<FoundText<TFacts>> Search(RetrievalQuery query, int count, AccessCheck check, Func<int, bool>? filter = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        var terms = query.TermsFor(Languages);
        var answer = _index.Search(terms, query.VectorFor(Languages), count, TextIndexKind.Fusion, MayUse(check, filter));
        var fit = new TextFit(_base.Segment.Words.OwnStatistics, terms);
        var wanted = _kind.IsQuoted ? PassageIndex.HashesOf(terms) : [];
        var found = new FoundText<TFacts>[answer.Hits.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = ToFound(answer, answer.Hits[i], wanted) with { FitMicro = fit.Of(answer.Hits[i].LexicalMicro) };
        }

        return found;
    }

    /// <summary>
    /// Terms that complete an unfinished word, most frequent first; none if the word is a term itself. They only widen a query: they do not
    /// make hidden texts findable.
    /// </summary>
    public IReadOnlyList<string> Completions(string word, int max)
    {
        ArgumentNullException.ThrowIfNull(word);
        var known = _base.Segment.Words.OwnStatistics.DocumentFrequencies;
        var typed = Tokenizer.Tokenize(word, Languages);
        return typed.Any(known.ContainsKey) ? [] : Completion.Of(word, typed, known, max);
    }

    /// <summary>The tags of the issue types that a typed text names. They only widen a query, as completions do.</summary>
    public IReadOnlyList<string> IssuesNamed(string text) => IssueTags.Of(text, _base.Segment.Words.OwnStatistics.DocumentFrequencies.Keys);

    /// <summary>The vector of a text; null when the text is not in the index or has none under the model.</summary>
    public LatentVector? VectorOf(string key)
    {
        if (_changed is not null && _changed.Ordinals.TryGetValue(key, out var ordinal))
        {
            return _changed.Segment.Vectors?.VectorOf(ordinal);
        }

        return _base.Ordinals.TryGetValue(key, out ordinal) && !_removed.Contains(ordinal)
            ? _base.Segment.Vectors?.VectorOf(ordinal)
            : null;
    }

    /// <summary>The index after these keys changed; <paramref name="now"/> has those that still exist. Shares the base.</summary>
    internal TextIndex<TFacts> With(IReadOnlyCollection<string> moved, IReadOnlyList<IndexedText<TFacts>> now, TextVectors? vectors)
    {
        var changedTexts = new Dictionary<string, IndexedText<TFacts>>(_changedTexts, StringComparer.Ordinal);
        var (gone, newFacts) = (new HashSet<int>(_removed), new Dictionary<int, TFacts>(_newFacts));
        foreach (var key in moved)
        {
            changedTexts.Remove(key);
            if (_base.Ordinals.TryGetValue(key, out var ordinal))
            {
                gone.Add(ordinal);
                newFacts.Remove(ordinal);
            }
        }

        foreach (var text in now)
        {
            if (_base.Ordinals.TryGetValue(text.Text.Key, out var ordinal) && _base.Prints[ordinal] == text.Text.Print)
            {
                // same text and same rights: only its facts may have changed
                gone.Remove(ordinal);
                newFacts[ordinal] = text.Facts;
            }
            else
            {
                changedTexts[text.Text.Key] = text;
            }
        }

        return new(_kind, _base, changedTexts, gone, newFacts, vectors, this);
    }

    // a text that changed earlier, but not again, keeps its vector
    private LatentVector? VectorOfChanged(IndexedText<TFacts> text) =>
        _changedTexts.TryGetValue(text.Text.Key, out var known) && ReferenceEquals(known, text) ? VectorOf(text.Text.Key) : null;

    private Func<int, bool> MayUse(AccessCheck check, Func<int, bool>? filter)
    {
        var inBase = _base.Access.PermittedFor(check);
        var inChanged = _changed?.Access.PermittedFor(check);
        var (count, gone) = (_base.Count, _removed);
        return ordinal =>
            (ordinal < count ? inBase(ordinal) && (gone.Count == 0 || !gone.Contains(ordinal)) : inChanged!(ordinal - count))
            && (filter is null || filter(ordinal));
    }

    private FoundText<TFacts> ToFound(HybridAnswer answer, HybridHit hit, uint[] wanted)
    {
        var (part, ordinal) = hit.Ordinal < _base.Count ? (_base, hit.Ordinal) : (_changed!, hit.Ordinal - _base.Count);
        return new(
            hit.Id,
            part.Versions[ordinal],
            answer.AboveNothing(hit),
            hit.LexicalMicro,
            hit.SemanticMicro,
            part.Passages?.Best(ordinal, wanted),
            FactsOf(hit.Ordinal)
        );
    }

    private string VersionOf()
    {
        var words = _base.Segment.Words.Version;
        if (_changed is null && _removed.Count == 0)
        {
            return words;
        }

        var gone = string.Join(',', _removed.Order());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{words}\0{_changed?.Segment.Words.Version}\0{gone}")));
    }
}
