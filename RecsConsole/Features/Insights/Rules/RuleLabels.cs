using System.Globalization;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>Alarms that people set, in words.</summary>
internal static class RuleLabels
{
    private const int MaxDays = 8;

    /// <summary>"Above a limit".</summary>
    public static string Kind(FigureAlarmKind kind) =>
        kind switch
        {
            FigureAlarmKind.Above => Texts.AlarmAbove,
            FigureAlarmKind.Below => Texts.AlarmBelow,
            FigureAlarmKind.Unusual => Texts.AlarmUnusual,
            _ => Texts.AlarmMissing,
        };

    /// <summary>"above 20 %", "unusual" or "no data".</summary>
    public static string Condition(AlarmRule rule) =>
        (rule.Kind, rule.Limit) switch
        {
            (FigureAlarmKind.Above, { } limit) => Texts.AlarmIsAbove.With(Amount(UnitOf(rule.Figure), limit / AlarmRule.Millionths)),
            (FigureAlarmKind.Below, { } limit) => Texts.AlarmIsBelow.With(Amount(UnitOf(rule.Figure), limit / AlarmRule.Millionths)),
            (FigureAlarmKind.Unusual, _) => Texts.AlarmIsUnusual,
            _ => Texts.AlarmHasNoData,
        };

    /// <summary>"Decisions with an accepted suggestion (Acceptance)".</summary>
    public static string Title(AlarmRule rule) =>
        WatchableFigures.Find(rule.Figure) is { } figure ? Texts.FigureInItsPlace.With(figure.Words.Words, figure.Place) : rule.Figure;

    /// <summary>"7 days, Team one, workflow Support".</summary>
    public static string Slice(AlarmRule rule, IReadOnlyDictionary<string, string> teams, IReadOnlyList<InsightWorkflow> workflows)
    {
        string?[] parts =
        [
            WatchableFigures.Find(rule.Figure) is { IsOfNow: true } ? Texts.AsOfNowInSentence : Texts.AlarmDays.With(rule.Days),
            rule.Team is { } team ? teams.GetValueOrDefault(team, team) : null,
            rule.Role is { } role ? RoleNames.Of(role) : null,
            rule.Workflow is { } key
                ? workflows.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal))?.Name ?? key
                : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>The latest days on which an alarm would have been raised.</summary>
    public static string RaisedOn(IReadOnlyList<DateOnly> days) =>
        Texts.RaisedOnDays.With(string.Join(", ", days.TakeLast(MaxDays).Select(day => day.OnScreen("d MMM"))));

    /// <summary>The sentence of an alarm that is up.</summary>
    public static StoredText OfFinding(FigureFinding finding)
    {
        var values = finding.Values;
        string? Get(string name) => values.GetValueOrDefault(name);
        var figure = WatchableFigures.Find(Get(FindingValues.Figure));
        var (name, slice) = (figure?.Words ?? StoredText.From<Texts>(nameof(Texts.AmountOnly), Get(FindingValues.Figure)), SliceOf(values));
        StoredText AmountOf(string value) => Amount(figure?.Unit ?? FigureUnit.Number, Number(Get(value)));
        StoredText Sentence(string text, string other) =>
            StoredText.From<Texts>(text, name, AmountOf(FindingValues.Value), AmountOf(other), slice, Get(FindingValues.Count));
        StoredText OfLimit(string text, string withInterval, string limit) =>
            Get(FindingValues.Low) is null
                ? Sentence(text, limit)
                : StoredText.From<Texts>(
                    withInterval,
                    name,
                    AmountOf(FindingValues.Value),
                    AmountOf(limit),
                    slice,
                    Get(FindingValues.Count),
                    AmountOf(FindingValues.Low),
                    AmountOf(FindingValues.High)
                );
        return ColumnCodes.Find<FigureAlarmKind>(Get(FindingValues.Kind)) switch
        {
            FigureAlarmKind.Above => OfLimit(nameof(Texts.FigureIsAbove), nameof(Texts.FigureIsSurelyAbove), FindingValues.Limit),
            FigureAlarmKind.Below => OfLimit(nameof(Texts.FigureIsBelow), nameof(Texts.FigureIsSurelyBelow), FindingValues.Limit),
            FigureAlarmKind.Unusual => Sentence(nameof(Texts.FigureIsUnusual), FindingValues.Usual),
            _ => StoredText.From<Texts>(nameof(Texts.FigureHasNoData), name, slice),
        };
    }

    /// <summary>"12.3 %", "4.2 h" or "17", for any reader's language.</summary>
    public static StoredText Amount(FigureUnit unit, double value) =>
        unit switch
        {
            FigureUnit.Share => StoredText.From<Texts>(nameof(Texts.AmountInPercent), Math.Round(100 * value, 1)),
            FigureUnit.Points => StoredText.From<Texts>(nameof(Texts.AmountInPoints), Math.Round(100 * value, 1)),
            FigureUnit.Hours => StoredText.From<Texts>(nameof(Texts.AmountInHours), Math.Round(value, 1)),
            FigureUnit.Count => StoredText.From<Texts>(nameof(Texts.AmountOnly), Math.Round(value, 1)),
            _ => StoredText.From<Texts>(nameof(Texts.AmountOnly), Math.Round(value, 3)),
        };

    private static FigureUnit UnitOf(string figure) => WatchableFigures.Find(figure)?.Unit ?? FigureUnit.Number;

    // by key: the trail keeps no names
    private static StoredText SliceOf(IReadOnlyDictionary<string, string> values)
    {
        List<StoredText> parts = [];
        if (WatchableFigures.Find(values.GetValueOrDefault(FindingValues.Figure)) is { IsOfNow: false })
        {
            parts.Add(StoredText.From<Texts>(nameof(Texts.SliceOfDays), (int)Number(values.GetValueOrDefault(FindingValues.Days))));
        }

        Add(nameof(Texts.SliceOfTeam), FindingValues.Team);
        Add(nameof(Texts.SliceOfRole), FindingValues.Role);
        Add(nameof(Texts.SliceOfWorkflow), FindingValues.Workflow);
        return parts.Count == 0 ? StoredText.From<Texts>(nameof(Texts.SliceOfNow)) : StoredText.Join(parts);

        void Add(string text, string name)
        {
            if (values.TryGetValue(name, out var value))
            {
                parts.Add(StoredText.From<Texts>(text, value));
            }
        }
    }

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
