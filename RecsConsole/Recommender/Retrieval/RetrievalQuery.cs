using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// A query to the indexes of one snapshot; created by <see cref="RetrievalQueries"/>. It is tokenized in every language of an index, since
/// the language of a query is seldom known. One scan over all languages keeps a single document frequency per term, and finds product names
/// and codes in texts of any language. Not thread-safe.
/// </summary>
public sealed class RetrievalQuery
{
    private readonly string _text;
    private readonly IReadOnlyList<string> _tags;
    private readonly SearchModel? _model;
    private readonly LatentVector? _given;
    private readonly List<(IReadOnlyList<TextLanguage> Languages, Terms Terms)> _known = [];

    /// <param name="tags">Terms that need no tokenizing, such as <c>issue=login</c>.</param>
    /// <param name="given">The query's embedding, if an endpoint computed it.</param>
    internal RetrievalQuery(string text, IReadOnlyList<string> tags, SearchModel? model, LatentVector? given) =>
        (_text, _tags, _model, _given) = (text, tags, model, given);

    /// <summary>The endpoint's model gave no embedding: the query is searched by words alone, and the card says so.</summary>
    public bool IsDegraded => _model is { Basis: null } && _given is null;

    /// <summary>The same query with the issue types that its text names: cases have them as tags, not always in their texts.</summary>
    internal RetrievalQuery WithIssuesOf(CaseIndex cases)
    {
        var named = cases.Texts.IssuesNamed(_text);
        return named.Count == 0 ? this : new(_text, [.. _tags, .. named], _model, _given);
    }

    internal IReadOnlyList<string> TermsFor(IReadOnlyList<TextLanguage> languages) => For(languages).All;

    internal LatentVector? VectorFor(IReadOnlyList<TextLanguage> languages)
    {
        if (_model?.Basis is not { } basis)
        {
            return _given;
        }

        var terms = For(languages);
        return terms.Vector ??= basis.Fold(terms.All);
    }

    private Terms For(IReadOnlyList<TextLanguage> languages)
    {
        foreach (var known in _known)
        {
            if (known.Languages.SequenceEqual(languages))
            {
                return known.Terms;
            }
        }

        var terms = new Terms([.. Tokenizer.Tokenize(_text, languages), .. _tags]);
        _known.Add((languages, terms));
        return terms;
    }

    private sealed class Terms(IReadOnlyList<string> all)
    {
        public IReadOnlyList<string> All => all;

        public LatentVector? Vector { get; set; }
    }
}

/// <summary>The two queries of a case: for similar cases and for documents that help.</summary>
public sealed record CaseQuery(RetrievalQuery Cases, RetrievalQuery Documents)
{
    public bool IsDegraded => Cases.IsDegraded;
}
