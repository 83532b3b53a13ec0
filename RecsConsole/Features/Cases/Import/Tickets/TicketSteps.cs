namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>The steps that a list of tickets gives times for: activities of the histories that are made of it.</summary>
public static class TicketSteps
{
    public const string Received = "received";

    public const string FirstResponse = "first_response";

    /// <summary>It went on after an end.</summary>
    public const string Reopened = "reopened";

    public const string Resolved = "resolved";

    public const string Closed = "closed";

    /// <summary>Those after which a ticket is over.</summary>
    public static IReadOnlySet<string> Endings { get; } = new HashSet<string>(StringComparer.Ordinal) { Resolved, Closed };
}
