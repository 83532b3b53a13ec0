namespace RecsConsole.Features.Reviews.Judging;

/// <summary>The case beside a pair, as both systems knew it.</summary>
/// <param name="Steps">The latest steps, newest first.</param>
/// <param name="Notes">Number of notes.</param>
/// <param name="Events">Number of events, including notes.</param>
public sealed record PairCase(
    Guid Id,
    string Title,
    string Description,
    string State,
    int? Priority,
    string? Tier,
    string IssueType,
    string? Product,
    string? Region,
    int Notes,
    int Events,
    IReadOnlyList<PairStep> Steps
);

/// <summary>A step of the case's history.</summary>
/// <param name="Who">Null when no person did it.</param>
/// <param name="Note">The text, if it is a note.</param>
/// <param name="ToState">The state that the event led to, if it changed the state.</param>
public sealed record PairStep(int Ordinal, DateTimeOffset At, string? Who, string What, string? Note, string? ToState);
