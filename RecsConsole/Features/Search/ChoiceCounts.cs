namespace RecsConsole.Features.Search;

/// <summary>Counts the values of the best results, as choices for the filters.</summary>
internal sealed class ChoiceCounts
{
    private const int Max = 12;
    private readonly Dictionary<string, int> _issues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _products = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);

    public SearchChoices Choices => new(Best(_issues), Best(_products), Best(_languages));

    public void Add(IEnumerable<string> issues, string? product, IEnumerable<string> languages)
    {
        Add(_issues, issues);
        Add(_products, product is null ? [] : [product]);
        Add(_languages, languages);
    }

    private static void Add(Dictionary<string, int> counts, IEnumerable<string> values)
    {
        foreach (var value in values.Where(value => value.Length > 0))
        {
            counts[value] = counts.GetValueOrDefault(value) + 1;
        }
    }

    private static List<SearchChoice> Best(Dictionary<string, int> counts) =>
        [
            .. counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(Max)
                .Select(pair => new SearchChoice(pair.Key, pair.Value)),
        ];
}
