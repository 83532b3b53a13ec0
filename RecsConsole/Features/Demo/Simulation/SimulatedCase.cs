namespace RecsConsole.Features.Demo.Simulation;

/// <summary>One case as stored, with its hidden data for tests and simulations.</summary>
public sealed record SimulatedCase(CaseSetting Setting, CaseText Text)
{
    public string Key { get; init; } = "";

    public required string State { get; init; }

    /// <summary>E-mail of the assignee; null when unassigned.</summary>
    public string? Assignee { get; init; }

    public required IReadOnlyList<SimulatedEvent> Events { get; init; }

    public required IReadOnlyList<SimulatedNote> Notes { get; init; }

    public required IReadOnlyList<SimulatedObservation> Readings { get; init; }

    public bool IsOpen { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? Resolver { get; init; }

    /// <summary>The action that cured the case.</summary>
    public string? Resolution { get; init; }

    public bool? SlaMet { get; init; }

    public bool Reopened { get; init; }
}
