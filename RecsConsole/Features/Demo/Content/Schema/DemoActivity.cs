namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Something that happens to a case without a decision by anybody in the tenant.</summary>
public sealed record DemoActivity
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>customer, person (of the tenant) or system.</summary>
    public required string By { get; init; }

    public required IList<string> States { get; init; }

    /// <summary>
    /// Meaning for the simulator: opened, answered, third_party_answered, verification_failed, reopened, auto_closed; activities it never
    /// plays have a kind of their own.
    /// </summary>
    public required string Kind { get; init; }
}
