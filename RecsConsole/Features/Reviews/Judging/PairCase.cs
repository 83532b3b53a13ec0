namespace RecsConsole.Features.Reviews.Judging;

/// <summary>The case beside a pair, as the systems knew it.</summary>
/// <param name="Steps">The last ones, latest first.</param>
/// <param name="Notes">How many notes there are.</param>
/// <param name="Events">How many events there are, notes among them.</param>
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
/// <param name="Who">Null for what nobody did.</param>
/// <param name="Note">The text, if it is a note.</param>
/// <param name="ToState">The state it led to, when that is another one.</param>
public sealed record PairStep(int Ordinal, DateTimeOffset At, string? Who, string What, string? Note, string? ToState);
