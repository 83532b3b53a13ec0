using System.Text;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>
/// Finds texts that say the same: equal titles, or bodies whose sequences of three words overlap by four fifths (A. Z. Broder, "On the
/// resemblance and containment of documents", SEQUENCES 1997). Short bodies are compared by their titles only.
/// </summary>
internal static class NearDuplicates
{
    private const int WordsPerShingle = 3;
    private const int FewestShingles = 10;
    private const double Resemblance = 0.8;

    // a sequence in more texts than this is boilerplate, and comparing all of them with each other would take long
    private const int MostSharing = 200;

    /// <summary>The numbers of two texts each, the lower one first.</summary>
    public static IReadOnlyList<(int First, int Second)> In(IReadOnlyList<(string Title, string Body)> texts) =>
        [.. SameTitles(texts).Union(SameBodies(texts)).Order()];

    private static IEnumerable<(int First, int Second)> SameTitles(IReadOnlyList<(string Title, string Body)> texts) =>
        texts
            .Select((text, number) => (Title: string.Join(' ', WordsOf(text.Title)), number))
            .Where(each => each.Title.Length > 0)
            .GroupBy(each => each.Title, each => each.number, StringComparer.Ordinal)
            .Where(same => same.Count() is > 1 and <= MostSharing)
            .SelectMany(same => Pairs([.. same]));

    private static IEnumerable<(int First, int Second)> SameBodies(IReadOnlyList<(string Title, string Body)> texts)
    {
        var shingles = texts.Select(text => ShinglesOf(text.Body)).ToList();
        var common = new Dictionary<(int First, int Second), int>();
        var sharing = shingles
            .SelectMany((own, number) => own.Count < FewestShingles ? [] : own.Select(shingle => (shingle, number)))
            .GroupBy(each => each.shingle, each => each.number, StringComparer.Ordinal);
        foreach (var pair in sharing.Where(same => same.Count() is > 1 and <= MostSharing).SelectMany(same => Pairs([.. same])))
        {
            common[pair] = common.GetValueOrDefault(pair) + 1;
        }

        return common
            .Where(each => each.Value >= Resemblance * (shingles[each.Key.First].Count + shingles[each.Key.Second].Count - each.Value))
            .Select(each => each.Key);
    }

    private static IEnumerable<(int First, int Second)> Pairs(List<int> numbers) =>
        numbers.SelectMany((first, index) => numbers.Skip(index + 1).Select(second => (first, second)));

    private static HashSet<string> ShinglesOf(string text)
    {
        var words = WordsOf(text);
        return Enumerable
            .Range(0, Math.Max(0, words.Count - WordsPerShingle + 1))
            .Select(start => string.Join(' ', words.GetRange(start, WordsPerShingle)))
            .ToHashSet(StringComparer.Ordinal);
    }

    // letters and digits only: punctuation and Markdown do not make another text
    private static List<string> WordsOf(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            plain.Append(char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ');
        }

        return [.. plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
