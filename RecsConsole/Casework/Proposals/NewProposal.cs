using RecsConsole.Database;

namespace RecsConsole.Casework.Proposals;

/// <summary>A change to send to a second person.</summary>
/// <param name="Operation">Name of the operation in the audit trail.</param>
public sealed record NewProposal(ProposalKind Kind, string Subject, int BaseVersion, string ContentJson, string Why, string Operation);

/// <param name="Revision">Revision of the proposal that the reader saw.</param>
public sealed record ProposalRequest(Guid Id, long Revision);

/// <param name="Comment">What is missing; needed from anybody but the author.</param>
public sealed record ProposalRejection(ProposalRequest Proposal, string? Comment);
