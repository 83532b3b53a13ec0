using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Models.Life;

/// <summary>The steps of a model's life, and who takes them.</summary>
public sealed record ModelLifeOperations(
    ProposePromotion Propose,
    WithdrawProposal Withdraw,
    RejectProposal Reject,
    PromoteModel Promote,
    RollBackModel RollBack,
    RetireModel Retire,
    ActorProvider Actors
);
