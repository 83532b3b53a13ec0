using RecsConsole.Platform;

namespace RecsConsole.Features.Models;

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
