namespace RecsConsole.Cli.Bench;

/// <summary>The rule by which requests are assigned.</summary>
public enum AssignmentRule
{
    /// <summary>The best match, whatever their load.</summary>
    BestMatch,

    /// <summary>The best match among those with capacity.</summary>
    BestWithRoom,

    /// <summary>Subtracts the share of capacity in use from the score, as in a recommendation without a plan.</summary>
    ShareOfCapacity,

    /// <summary>Subtracts the plan's price from the score.</summary>
    Prices,
}
