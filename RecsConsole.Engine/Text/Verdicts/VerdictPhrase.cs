namespace RecsConsole.Engine.Text.Verdicts;

/// <summary>
/// A phrase of words in order, as written in the lists: <c>still does|do not work|working</c>. Alternatives are separated by a bar, a
/// word with a question mark may be missing, <c>^</c> is the beginning of a sentence or clause and <c>$</c> its end.
/// </summary>
internal sealed class VerdictPhrase
{
    private const string Begin = "^";
    private const string End = "$";
    private const string Comma = ",";

    private readonly IReadOnlyList<Place> _places;

    private VerdictPhrase(IReadOnlyList<Place> places) => _places = places;

    /// <summary>The phrases of a list, one a line.</summary>
    public static IReadOnlyList<VerdictPhrase> Parse(string list) =>
        [
            .. list.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => new VerdictPhrase(Read(line))),
        ];

    /// <summary>The words that the phrase covers, as first index and the index after the last, from left to right.</summary>
    public IEnumerable<(int First, int Next)> FindIn(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Match(words, i, 0) is { } next)
            {
                yield return (i, next);
            }
        }
    }

    private static List<Place> Read(string line) =>
        [.. line.Split(' ').Select(each => new Place(each.TrimEnd('?').Split('|'), each.EndsWith('?')))];

    private int? Match(IReadOnlyList<string> words, int at, int place)
    {
        if (place == _places.Count)
        {
            return at;
        }

        var (alternatives, isOptional) = _places[place];
        foreach (var alternative in alternatives)
        {
            if (Step(words, at, alternative) is { } after && Match(words, after, place + 1) is { } next)
            {
                return next;
            }
        }

        return isOptional ? Match(words, at, place + 1) : null;
    }

    // where the phrase goes on after one alternative; null when the words do not have it there
    private static int? Step(IReadOnlyList<string> words, int at, string alternative) =>
        alternative switch
        {
            Begin => at == 0 || Is(words[at - 1], Comma) ? at : null,
            End => at == words.Count || Is(words[at], Comma) ? at : null,
            _ => at < words.Count && Is(words[at], alternative) ? at + 1 : null,
        };

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private sealed record Place(IReadOnlyList<string> Alternatives, bool IsOptional);
}
