using RecsConsole.Engine.Access;
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

    /// <summary>Only what decides who may view the case, without its texts and steps; null when the tenant has no case of that id.</summary>
    async Task<AccessResource?> FindResourceAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return await ReadAsync(actor, caseId, cancellationToken) is { } record ? AccessResources.Of(record, actor.TenantId) : null;
    }
}
