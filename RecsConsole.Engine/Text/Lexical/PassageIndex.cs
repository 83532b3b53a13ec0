namespace RecsConsole.Engine.Text;

/// <summary>
/// The passages of each text and the words in each passage, in a few flat arrays: enough to quote the best passage without storing the
/// texts. A word is stored as a 32-bit hash; a collision can only cause another passage of the same text to be quoted. Immutable.
/// </summary>
public sealed class PassageIndex
{
    private readonly int[] _passages;
    private readonly PassageSpan[] _spans;
    private readonly int[] _words;
    private readonly uint[] _hashes;

    internal PassageIndex(int[] passages, PassageSpan[] spans, int[] words, uint[] hashes) =>
        (_passages, _spans, _words, _hashes) = (passages, spans, words, hashes);

    /// <summary>Number of texts.</summary>
    public int Count => _passages.Length - 1;

    /// <summary>The hashed terms of a query, in the form <see cref="Best"/> takes.</summary>
    public static uint[] HashesOf(IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var wanted = new uint[terms.Count];
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = HashOf(terms[i]);
        }

        Array.Sort(wanted);
        return wanted;
    }

    /// <summary>The passage of a text with the most wanted words, the first one on a tie; null when none has any.</summary>
    public PassageSpan? Best(int text, ReadOnlySpan<uint> wanted)
    {
        var (best, most) = (-1, 0);
        for (var passage = _passages[text]; passage < _passages[text + 1]; passage++)
        {
            var found = 0;
            foreach (var hash in _hashes.AsSpan(_words[passage].._words[passage + 1]))
            {
                found += wanted.BinarySearch(hash) >= 0 ? 1 : 0;
            }

            if (found > most)
            {
                (best, most) = (passage, found);
            }
        }

        return best < 0 ? null : _spans[best];
    }

    // FNV-1a
    internal static uint HashOf(ReadOnlySpan<char> term)
    {
        var hash = 2_166_136_261;
        foreach (var character in term)
        {
            hash = (hash ^ character) * 16_777_619;
        }

        return hash;
    }
}
