namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>The steps for which a list of tickets gives times: activities of the derived histories.</summary>
public static class TicketSteps
{
    public const string Received = "received";

    public const string FirstResponse = "first_response";

    /// <summary>The ticket continued after an end.</summary>
    public const string Reopened = "reopened";

    public const string Resolved = "resolved";

    public const string Closed = "closed";

    /// <summary>Steps after which a ticket is over.</summary>
    public static IReadOnlySet<string> Endings { get; } = new HashSet<string>(StringComparer.Ordinal) { Resolved, Closed };
}
