namespace RecsConsole.Engine.NextStep;

/// <summary>
/// One event of a history. Hour and weekday are those of <paramref name="At"/> at its own offset, so a caller that knows the team's zone
/// passes local times.
/// </summary>
/// <param name="Activity">What was done.</param>
/// <param name="At">When it was done.</param>
public sealed record NextStepEvent(string Activity, DateTimeOffset At)
{
    /// <summary>The team that had the case then; null where the history does not say.</summary>
    public string? Group { get; init; }

    /// <summary>Who did it; null where the history does not say.</summary>
    public string? Resource { get; init; }

    /// <summary>The case's priority then; null where the history does not say.</summary>
    public string? Priority { get; init; }

    /// <summary>What else is known of the case since this event, by name of the field; those that tell something are chosen in training.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }
}

/// <summary>The history of one case in the order of time.</summary>
/// <param name="Events">At least the first event of the case; a history cut off at its start would look like a new case.</param>
/// <param name="HasEnded">Nothing follows the last event. Of an open case nobody knows yet what follows it.</param>
public sealed record NextStepSequence(IReadOnlyList<NextStepEvent> Events, bool HasEnded);
