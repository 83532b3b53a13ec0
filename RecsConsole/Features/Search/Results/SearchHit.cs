using RecsConsole.Engine.Text;

namespace RecsConsole.Features.Search.Results;

/// <summary>An object the indexes found for this reader, before its row is read again.</summary>
/// <param name="Id">Case id, document key or person id.</param>
/// <param name="Key">Whether its key is what was typed.</param>
/// <param name="By">What it was found by, words, meaning or both.</param>
/// <param name="Passage">Of a document: the paragraph with most of the words, in the version named.</param>
internal sealed record SearchHit(
    string Id,
    KeyMatch Key = KeyMatch.None,
    PassageSpan? Passage = null,
    int? Version = null,
    FoundBy By = FoundBy.Words
);

/// <summary>What a typed text is to the key of an object.</summary>
internal enum KeyMatch
{
    None,
    Begins,
    Whole,
}

/// <summary>What speaks for a result.</summary>
internal enum FoundBy
{
    Words,
    Meaning,
    Both,
}
