namespace RecsConsole.Features.Tenants;

/// <summary>A workflow that was mined from a log, and that nobody has confirmed.</summary>
/// <param name="Name">Name of the workflow's case type.</param>
/// <param name="Origin">What the workflow was mined from, with the limits of that source.</param>
public sealed record ObservedWorkflow(string Name, string Origin);
