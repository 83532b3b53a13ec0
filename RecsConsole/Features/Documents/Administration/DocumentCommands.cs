using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.Versions;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>What is done to a document from its page.</summary>
public sealed record DocumentCommands(SaveDraft SaveDraft, ApproveVersion Approve, WithdrawVersion Withdraw, CurateDocument Curate);
