using RecsConsole.Engine.Text;

namespace RecsConsole.Features.Search;

/// <summary>Display texts of kinds, states and periods.</summary>
public static class SearchLabels
{
    /// <summary>The kinds in the order they are shown.</summary>
    public static IReadOnlyList<SearchKind> Kinds { get; } = [SearchKind.Case, SearchKind.Document, SearchKind.Person];

    /// <summary>Periods of "updated since", in days.</summary>
    public static IReadOnlyList<int> Spans { get; } = [1, 7, 30, 90, 365];

    public static string Many(SearchKind kind) =>
        kind switch
        {
            SearchKind.Case => SharedTexts.Cases,
            SearchKind.Document => SharedTexts.Documents,
            SearchKind.Person => SharedTexts.People,
            _ => Texts.Everything,
        };

    /// <summary>Name in URLs and in the log.</summary>
    public static string Name(SearchKind kind) => kind.ToString().ToLowerInvariant();

    public static string Since(int days) =>
        days switch
        {
            1 => Texts.UpdatedTodayOrYesterday,
            7 => Texts.UpdatedThisWeek,
            30 => Texts.UpdatedIn30Days,
            90 => Texts.UpdatedIn90Days,
            _ => Texts.UpdatedInAYear,
        };

    /// <summary>"contract_until" becomes "Contract until"; anything with capitals or spaces stays as it is.</summary>
    public static string Plain(string key)
    {
        if (key.Length == 0 || key.Any(char.IsUpper) || key.Contains(' ', StringComparison.Ordinal))
        {
            return key;
        }

        var words = key.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? key : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>"1 to 20 of the 143 best", or "12 found" when everything fits.</summary>
    public static string Count(SearchGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (group.Lines.Count == 0)
        {
            return Texts.NoneFound;
        }

        if (group.Lines.Count == group.Total && !group.IsCut)
        {
            return Texts.Found.With(group.Total);
        }

        var (first, last) = (group.Lines[0].Rank, group.Lines[^1].Rank);
        var span = first == 1 ? $"{last}" : Texts.Span.With(first, last);
        return group.IsCut ? Texts.OfTheBest.With(span, group.Total) : Texts.SpanOfTotal.With(span, group.Total);
    }

    /// <summary>Language of a text as expected by the indexes.</summary>
    public static TextLanguage Language(string? code) => TextLanguages.Of(code);

    /// <summary>What a screen reader announces when results arrive; empty while nothing is searched for.</summary>
    public static string Announcement(SearchAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Query.IsEmpty ? ""
            : answer.Lines.Any()
                ? string.Join(
                    ", ",
                    answer.Groups.Where(group => group.Lines.Count > 0).Select(group => $"{Many(group.Kind)}: {Count(group)}")
                )
            : Texts.NothingFound;
    }
}
