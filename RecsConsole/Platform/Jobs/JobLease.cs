namespace RecsConsole.Platform.Jobs;

/// <summary>The lease of a run that this process works on; a process with a later attempt has taken the run over.</summary>
/// <param name="Actor">The tenant's job actor.</param>
/// <param name="Runner">The process.</param>
public sealed record JobLease(Actor Actor, Guid RunId, string Job, Guid? RequestedById, int Attempt, string Runner)
{
    /// <summary>The part of the job's work that was requested; null for all of it.</summary>
    public string? Part { get; init; }
}
