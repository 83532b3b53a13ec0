namespace RecsConsole.Features.Demo.Simulation;

/// <summary>One line of a case's history.</summary>
/// <param name="Step">Key of the action or activity.</param>
/// <param name="IsAction">False for an event that nobody in the tenant decided.</param>
/// <param name="Actor">E-mail of the person; null for customers and the system.</param>
/// <param name="Cures">Hidden: this action cured the cause.</param>
public sealed record SimulatedEvent(
    string Step,
    bool IsAction,
    string? Actor,
    DateTimeOffset At,
    string From,
    string To,
    IReadOnlyDictionary<string, string> Attributes,
    bool Cures
);
