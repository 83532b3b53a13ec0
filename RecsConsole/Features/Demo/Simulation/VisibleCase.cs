using RecsConsole.Database;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>What the case schema shows of a simulated case, and nothing else.</summary>
/// <param name="Number">Which of the played cases it is, from 0.</param>
/// <param name="History">Keys of the actions and activities so far, oldest first.</param>
/// <param name="AllowedActions">What the workflow allows now, in the order of the catalog.</param>
/// <param name="Now">The instant at which it is looked at.</param>
/// <param name="ReadRows">Makes the rows that a tenant's database would hold of it.</param>
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
