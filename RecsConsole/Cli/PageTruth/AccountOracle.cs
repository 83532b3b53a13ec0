using System.Globalization;
using AngleSharp.Dom;
using RecsConsole.Features.Cases;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Checks the page of a customer against the rows of the cases it lists.</summary>
/// <param name="account">The key of the customer.</param>
internal sealed class AccountOracle(string account, IParentNode page)
{
    /// <summary>Keys of the cases on the page.</summary>
    public IReadOnlyList<string> Keys => [.. Lines(page).Select(KeyOf).Distinct(StringComparer.Ordinal)];

    /// <param name="rows">The rows of the listed cases, by key.</param>
    public IEnumerable<Finding> Check(IReadOnlyDictionary<string, StoredCase> rows)
    {
        foreach (var line in Lines(page))
        {
            foreach (var words in Denied(line, rows[KeyOf(line)]).OfType<string>())
            {
                yield return Of(FindingKind.Contradiction, words);
            }
        }

        foreach (var section in page.QuerySelectorAll(".main section").Where(each => each.QuerySelector(".foot") is null))
        {
            var listed = Lines(section).Count();
            if (
                listed > 0
                && section.QuerySelector("header .small") is { } stated
                && CasePageView.NumbersIn(CasePageView.Plain(stated)) is [var number, ..]
                && number != listed
            )
            {
                yield return Of(FindingKind.Count, string.Create(CultureInfo.InvariantCulture, $"says {number} and lists {listed}"));
            }
        }

        if (DeniedAdvice() is { } advice)
        {
            yield return Of(FindingKind.Contradiction, advice);
        }
    }

    private IEnumerable<string?> Denied(IElement line, StoredCase record)
    {
        var (key, row) = (KeyOf(line), record.Row);
        yield return string.Equals(row.AccountKey, account, StringComparison.Ordinal) ? null : $"{key} is of another customer";
        yield return line.ClassList.Contains("done") == row.IsOpen ? $"{key} is listed as {(row.IsOpen ? "finished" : "open")}" : null;
        yield return row.IsOpen
        && line.QuerySelector(".state .tag") is { } state
        && !string.Equals(CasePageView.Plain(state), CaseLabels.State(row.Status), StringComparison.Ordinal)
            ? $"{key} is not in state {CasePageView.Plain(state)}"
            : null;
    }

    // the next action is the step that the list names for the same case
    private string? DeniedAdvice()
    {
        if (page.QuerySelector(".next h3") is not { } title || page.QuerySelector(".next .what .mono") is not { } on)
        {
            return null;
        }

        var (step, key) = (CasePageView.Plain(title), CasePageView.Plain(on));
        var line = Lines(page)
            .FirstOrDefault(each => !each.ClassList.Contains("done") && string.Equals(KeyOf(each), key, StringComparison.Ordinal));
        return line?.QuerySelector(".step") is { } listed && !CasePageView.Plain(listed).Contains(step, StringComparison.Ordinal)
            ? $"advises \"{step}\" on {key}, whose line says \"{CasePageView.Plain(listed)}\""
            : null;
    }

    // of the lists of cases
    private static IEnumerable<IElement> Lines(IParentNode part) =>
        part.QuerySelectorAll("li").Where(line => line.QuerySelector(".key") is not null && line.QuerySelector(".state") is not null);

    private static string KeyOf(IElement line) => CasePageView.Plain(line.QuerySelector(".key")!);

    private Finding Of(FindingKind kind, string words) => new(kind, account, "customer", words);
}
