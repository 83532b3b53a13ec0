using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// The current state of the rows that a snapshot refers to by key. The leak detector replaces it and answers as if hidden rows were missing
/// or were decoys.
/// </summary>
internal interface ISnapshotRows
{
    /// <summary>All versions of these documents.</summary>
    Task<List<SnapshotDocument>> ReadDocumentsAsync(ConsoleDbContext db, List<string> keys, CancellationToken cancellationToken);

    /// <summary>The facts that permission for these finished cases depends on; reopened cases are left out.</summary>
    Task<List<CaseRights>> ReadCasesAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken);
}

/// <summary>The facts that permission for a case depends on.</summary>
internal sealed record CaseRights(Guid Id, int Classification, string? Region, string? TeamKey, Guid? AssigneeId)
{
    public AccessResource ToResource(Guid tenantId) => AccessResources.OfCase(tenantId, Id, Classification, Region, TeamKey, AssigneeId);
}
