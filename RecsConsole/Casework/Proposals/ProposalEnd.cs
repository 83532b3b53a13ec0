using RecsConsole.Platform.Auditing;

namespace RecsConsole.Casework.Proposals;

/// <summary>How a proposal ends.</summary>
public sealed record ProposalEnd(string Operation, AuditOutcome Outcome)
{
    public VersionStatus Status { get; init; }

    public string? Comment { get; init; }
}
