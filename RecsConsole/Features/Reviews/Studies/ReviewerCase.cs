using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>A case as both systems are asked about it on behalf of one reviewer.</summary>
/// <param name="LastOrdinal">The last event of the history that belongs to it.</param>
internal sealed record ReviewerCase(CaseSnapshot Snapshot, TenantFacts Facts, int LastOrdinal);
