namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Number of finished cases that took an action in a state, and how many of these ended well.
/// </summary>
/// <param name="UsedHere">Of those with the issue type and the product of the case.</param>
/// <param name="UsedOfIssue">Of those with its issue type, whatever the product.</param>
/// <param name="UsedOfState">Of all of its type.</param>
public sealed record ActionOutcome(
    string Action,
    int UsedHere,
    int WellHere,
    int UsedOfIssue,
    int WellOfIssue,
    int UsedOfState,
    int WellOfState
);
