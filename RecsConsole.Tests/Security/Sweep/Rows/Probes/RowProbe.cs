using RecsConsole.Access;
using RecsConsole.Platform;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>Calls a class that asks about rows, and says whether a hidden row came through.</summary>
/// <param name="Name">The class as the list names it; another of its checks follows in brackets.</param>
/// <param name="Reader">Who asks.</param>
internal sealed record RowProbe(string Name, Func<HiddenWorld, Actor> Reader, Func<HiddenWorld, OperationScope, Task<bool>> SeesAsync)
{
    public string Class => Name.Split(' ')[0];

    /// <summary>Ids that the decision point denies; null when there is none.</summary>
    public Func<HiddenWorld, IEnumerable<string>>? Denied { get; init; }

    /// <summary>Somebody with every role, from whom the rows are hidden by clearance alone.</summary>
    public static RowProbe ForKeeper(string name, Func<HiddenWorld, OperationScope, Task<bool>> seesAsync) =>
        new(name, world => world.Keeper, seesAsync);

    /// <summary>An agent with the same limits, who answers for the hidden case.</summary>
    public static RowProbe ForAgent(string name, Func<HiddenWorld, OperationScope, Task<bool>> seesAsync) =>
        new(name, world => world.Agent, seesAsync);

    /// <summary>A person without any role.</summary>
    public static RowProbe ForNobody(string name, Func<HiddenWorld, OperationScope, Task<bool>> seesAsync) =>
        new(name, world => world.Nobody, seesAsync);

    /// <summary>
    /// Somebody whom the policy lets see everything, for classes whose query leaves out what the policy would hide: there only the decision
    /// point hides a row that was read.
    /// </summary>
    public static RowProbe ForDenied(string name, Func<HiddenWorld, OperationScope, Task<bool>> seesAsync) =>
        new(name, world => world.Overseer, seesAsync) { Denied = world => world.HiddenCases };
}
