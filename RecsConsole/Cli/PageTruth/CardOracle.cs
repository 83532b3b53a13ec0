using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Cli.Census;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Cli.PageTruth;

/// <summary>
/// Checks what a card says against the case's rows, the cases behind its numbers and the rest of the page. It knows English sentences and
/// tables only, and never calls the recommender.
/// </summary>
/// <param name="page">The page with the card.</param>
/// <param name="own">The rows of the case itself.</param>
/// <param name="steps">The outcomes of its steps.</param>
/// <param name="similar">The rows of the similar cases on the page that count.</param>
internal sealed class CardOracle(CasePageView page, StoredCase own, CaseStepRecord steps, IReadOnlyList<StoredCase> similar)
{
    private const int MaxFigures = 2;
    private const int MinSure = 4;

    private static readonly string[] s_unsure = ["no similar case", "no finished case", "did not help", ": only "];

    /// <summary>The key of the case.</summary>
    public string Key => own.Row.Key;

    /// <summary>Wrong statements on a card, independent of what its numbers open.</summary>
    public IEnumerable<Finding> Check(PageCard card)
    {
        if (card.Numbers > MaxFigures)
        {
            yield return Of(FindingKind.Figures, card, card.Reason + (card.Load is null ? null : " " + card.Load));
        }

        var denied = card.Item.Kind switch
        {
            SlateKind.Action => DeniedOfAction(card),
            SlateKind.Document => DeniedOfDocument(card),
            _ => DeniedOfPerson(card),
        };
        foreach (var words in denied.Concat(DeniedBySign(card)).Append(DeniedChance(card)).OfType<string>())
        {
            yield return Of(FindingKind.Contradiction, card, words);
        }
    }

    /// <summary>Wrong statements about a number on a card, judged by what it opens.</summary>
    /// <param name="listed">The rows of the listed cases.</param>
    public IEnumerable<Finding> Check(PageCard card, CardFact fact, CardEvidence opened, IReadOnlyList<StoredCase> listed)
    {
        if (fact.Number is not { } number)
        {
            yield break;
        }

        if (opened.IsEmpty)
        {
            yield return Of(FindingKind.Count, card, $"\"{fact.Text}\" opens nothing: {card.Reason}");
        }
        else if (opened.Cases.Count > 0 && opened.Cases.Count + opened.More != number)
        {
            yield return Of(
                FindingKind.Count,
                card,
                string.Create(CultureInfo.InvariantCulture, $"\"{fact.Text}\" opens {opened.Cases.Count} cases and {opened.More} more")
            );
        }

        foreach (var each in listed.Where(each => !IsCounted(card, fact.FactId, each)))
        {
            yield return Of(FindingKind.Contradiction, card, $"{fact.FactId} counts {each.Row.Key}, which is none: {card.Reason}");
        }
    }

    // the condition for a case to count towards a fact; facts not covered here accept any case
    private bool IsCounted(PageCard card, string fact, StoredCase each) =>
        (card.Item.Kind, fact) switch
        {
            (SlateKind.Action, "used") => each.Took(card.Item.Id, own.Row.Status),
            (SlateKind.Action, "resolved" or "hours") => each.IsSolvedBy(card.Item.Id) && each.EndedWell,
            (SlateKind.Document, "used") => each.Documents.Contains(card.Item.Id),
            (SlateKind.Expert, "used") => Is(each.Row.ResolvedById?.ToString("D"), card.Item.Id),
            (_, "ended_well") => each.EndedWell,
            _ => true,
        };

    private IEnumerable<string?> DeniedOfAction(PageCard card)
    {
        var done = own.StepsOf(card.Item.Id).ToList();
        yield return NeverUsed(card)
        && !card.ConfidenceSays("after the same step")
        && similar.FirstOrDefault(each => each.Took(card.Item.Id, own.Row.Status)) is { } used
            ? $"says that no similar case used it in this state; {used.Row.Key} did"
            : null;
        yield return card.Says("New in the catalog") && done.Count > 0 ? "says that it is new; it was done on this case" : null;
        yield return card.Says("Done on") && !done.Any(row => card.Says(DayOf(row.At))) ? "tells a day on which it was not done" : null;
        yield return card.Says("the last step was on")
        && !own.Events.Any(row => row.Kind is CaseEventKind.Action && card.Says(DayOf(row.At)))
            ? "tells a last step on a day on which nothing was done"
            : null;
        yield return card.Says("did not help") && !steps.HasFailed(card.Item.Id) ? "says that it did not help; the rows do not" : null;
        yield return steps.HasFailed(card.Item.Id) && card.Sign is "High" or "Medium" ? "is sure of a step that failed here" : null;
        yield return card.Facts.Any(fact => Is(fact.FactId, "state") && !Is(fact.Text, page.State))
            ? $"speaks of another state than {page.State}"
            : null;
        yield return card.Says("SLA is late") && !page.Head.Contains("late", StringComparison.OrdinalIgnoreCase)
            ? "says that the SLA is late; the head does not"
            : null;
        yield return card.Item.Policy is not null && (!card.Says("Required by policy") || card.Sign is not null)
            ? "is required, and does not say so or has a sign"
            : null;
        yield return card.Item.TakesCase && card.Sign is not null ? "begins the work, and has a sign" : null;
        yield return card.Item.Policy is null && card.Says("Required by policy") ? "says that it is required; it is not marked so" : null;
    }

    private IEnumerable<string?> DeniedOfDocument(PageCard card)
    {
        yield return NeverUsed(card) && similar.FirstOrDefault(each => each.Documents.Contains(card.Item.Id)) is { } used
            ? $"says that no similar case used it; {used.Row.Key} did"
            : null;
    }

    private IEnumerable<string?> DeniedOfPerson(PageCard card)
    {
        yield return (NeverUsed(card) || card.Says("no finished case"))
        && similar.FirstOrDefault(each => Is(each.Row.ResolvedById?.ToString("D"), card.Item.Id)) is { } used
            ? $"says that nothing is in their record; {used.Row.Key} is"
            : null;
        yield return card.Says("In working hours now") != card.Item.Person?.InWorkingHours && card.Says("In working hours now")
            ? "says that they are here; the sign does not"
            : null;
        yield return card.Says("which has the case")
        && (own.Row.TeamKey is not { } team || !card.Says(StateLabels.Of(team)) && !card.Says(team))
            ? "names a team that does not have the case"
            : null;
    }

    // a document or a person has a chance only where similar cases had it; steps have counts of their own
    private static string? DeniedChance(PageCard card) =>
        card.Item.Kind is not SlateKind.Action
        && card.ConfidenceSays("Estimated chance")
        && !card.ConfidenceSays("No estimated chance")
        && NeverUsed(card)
            ? "states a chance of what no similar case had"
            : null;

    private static IEnumerable<string?> DeniedBySign(PageCard card)
    {
        yield return Is(card.Sign, "High") && s_unsure.Any(card.ConfidenceSays)
            ? $"is sure without a reason: {card.ConfidenceReason}"
            : null;
        yield return Is(card.Sign, "Low")
        && SuccessCount.In(card.ConfidenceReason) is { Of: >= MinSure } good
        && good.Good * 4 >= good.Of * 3
            ? $"is a guess with a good record: {card.ConfidenceReason}"
            : null;
        yield return SuccessCount.In(card.Reason) is { } stated
        && SuccessCount.In(card.ConfidenceReason) is { } confidence
        && stated.Of == confidence.Of
        && stated != confidence
            ? $"counts success twice: {card.Reason} / {card.ConfidenceReason}"
            : null;
    }

    private static bool NeverUsed(PageCard card) => card.Says("no similar case") || card.ConfidenceSays("no similar case");

    private static string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private Finding Of(FindingKind kind, PageCard card, string words) => new(kind, own.Row.Key, card.Item.Title, words);

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
