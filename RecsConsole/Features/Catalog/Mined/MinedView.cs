namespace RecsConsole.Features.Catalog.Mined;

/// <summary>What the history of a case type suggests for the catalog. Nothing of it is in force until a person has confirmed it.</summary>
/// <param name="Flow">Null when no history shows where its cases went, or the type has no published workflow.</param>
public sealed record MinedView(string CaseType, string Name, IReadOnlyList<MinedLevel> Levels, MinedFlow? Flow, bool MayManage);

/// <summary>A service level as most cases were solved.</summary>
/// <param name="Key">Id of the level that it would become.</param>
/// <param name="Priority">Null: any.</param>
/// <param name="Cases">Number of solved cases behind it.</param>
/// <param name="Hours">Working hours within which <see cref="MinedLevels.Share"/> in a hundred of them were solved.</param>
public sealed record MinedLevel(string Key, int? Priority, int Cases, int Hours)
{
    /// <summary>Id of the level that already promises something to these cases, published or as a draft; null when none does.</summary>
    public string? Existing { get; init; }

    /// <summary>That level is published.</summary>
    public bool IsInForce { get; init; }

    /// <summary>Nights and weekends counted too, so that the hours are also days.</summary>
    public bool EveryHourCounts { get; init; }

    internal string HoursInWords =>
        !EveryHourCounts || Hours < 48 ? Texts.MinedHours.With(Hours)
        : Hours % 24 == 0 ? Texts.MinedHoursInDays.With(Hours, SharedTexts.Days.With(Hours / 24))
        : Texts.MinedHoursInDays.With(Hours, SharedTexts.DaysAndHours.With(Hours / 24, Hours % 24));
}

/// <summary>Where cases went, beside what the workflow defines.</summary>
/// <param name="Cases">Number of cases behind it.</param>
/// <param name="States">The states that cases were in, in the order of the workflow.</param>
/// <param name="Missing">Ways that the workflow does not define, the most frequent first.</param>
/// <param name="NewActions">Keys of actions that these ways need and the catalog does not have.</param>
/// <param name="HasDraft">A newer version than the published one is being written or reviewed.</param>
public sealed record MinedFlow(
    string WorkflowKey,
    int Cases,
    IReadOnlyList<SeenState> States,
    IReadOnlyList<MinedStep> Missing,
    IReadOnlyList<string> NewActions,
    bool HasDraft
);

/// <summary>A state that cases were in.</summary>
/// <param name="Ends">Cases are over in it.</param>
/// <param name="IsNew">The workflow does not have it.</param>
/// <param name="Next">Where cases went from it, the most frequent first.</param>
public sealed record SeenState(string Key, bool Ends, bool IsNew, IReadOnlyList<string> Next);

/// <summary>A way that cases went.</summary>
/// <param name="Count">How often.</param>
/// <param name="HasAction">The action of the step is published.</param>
public sealed record MinedStep(string From, string ActionKey, string To, int Count, bool HasAction)
{
    /// <summary>The retired action of the step; null when it is not retired, or there is none.</summary>
    public RetiredAction? Retired { get; init; }
}

/// <summary>An action that was retired and has no newer version.</summary>
/// <param name="Version">Its last version.</param>
public sealed record RetiredAction(int Version, DateTimeOffset At);
