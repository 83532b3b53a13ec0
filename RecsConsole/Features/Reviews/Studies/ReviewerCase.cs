using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>A case as both systems rank it on behalf of one reviewer.</summary>
/// <param name="LastOrdinal">Ordinal of the last event that the case includes.</param>
internal sealed record ReviewerCase(CaseSnapshot Snapshot, TenantFacts Facts, int LastOrdinal);
