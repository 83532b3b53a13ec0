namespace RecsConsole.Engine.NextStep;

/// <summary>What training may be told. The standard settings were chosen on earlier cases of two public logs (docs/benchmarks.md).</summary>
public sealed record NextStepSettings
{
    /// <summary>The settings of the console.</summary>
    public static NextStepSettings Standard { get; } = new();

    /// <summary>
    /// How strongly a context leans on the shorter one, as if so many events were seen there for each different continuation (I. H. Witten and
    /// T. C. Bell, "The zero-frequency problem", IEEE Transactions on Information Theory 37, 1991, method C, times this factor).
    /// </summary>
    public int BackOff { get; init; } = 4;

    /// <summary>The same for the events of the last days, which lean on all events of their context: a fixed number of events.</summary>
    public int RecentBackOff { get; init; } = 2;

    /// <summary>Contexts seen less often are left out; they would make most of the model's size.</summary>
    public int FewestEvents { get; init; } = 3;

    /// <summary>At most so many fields of a case make contexts, those that tell most.</summary>
    public int MostFields { get; init; } = 10;

    /// <summary>Into so many blocks the cases are cut; each is predicted from the others' counts, and the weights are fitted to that.</summary>
    public int Blocks { get; init; } = 4;

    /// <summary>The weights are fitted to at most so many histories, spread evenly.</summary>
    public int MostFitted { get; init; } = 60_000;

    /// <summary>At most so many trees correct the mixture; 0 for none.</summary>
    public int MostTrees { get; init; } = 200;

    /// <summary>Trees are fitted to at most so many histories, spread evenly.</summary>
    public int MostInTrees { get; init; } = 60_000;

    /// <summary>After so many days without an event an ended case is known to have ended.</summary>
    public int EndKnownAfterDays { get; init; } = 7;
}
