using System.Globalization;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights;

/// <summary>Display texts for keys and numbers.</summary>
internal static class InsightLabels
{
    /// <summary>The kinds of slates with their words, in the order of the case page.</summary>
    public static IReadOnlyList<(ItemKind Kind, string Words)> Kinds =>
        [(ItemKind.Action, SharedTexts.Actions), (ItemKind.Document, SharedTexts.Documents), (ItemKind.Expert, Texts.PeopleToAsk)];

    /// <summary>The counted unit in singular or plural: 1 request, 2 requests.</summary>
    public static string Unit(int count, string unit) =>
        unit switch
        {
            "decisions" => Texts.UnitDecisions.With(count),
            "requests" => Texts.UnitRequests.With(count),
            "dismissals" => Texts.UnitDismissals.With(count),
            "accepted" => Texts.UnitAccepted,
            "overrides" => Texts.UnitOverrides.With(count),
            "answers" => Texts.UnitAnswers.With(count),
            "reports" => Texts.UnitReports.With(count),
            _ => unit,
        };

    /// <summary>What a share is of, behind its number: "171 of 226 decisions", "1 of 1 decision".</summary>
    public static string? Of(string? whole, long number) =>
        whole switch
        {
            "decisions" => Texts.OfDecisions.With(number),
            "requests" => Texts.OfRequests.With(number),
            "dismissals" => Texts.OfDismissals.With(number),
            "cases" => Texts.OfCases.With(number),
            "answers" => Texts.OfAnswers.With(number),
            "ratings" => Texts.OfRatings.With(number),
            "decided" => Texts.OfDecided,
            _ => whole,
        };

    public static string Kind(ItemKind kind) => Kinds.First(each => each.Kind == kind).Words;

    /// <summary>"34 % of 212 items on screen".</summary>
    public static string Rate(InsightRate rate, string? of) =>
        rate.Share is { } share
            ? SharedTexts.ShareOf.With(ChartNumbers.Percent(share), ChartNumbers.Count(rate.N)) + (of is null ? "" : " " + Of(of, rate.N))
            : Texts.NoneOfZeroWithOf.With(of is null ? "" : " " + Of(of, 0));

    /// <summary>A share as the value of a step in a chart: "84 % of 25", or no value without observations.</summary>
    public static StepValue Step(InsightRate rate) =>
        rate.Share is { } share ? new(share, SharedTexts.ShareOf.With(ChartNumbers.Percent(share), ChartNumbers.Count(rate.N))) : new(null);

    /// <summary>"28 to 41 %".</summary>
    public static string Interval(InsightRate rate) =>
        SharedTexts.To.With(ChartNumbers.Percent(rate.Low).TrimEnd('%').TrimEnd(), ChartNumbers.Percent(rate.High));

    /// <summary>"+12 %" change of a count from the compared one; null when the compared one is zero.</summary>
    /// <param name="ratio">Length of the period by that of the compared one; if they differ, the change is one per day.</param>
    public static string? Change(long now, long before, double ratio = 1)
    {
        if (before == 0)
        {
            return null;
        }

        var expected = before * ratio;
        var change = (100 * (now - expected) / expected).ToString("+0;−0;0", CultureInfo.CurrentCulture) + " %";
        return IsOne(ratio) ? change : Texts.ChangePerDay.With(change);
    }

    /// <summary>Both periods are equally long.</summary>
    public static bool IsOne(double ratio) => Math.Abs(ratio - 1) < 0.001;

    /// <summary>"+4 points" difference of two shares.</summary>
    public static string Points(double difference) => (100 * difference).ToString("+0.#;−0.#;0", CultureInfo.CurrentCulture);

    /// <summary>"the 30 days before", or the days that were chosen.</summary>
    public static string Before(InsightFilter filter) =>
        filter.HasComparison
            ? SharedTexts.To.With(filter.BeforeFrom!.Value.OnScreen("d MMM yyyy"), filter.BeforeTo!.Value.OnScreen("d MMM yyyy"))
        : filter.HasOwnDates ? Texts.AsManyDaysBefore
        : Texts.TheDaysBefore.With(filter.Days);

    public static string CaseAddress(string key) => "/cases/" + Uri.EscapeDataString(key);
}
