using RecsConsole.Engine.Text;

namespace RecsConsole.Features.Search.Results;

/// <summary>An object found in the indexes for this reader, before its row is read again.</summary>
/// <param name="Id">Case id, document key or person id.</param>
/// <param name="Key">How the typed text matches the key of the result.</param>
/// <param name="By">How the result was found: by words, by meaning or both.</param>
/// <param name="Passage">For a document, the paragraph with most of the words, in the given version.</param>
internal sealed record SearchHit(
    string Id,
    KeyMatch Key = KeyMatch.None,
    PassageSpan? Passage = null,
    int? Version = null,
    FoundBy By = FoundBy.Words
);

/// <summary>Relation of a typed text to the key of an object.</summary>
internal enum KeyMatch
{
    None,
    Begins,
    Whole,
}

/// <summary>How a result was found.</summary>
internal enum FoundBy
{
    Words,
    Meaning,
    Both,
}
