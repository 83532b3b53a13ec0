namespace RecsConsole.Features.Demo.Simulation;

/// <summary>What the customer wrote, and the fields beside it.</summary>
public sealed record CaseText(string Title, string Description, IReadOnlyDictionary<string, string> CustomFields);
