namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>Something that happens to a case without anybody of the tenant choosing it.</summary>
public sealed record DemoActivity
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    /// <summary>customer, person (of the tenant) or system.</summary>
    public required string By { get; init; }

    public required IList<string> States { get; init; }

    /// <summary>What it means to the simulator: opened, answered, third_party_answered, verification_failed, reopened, auto_closed; what it never plays has a kind of its own.</summary>
    public required string Kind { get; init; }
}
