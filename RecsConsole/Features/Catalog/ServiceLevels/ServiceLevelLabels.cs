using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>Display texts of service levels.</summary>
public static class ServiceLevelLabels
{
    /// <summary>The label of a form field.</summary>
    public static string Part(string place) =>
        place switch
        {
            ServiceLevelPlace.Key => SharedTexts.Id,
            ServiceLevelPlace.Title => SharedTexts.Title,
            ServiceLevelPlace.CaseTypes => Texts.CaseTypes,
            ServiceLevelPlace.Priority => Texts.Priority,
            ServiceLevelPlace.Tier => Texts.CustomerTier,
            ServiceLevelPlace.Target => Texts.TimeToSolution,
            ServiceLevelPlace.Calendar => Texts.HoursThatCount,
            ServiceLevelPlace.Pauses => Texts.ClockPausesIn,
            ServiceLevelPlace.Cases => SharedTexts.Cases,
            _ => place,
        };

    /// <summary>The cases that the level covers, in one line.</summary>
    public static string Cases(ServiceLevelContent text, ServiceLevelChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        var parts = new[]
        {
            text.CaseTypes.Count == 0 ? null : string.Join(", ", text.CaseTypes.Select(choices.NameOf)),
            text.Priority is { } priority ? Priority(priority) : null,
            text.Tier,
        };
        var named = parts.OfType<string>().ToList();
        return named.Count == 0 ? Texts.EveryCaseOfTheTenant : string.Join("; ", named);
    }

    public static string Priority(int priority) => $"P{priority}";

    /// <summary>The target, and which hours count.</summary>
    public static string Target(ServiceLevelContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hours = DurationLabels.Working(text.Target);
        return text.IsRoundTheClock ? Texts.TargetRoundTheClock.With(hours) : Texts.TargetInWorkingTime.With(hours);
    }

    /// <summary>When the clock runs, by case type.</summary>
    public static string Hours(ServiceLevelContent text, ServiceLevelChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        return text.IsRoundTheClock ? CalendarHourLabels.Of(calendar: null)
            : text.CalendarKey is { } key
                ? Texts.HoursOfType.With(choices.CalendarOf(key)?.Name ?? key, CalendarHourLabels.Of(choices.CalendarOf(key)))
            : string.Join(
                '\n',
                choices.TypesOf(text.CaseTypes).Select(type => Texts.HoursOfType.With(type.Name, CalendarHourLabels.Of(type.Calendar)))
            );
    }

    public static string Pauses(ServiceLevelContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.PauseStates.Count == 0 ? Texts.ClockNeverPauses : string.Join(", ", text.PauseStates.Select(StateLabels.Of));
    }

    /// <summary>What publishing does to the deadlines of open cases.</summary>
    /// <param name="moved">The open cases that would get a different deadline.</param>
    public static string OnOpenCases(int moved, bool applies) =>
        moved == 0 ? Texts.NoOpenCaseMoves
        : applies ? Texts.OpenCasesMove.With(moved)
        : Texts.OpenCasesStay.With(moved);

    /// <summary>Every field with its words, in the order of the form.</summary>
    public static IReadOnlyList<VersionFieldText> Fields(ServiceLevelContent text, ServiceLevelChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            new(SharedTexts.Title, text.Title),
            new(Texts.ForWhichCases, Cases(text, choices)),
            new(Texts.TimeToSolution, Target(text)),
            new(Texts.HoursThatCount, Hours(text, choices)),
            new(Texts.ClockPausesIn, Pauses(text)),
        ];
    }
}
