using RecsConsole.Casework.ServiceLevels;

namespace RecsConsole.Features.Catalog.ServiceLevels;

/// <summary>
/// Validates a version before it is saved; messages appear beside their places. The form and the operation apply the same rules.
/// </summary>
public static class ServiceLevelRules
{
    public const int MaxEntries = 50;
    public const int LowestPriority = 4;

    /// <summary>The longest target: more than a working year.</summary>
    public const int MaxHours = 2_500;

    /// <summary>Messages by place (<see cref="ServiceLevelPlace"/>), in form order; empty when the content is valid.</summary>
    /// <param name="newKey">The id of a new level; null where it has one already.</param>
    public static IReadOnlyDictionary<string, string> Check(string? newKey, ServiceLevelContent text, ServiceLevelChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        return All(newKey, text, choices)
            .Where(pair => pair.Words is not null)
            .ToDictionary(pair => pair.Place, pair => pair.Words!, StringComparer.Ordinal);
    }

    /// <summary>Other published levels for the same cases with equal precedence: they allow saving but block publishing.</summary>
    public static IReadOnlyDictionary<string, string> CheckOthers(string key, ServiceLevelContent text, ServiceLevelChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        var level = text.ToLevel(key, version: 0);
        var same = choices.Others.Where(other => !string.Equals(other.Key, key, StringComparison.Ordinal) && level.Contradicts(other));
        return same.Select(other => other.Title).Order(StringComparer.CurrentCultureIgnoreCase).ToList() is { Count: > 0 } titles
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ServiceLevelPlace.Cases] = Texts.LevelIsForTheSameCases.With(string.Join(", ", titles)),
            }
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>The messages as one text that names each place.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> wrong) =>
        string.Join(' ', wrong.Select(pair => $"{ServiceLevelLabels.Part(pair.Key)}: {pair.Value}"));

    private static IEnumerable<(string Place, string? Words)> All(string? newKey, ServiceLevelContent text, ServiceLevelChoices choices)
    {
        yield return (ServiceLevelPlace.Key, newKey is null ? null : FieldRules.WrongKey(newKey));
        yield return (ServiceLevelPlace.Title, FieldRules.Missing(text.Title, 300, Texts.LevelTitleMissing));
        yield return (
            ServiceLevelPlace.CaseTypes,
            TooMany(text.CaseTypes)
                ?? FieldRules.Unknown(text.CaseTypes, [.. choices.CaseTypes.Select(type => type.Key)], Texts.ThereIsNoCaseType)
        );
        yield return (
            ServiceLevelPlace.Priority,
            text.Priority is < 1 or > LowestPriority ? Texts.PriorityUnknown.With(LowestPriority) : null
        );
        yield return (
            ServiceLevelPlace.Tier,
            text.Tier is { } tier ? FieldRules.Unknown([tier], choices.Tiers, Texts.NoCustomerHasTheTier) : null
        );
        yield return (
            ServiceLevelPlace.Target,
            text.TargetMinutes <= 0 ? Texts.TargetMissing
            : text.TargetMinutes > MaxHours * 60 ? Texts.TargetTooLong.With(MaxHours)
            : null
        );
        yield return (
            ServiceLevelPlace.Calendar,
            text.IsRoundTheClock && text.CalendarKey is not null ? Texts.EveryHourOrACalendar
            : text.CalendarKey is { } calendar
                ? FieldRules.Unknown([calendar], [.. choices.Calendars.Select(each => each.Key)], Texts.ThereIsNoCalendar)
            : null
        );
        yield return (
            ServiceLevelPlace.Pauses,
            TooMany(text.PauseStates) ?? FieldRules.Unknown(text.PauseStates, choices.StatesOf(text.CaseTypes), Texts.NoWaitingInState)
        );
    }

    private static string? TooMany(IReadOnlyList<string> values) =>
        values.Count > MaxEntries ? Texts.AtMostEntries.With(MaxEntries, values.Count) : null;
}
