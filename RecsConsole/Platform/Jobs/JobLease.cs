namespace RecsConsole.Platform.Jobs;

/// <summary>A run that this process works on: whoever has a later attempt of it has taken it over.</summary>
/// <param name="Actor">The tenant's job actor.</param>
/// <param name="Runner">The process.</param>
public sealed record JobLease(Actor Actor, Guid RunId, string Job, Guid? RequestedById, int Attempt, string Runner);
