using RecsConsole.Engine.Text;
using RecsConsole.Recommender.Retrieval.Embeddings;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// A question to the indexes of one snapshot; made by <see cref="SearchQuestions"/>. Each index gets the words as its own texts were cut: in every language
/// that it has, since the language of a question is seldom known. One scan over all languages keeps one measure of how rare a word is, and finds product
/// names and codes in texts of any language. For one caller at a time.
/// </summary>
public sealed class SearchQuestion
{
    private readonly string _text;
    private readonly IReadOnlyList<string> _tags;
    private readonly SearchModel? _model;
    private readonly LatentVector? _given;
    private readonly List<(IReadOnlyList<TextLanguage> Languages, Terms Terms)> _known = [];

    /// <param name="tags">Terms as they are, such as <c>issue=login</c>.</param>
    /// <param name="given">Its direction, where another machine makes it.</param>
    internal SearchQuestion(string text, IReadOnlyList<string> tags, SearchModel? model, LatentVector? given) =>
        (_text, _tags, _model, _given) = (text, tags, model, given);

    /// <summary>There is a model but no direction: words decide alone, and that is said.</summary>
    public bool IsDegraded => _model is { Basis: null } && _given is null;

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

/// <summary>What a case asks of search: for cases like it, and for documents that help.</summary>
public sealed record CaseQuestion(SearchQuestion Cases, SearchQuestion Documents)
{
    public bool IsDegraded => Cases.IsDegraded;
}
