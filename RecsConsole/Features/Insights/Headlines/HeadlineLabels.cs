using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Charts;
using RecsConsole.Features.Insights.Questions;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>Headlines in words: the value with its n, the trend, and one sentence on what changed.</summary>
internal static class HeadlineLabels
{
    public static string Title(HeadlineKind kind) =>
        kind switch
        {
            HeadlineKind.SlaMet => Texts.HeadlineSlaMet,
            HeadlineKind.TimeToSolution => Texts.TimeToResolution,
            HeadlineKind.Reopened => Texts.HeadlineReopened,
            HeadlineKind.Solved => Texts.HeadlineSolved,
            _ => Texts.DecisionsWithAnAcceptedSuggestion,
        };

    /// <summary>The question of the page whose tiles have the details.</summary>
    public static QuestionKind Question(HeadlineKind kind) => kind == HeadlineKind.Accepted ? QuestionKind.Use : QuestionKind.Outcome;

    /// <summary>"84 %", "5 h 12 m", "240", or "240 (8.0 a day)" where the compared period has another length.</summary>
    public static string Value(InsightHeadline headline) => Value(headline.Kind, headline.Now) ?? SharedTexts.NoneInSentence;

    /// <summary>What the value rests on: "201 of 240 cases".</summary>
    public static string? Rest(InsightHeadline headline) =>
        headline.Now switch
        {
            { Rate: { } rate } =>
                $"{SharedTexts.ShareOf.With(ChartNumbers.Count(rate.Hits), ChartNumbers.Count(rate.N))} {Whole(headline.Kind, rate.N)}",
            { Median: not null, N: var n } => Texts.MedianOf.With(ChartNumbers.Count(n), Whole(headline.Kind, n)),
            _ => null,
        };

    /// <summary>"Up 6 points", "No clear change" or "Too few to say".</summary>
    public static string Trend(InsightHeadline headline) =>
        headline.Trend switch
        {
            InsightTrend.Up => Texts.TrendUp.With(Amount(headline)),
            InsightTrend.Down => Texts.TrendDown.With(Amount(headline)),
            InsightTrend.Unclear => Texts.TrendUnclear,
            _ => Texts.TrendTooFew,
        };

    /// <summary>"78 % of 212" or "5 h 12 m (n = 212)" in the period before.</summary>
    public static string Before(InsightHeadline headline) =>
        headline.Before is { N: > 0 } before && Value(headline.Kind, before) is { } value
            ? Texts.HeadlineBefore.With(
                before switch
                {
                    { Rate: not null } => SharedTexts.ShareOf.With(value, ChartNumbers.Count(before.N)),
                    { Median: not null } => Texts.ValueOfSome.With(value, ChartNumbers.Count(before.N)),
                    _ => value,
                }
            )
            : Texts.HeadlineNoneBefore;

    /// <summary>One sentence on the clear changes, with the numbers they rest on, and one on what cannot be said.</summary>
    public static string WhatChanged(IReadOnlyList<InsightHeadline> headlines, InsightFilter filter)
    {
        var known = headlines.Where(headline => headline.Absent is null).ToList();
        var changed = known.Where(headline => headline.Trend is InsightTrend.Up or InsightTrend.Down).ToList();
        var tooFew = known.Where(headline => headline.Trend == InsightTrend.TooFew).ToList();
        var before = InsightLabels.Before(filter);
        List<string> sentences = [];
        if (changed.Count > 0)
        {
            sentences.Add(Texts.WhatChanged.With(before, string.Join("; ", changed.Select(Change))));
        }
        else if (tooFew.Count < known.Count)
        {
            sentences.Add(Unchanged([.. known.Except(tooFew)], before));
        }

        if (tooFew.Count > 0)
        {
            sentences.Add(Texts.TooFewToSay.With(HeadlineTrends.Fewest, string.Join("; ", tooFew.Select(Numbers))));
        }

        return string.Join(' ', sentences);
    }

    // The page has more figures than these, and another of them may well differ.
    private static string Unchanged(List<InsightHeadline> compared, string before) =>
        compared is [var only]
            ? Texts.OneFigureUnchanged.With(before, Title(only.Kind))
            : Texts.NothingChanged.With(before, ChartNumbers.Count(compared.Count));

    private static string Change(InsightHeadline headline) =>
        Texts.ChangedFigure.With(
            Title(headline.Kind),
            Trend(headline).AsClause(),
            ChartNumbers.Count(headline.Now!.N),
            ChartNumbers.Count(headline.Before!.N)
        );

    private static string Numbers(InsightHeadline headline) =>
        Texts.FewOfFigure.With(Title(headline.Kind), ChartNumbers.Count(headline.Now?.N ?? 0), ChartNumbers.Count(headline.Before?.N ?? 0));

    private static string? Value(HeadlineKind kind, HeadlineValue? value) =>
        value switch
        {
            { Rate: { } rate } => rate.Share is { } share ? ChartNumbers.Percent(share) : null,
            { Median: { } median } => DurationLabels.Working(median),
            { PerDay: { } daily, N: var n } => Texts.CountAndPerDay.With(ChartNumbers.Count(n), PerDay(daily)),
            { N: var n } when kind == HeadlineKind.Solved => ChartNumbers.Count(n),
            _ => null,
        };

    private static string PerDay(double daily) => daily.ToString("#,0.0", CultureInfo.CurrentCulture);

    // only for a clear change, which both periods have a value for
    private static string Amount(InsightHeadline headline) =>
        (headline.Now, headline.Before) switch
        {
            ({ Rate.Share: { } now }, { Rate.Share: { } before }) => Texts.PercentagePoints.With(
                Math.Abs(ChartNumbers.Points(now, before)).ToString("0.#", CultureInfo.CurrentCulture)
            ),
            ({ Median: { } now }, { Median: { } before }) => DurationLabels.Working((now - before).Duration()),
            ({ } now, { N: > 0 } before) when !InsightLabels.IsOne(headline.Ratio) => Texts.ChangePerDay.With(
                ChartNumbers.Percent(Math.Abs((now.N / (before.N * headline.Ratio)) - 1))
            ),
            ({ } now, { N: > 0 } before) => ChartNumbers.Percent(Math.Abs(now.N - before.N) / (double)before.N),
            ({ } now, _) => ChartNumbers.Count(now.N),
            _ => "",
        };

    private static string? Whole(HeadlineKind kind, long number) =>
        kind switch
        {
            HeadlineKind.SlaMet => Texts.CasesWithAnSla,
            HeadlineKind.Accepted => Texts.OfDecisions.With(number),
            _ => Texts.OfCases.With(number),
        };
}
