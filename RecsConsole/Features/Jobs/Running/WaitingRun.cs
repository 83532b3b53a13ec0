using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>A run that waits for a runner.</summary>
public sealed record WaitingRun(Guid TenantId, Guid RunId, string Job, DateTimeOffset RequestedAt);
