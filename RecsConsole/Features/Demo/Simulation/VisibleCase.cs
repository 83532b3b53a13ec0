using RecsConsole.Database;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>The visible fields of a simulated case, and nothing else.</summary>
/// <param name="Number">Index of the played case, from 0.</param>
/// <param name="History">Keys of the actions and activities so far, oldest first.</param>
/// <param name="AllowedActions">Actions the workflow allows now, and for which what they build on was done, in catalog order.</param>
/// <param name="Now">The current instant of the simulation.</param>
/// <param name="ReadRows">Creates the rows that a tenant's database would contain for it.</param>
public sealed record VisibleCase(
    int Number,
    string IssueType,
    string Product,
    string Title,
    string Description,
    int Priority,
    string State,
    IReadOnlyList<string> History,
    IReadOnlyList<string> AllowedActions,
    DateTimeOffset Now,
    Func<VisibleRows> ReadRows
);

/// <summary>A simulated case as rows.</summary>
public sealed record VisibleRows(CaseRow Case, IReadOnlyList<CaseEventRow> Events);
