using System.Text.RegularExpressions;
using RecsConsole.Cli.Census;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Checks the content around the cards of a page against the rows.</summary>
/// <param name="titles">Titles of the actions, by key.</param>
internal sealed partial class PageOracle(
    CasePageView page,
    StoredCase own,
    CaseStepRecord steps,
    IReadOnlyDictionary<string, string> titles
)
{
    /// <summary>Wrong statements around the cards.</summary>
    /// <param name="similar">The rows of the similar cases on the page, by key.</param>
    public IEnumerable<Finding> Check(IReadOnlyDictionary<string, StoredCase> similar)
    {
        foreach (var sentence in page.Memory)
        {
            if (Denied(sentence) is { } words)
            {
                yield return new(FindingKind.Contradiction, own.Row.Key, "memory", words);
            }
        }

        foreach (var each in page.Similar)
        {
            var record = similar[each.Key];
            if (!each.Outcome.StartsWith(OutcomeLabels.Of(record.Row), StringComparison.Ordinal))
            {
                yield return Similar($"{each.Key} ended otherwise than \"{each.Outcome}\"");
            }

            if (each.Resolving is { } step && !IsSolvedBy(record, step))
            {
                yield return Similar($"{each.Key} was not resolved by \"{step}\"");
            }
        }

        foreach (var line in page.Excluded)
        {
            var numbers = Numbers().Matches(line).Select(found => PageCard.NumberIn(found.Value)!.Value).ToList();
            if (numbers.Count > 0 && numbers[0] != numbers.Skip(1).Sum())
            {
                yield return new(FindingKind.Count, own.Row.Key, "not shown", line);
            }
        }
    }

    private string? Denied(string sentence)
    {
        if (Step().Match(sentence) is { Success: true } found && sentence.Contains("did not help", StringComparison.Ordinal))
        {
            var title = found.Groups["title"].Value;
            return titles.Any(each => string.Equals(each.Value, title, StringComparison.Ordinal) && steps.HasFailed(each.Key))
                ? null
                : $"\"{title}\" did not fail: {sentence}";
        }

        return sentence.StartsWith("Waiting", StringComparison.Ordinal) && !sentence.StartsWith(page.State, StringComparison.Ordinal)
            ? $"the head says {page.State}: {sentence}"
            : null;
    }

    private bool IsSolvedBy(StoredCase record, string title) =>
        record.Events.Any(row => string.Equals(TitleOf(row.Activity), title, StringComparison.Ordinal) && record.IsSolvedBy(row.Activity));

    private string? TitleOf(string? action) => action is null ? null : titles.GetValueOrDefault(action, action);

    private Finding Similar(string words) => new(FindingKind.Contradiction, own.Row.Key, "similar cases", words);

    [GeneratedRegex("\"(?<title>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Step();

    [GeneratedRegex(@"\d[\d,]*", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
