using RecsConsole.Platform;

namespace RecsConsole.Casework;

/// <summary>
/// Source of cases: our own database, or another system that owns them (R18). Read for each recommendation, and again when an action is
/// taken.
/// </summary>
public interface ICaseSource
{
    /// <summary>The case with its latest steps; null when the tenant has no case of that id.</summary>
    Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken);
}
