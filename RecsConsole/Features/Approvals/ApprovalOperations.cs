using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Approvals.OnCase;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Approvals;

/// <summary>What the page of approvals can do, and who does it.</summary>
public sealed record ApprovalOperations(
    ListApprovals List,
    ReadApproval Read,
    DecideApproval Decide,
    WithdrawApproval Withdraw,
    ActorProvider Actors,
    ChangePoller Changes
);
