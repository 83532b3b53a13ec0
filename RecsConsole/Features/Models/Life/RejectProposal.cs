using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>Rejects someone else's proposal, with a reason; the model keeps its status.</summary>
public sealed class RejectProposal(ModelSteps steps)
{
    public Task<Result<ModelStepResult>> RunAsync(Actor actor, ModelStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            actor,
            request,
            new("reject.model", ModelLife.Rejected, NeedsWhy: true) { Right = AccessOperation.PromoteModel },
            (step, _) => Task.FromResult(Reject(step)),
            cancellationToken
        );

    private static Result<string> Reject(ModelStep step)
    {
        if (step.Row.ProposedStatus is null)
        {
            return Error.Conflict(Texts.NoLongerProposed.With(step.Row.Version));
        }

        if (step.Row.ProposedById == step.Actor.PersonOrNull)
        {
            return Error.Forbidden(Texts.RejectOwn);
        }

        ModelsInForce.ClearProposal(step.Row);
        return Texts.TheProposalOfIsRejected.With(step.Row.Version, ModelLabels.Status(step.Row.Status).InSentence());
    }
}
