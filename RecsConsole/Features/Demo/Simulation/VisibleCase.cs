namespace RecsConsole.Features.Demo.Simulation;

/// <summary>What the case schema shows of a simulated case, and nothing else.</summary>
/// <param name="Number">Which of the played cases it is, from 0.</param>
/// <param name="History">Keys of the actions and activities so far, oldest first.</param>
/// <param name="AllowedActions">What the workflow allows now, in the order of the catalog.</param>
public sealed record VisibleCase(
    int Number,
    string IssueType,
    string Product,
    string Title,
    string Description,
    int Priority,
    string State,
    IReadOnlyList<string> History,
    IReadOnlyList<string> AllowedActions
);
