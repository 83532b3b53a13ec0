namespace RecsConsole.Engine.Lookups;

/// <summary>The case waits for somebody to answer a step that was done on it, and it is too early to do more.</summary>
/// <param name="Action">The step that awaits an answer.</param>
/// <param name="Since">When it was done.</param>
public sealed record CaseWait(string Action, DateTimeOffset Since)
{
    /// <summary>How long an answer is waited for before it may be time to ask again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <summary>From then on there may be something to do, even without an answer.</summary>
    public DateTimeOffset LookAgainAt => Since + Patience;
}
