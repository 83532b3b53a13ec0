using System.Globalization;
using RecsConsole.Cli.Census;

namespace RecsConsole.Cli.PageTruth;

/// <summary>
/// Checks that the parts of a page agree: counts with their lists, playbooks with the timeline, the queue with the first card.
/// </summary>
/// <param name="titles">Titles of the actions, by key.</param>
internal sealed class PartsOracle(CasePageView page, StoredCase own, CaseStepRecord steps, IReadOnlyDictionary<string, string> titles)
{
    /// <summary>Wrong counts and marks.</summary>
    /// <param name="opened">How many items each line about what is not shown opens, in the order of the lines.</param>
    public IEnumerable<Finding> Check(IReadOnlyList<int> opened)
    {
        if (page.SimilarStated is { } stated && stated != page.Similar.Count)
        {
            yield return Count("similar cases", stated, page.Similar.Count);
        }

        foreach (var (line, listed) in page.Excluded.Zip(opened))
        {
            if ((CasePageView.NumbersIn(line) is [var number, ..] ? number : 0) is var told && told != listed)
            {
                yield return Count("not shown", told, listed);
            }
        }

        foreach (var finding in page.Books.SelectMany(Check))
        {
            yield return finding;
        }
    }

    /// <summary>Wrong when the queue names another step than the first card, or one where the page has none.</summary>
    /// <param name="step">The step in the row of the queue; null when the row names none.</param>
    public Finding? CheckQueue(string? step) =>
        string.Equals(step, page.FirstStep, StringComparison.Ordinal)
            ? null
            : Denied("queue", $"the queue says \"{step ?? "nothing"}\", the first card \"{page.FirstStep ?? "nothing"}\"");

    private IEnumerable<Finding> Check(BookOnPage book)
    {
        if (book.Of is { } of && of != book.Steps.Count)
        {
            yield return Count(book.Title, of, book.Steps.Count);
        }

        if (book.Done is { } done && done != book.Steps.Count(step => step.IsDone))
        {
            yield return Count(book.Title, done, book.Steps.Count(step => step.IsDone));
        }

        var failed = book.Steps.Count(step => step is { HasFailed: true, IsVetoed: false });
        if (book.Failed != failed)
        {
            yield return Count(book.Title, book.Failed, failed);
        }

        foreach (var step in book.Steps.Where(IsWrong))
        {
            yield return Denied(book.Title, $"\"{step.Title}\" is marked otherwise than the timeline tells");
        }
    }

    // a step of another role has no title of its own
    private bool IsWrong(BookStep step)
    {
        var keys = titles.Where(each => string.Equals(each.Value, step.Title, StringComparison.Ordinal)).Select(each => each.Key).ToList();
        return keys.Count > 0
            && (keys.Exists(steps.WasDone) != (step.IsDone || step.HasFailed) || (step.HasFailed && !keys.Exists(steps.HasFailed)));
    }

    private Finding Count(string on, int stated, int listed) =>
        new(FindingKind.Count, own.Row.Key, on, string.Create(CultureInfo.InvariantCulture, $"says {stated} and lists {listed}"));

    private Finding Denied(string on, string words) => new(FindingKind.Contradiction, own.Row.Key, on, words);
}
