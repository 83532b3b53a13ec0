namespace RecsConsole.Engine.NextStep;

/// <summary>
/// One event of a history. Hour and weekday are taken from <paramref name="At"/> at its own offset, so a caller that knows the team's time
/// zone passes local times.
/// </summary>
/// <param name="Activity">What was done.</param>
/// <param name="At">When the event happened.</param>
public sealed record NextStepEvent(string Activity, DateTimeOffset At)
{
    /// <summary>The team that had the case then; null when unknown.</summary>
    public string? Group { get; init; }

    /// <summary>The person who acted; null when unknown.</summary>
    public string? Resource { get; init; }

    /// <summary>The case's priority then; null when unknown.</summary>
    public string? Priority { get; init; }

    /// <summary>Other known fields of the case from this event on, by name; training chooses the predictive ones.</summary>
    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>What came of the steps so far, as known right before the next one; null when no workflow tells.</summary>
    public StepStanding? Standing { get; init; }

    /// <summary>The signs of the case's text, in ascending order; training chooses the predictive ones.</summary>
    public IReadOnlyList<int> Signs { get; init; } = [];
}

/// <summary>The history of one case in chronological order.</summary>
/// <param name="Events">At least the first event of the case; a history cut off at its start would look like a new case.</param>
/// <param name="HasEnded">Nothing follows the last event. For an open case, what follows is not yet known.</param>
public sealed record NextStepSequence(IReadOnlyList<NextStepEvent> Events, bool HasEnded);
