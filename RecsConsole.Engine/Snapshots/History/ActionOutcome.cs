namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Cases that took an action in a state, and how many of them ended well: by issue type and product, by issue type, and overall.
/// </summary>
public sealed record ActionOutcome(
    string Action,
    int UsedHere,
    int WellHere,
    int UsedOfIssue,
    int WellOfIssue,
    int UsedOfState,
    int WellOfState
);
