namespace RecsConsole.Engine.Lookups;

/// <summary>The case waits for somebody to answer a step that was done on it, and it is too early to do more.</summary>
/// <param name="Action">The step that awaits an answer.</param>
/// <param name="Since">When it was done.</param>
/// <param name="Patience">How long an answer is waited for before it may be time to ask again.</param>
public sealed record CaseWait(string Action, DateTimeOffset Since, TimeSpan Patience)
{
    /// <summary>The patience where too few answers to the step were counted, and between two equal steps.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromDays(2);

    /// <summary>From then on there may be something to do, even without an answer.</summary>
    public DateTimeOffset LookAgainAt => Since + Patience;
}
