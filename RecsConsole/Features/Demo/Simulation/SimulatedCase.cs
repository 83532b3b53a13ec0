namespace RecsConsole.Features.Demo.Simulation;

/// <summary>One case as it is stored, with what is hidden about it for tests and for playing a policy forward.</summary>
public sealed record SimulatedCase(CaseSetting Setting, CaseText Text)
{
    public string Key { get; init; } = "";

    public required string State { get; init; }

    /// <summary>E-mail of the person who has it; null while nobody has it.</summary>
    public string? Assignee { get; init; }

    public required IReadOnlyList<SimulatedEvent> Events { get; init; }

    public required IReadOnlyList<SimulatedNote> Notes { get; init; }

    public required IReadOnlyList<SimulatedObservation> Readings { get; init; }

    public bool IsOpen { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? Resolver { get; init; }

    /// <summary>The action that cured it.</summary>
    public string? Resolution { get; init; }

    public bool? SlaMet { get; init; }

    public bool Reopened { get; init; }
}
