namespace RecsConsole.Engine.NextStep;

/// <summary>Settings of training. The standard ones were chosen on earlier cases of two public logs (docs/benchmarks.md).</summary>
public sealed record NextStepSettings
{
    /// <summary>The settings used by the console.</summary>
    public static NextStepSettings Standard { get; } = new();

    /// <summary>
    /// How strongly a context backs off to the shorter one: as many virtual events per different continuation (I. H. Witten and T. C. Bell,
    /// "The zero-frequency problem", IEEE Transactions on Information Theory 37, 1991, method C, times this factor).
    /// </summary>
    public int BackOff { get; init; } = 4;

    /// <summary>The same for recent events, which back off to all events of their context: a fixed number of events.</summary>
    public int RecentBackOff { get; init; } = 2;

    /// <summary>Contexts seen less often are dropped; they would make up most of the model's size.</summary>
    public int FewestEvents { get; init; } = 3;

    /// <summary>Maximum number of case fields used in contexts, the most predictive first.</summary>
    public int MostFields { get; init; } = 10;

    /// <summary>Maximum number of signs of texts that are told apart, the most predictive first; 0 to read no text.</summary>
    public int MostSigns { get; init; } = 32;

    /// <summary>
    /// Number of blocks the cases are cut into; each is predicted from the others' counts, and the weights are fitted to these predictions.
    /// </summary>
    public int Blocks { get; init; } = 4;

    /// <summary>Maximum number of histories the weights are fitted to, evenly spread.</summary>
    public int MostFitted { get; init; } = 60_000;

    /// <summary>Maximum number of trees that correct the mixture; 0 for none.</summary>
    public int MostTrees { get; init; } = 200;

    /// <summary>Maximum number of histories the trees are fitted to, evenly spread.</summary>
    public int MostInTrees { get; init; } = 60_000;

    /// <summary>Number of days without an event after which an ended case is known to have ended.</summary>
    public int EndKnownAfterDays { get; init; } = 7;
}
