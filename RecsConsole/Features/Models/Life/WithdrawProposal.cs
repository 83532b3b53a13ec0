using RecsConsole.Casework.Inbox;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>Withdraws one's own proposal.</summary>
public sealed class WithdrawProposal(ModelSteps steps)
{
    public Task<Result<ModelStepResult>> RunAsync(Actor actor, ModelStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(actor, request, new("withdraw.model", ModelLife.Withdrawn, NeedsWhy: false), WithdrawAsync, cancellationToken);

    private static async Task<Result<string>> WithdrawAsync(ModelStep step, CancellationToken cancellationToken)
    {
        if (step.Row.ProposedStatus is null)
        {
            return Error.Conflict(Texts.NoLongerProposed.With(step.Row.Version));
        }

        if (step.Row.ProposedById != step.Actor.PersonOrNull)
        {
            return Error.Forbidden(Texts.WithdrawOthers);
        }

        await ModelNews.TakeBackAsync(step.Db, step.Row.Version, step.Now, cancellationToken);
        ModelsInForce.ClearProposal(step.Row);
        return Texts.TheProposalOfIsWithdrawn.With(step.Row.Version);
    }
}
