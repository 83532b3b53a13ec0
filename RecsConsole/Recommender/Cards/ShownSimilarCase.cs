namespace RecsConsole.Recommender.Cards;

/// <summary>A similar case in the list on the left.</summary>
/// <param name="Why">Why the case is similar, in a few words each.</param>
/// <param name="Outcome">The outcome in words, such as Solved in 5 h.</param>
/// <param name="Sla">Whether the case kept its SLA, in words; null when it had none.</param>
/// <param name="Path">The case's steps, in order.</param>
/// <param name="MoreSteps">How many steps are not shown.</param>
/// <param name="Warning">What has changed in the process since; null when nothing has.</param>
public sealed record ShownSimilarCase(
    Guid Id,
    string Key,
    string Title,
    IReadOnlyList<string> Why,
    string Outcome,
    string? Sla,
    bool EndedWell,
    IReadOnlyList<ShownStep> Path,
    int MoreSteps,
    string? Warning
)
{
    /// <summary>How the case was solved, in the words of the person who closed it; null when nothing was written.</summary>
    public string? Solution { get; init; }
}

/// <summary>A step of a similar case.</summary>
/// <param name="IsResolving">Whether the step resolved the case.</param>
/// <param name="Gone">Why the step could not be taken today; null when it could.</param>
public sealed record ShownStep(string Title, bool IsResolving, string? Gone);
