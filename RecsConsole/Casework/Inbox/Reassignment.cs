namespace RecsConsole.Casework.Inbox;

/// <summary>A case that changed hands.</summary>
/// <param name="Before">The previous assignee.</param>
/// <param name="EventKey">Key of the event in the case's history.</param>
public sealed record Reassignment(Guid? Before, string EventKey)
{
    /// <summary>What was written to the people concerned.</summary>
    public string? Reason { get; init; }
}
