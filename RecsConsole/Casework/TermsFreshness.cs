namespace RecsConsole.Casework;

/// <summary>How long what another system said about a contract can be relied on.</summary>
public static class TermsFreshness
{
    /// <summary>A contract that nobody confirmed for this long may have changed unnoticed.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromDays(180);
}
