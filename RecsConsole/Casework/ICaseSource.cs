using RecsConsole.Platform;

namespace RecsConsole.Casework;

/// <summary>
/// Where cases come from: our own database, or another system that owns them (R18). Asked anew at each opening, and again when an action
/// is taken.
/// </summary>
public interface ICaseSource
{
    /// <summary>The case with its latest steps; null when the tenant has none of that id.</summary>
    Task<CaseRecord?> ReadAsync(Actor actor, Guid caseId, CancellationToken cancellationToken);
}
