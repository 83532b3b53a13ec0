namespace RecsConsole.Cli.Bench;

/// <summary>How requests are handed out.</summary>
public enum AssignmentRule
{
    /// <summary>The best match, whatever they carry.</summary>
    BestMatch,

    /// <summary>The best match of those who have room.</summary>
    BestWithRoom,

    /// <summary>The share of capacity in use comes off the score: an opening without a plan.</summary>
    ShareOfCapacity,

    /// <summary>The price of the plan comes off the score.</summary>
    Prices,
}
