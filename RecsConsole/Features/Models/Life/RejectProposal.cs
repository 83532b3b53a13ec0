using RecsConsole.Casework.Inbox;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Models.Overview;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>Rejects someone else's proposal, with a reason that its proposer is told; the model keeps its status.</summary>
public sealed class RejectProposal(ModelSteps steps)
{
    public Task<Result<ModelStepResult>> RunAsync(Actor actor, ModelStepRequest request, CancellationToken cancellationToken) =>
        steps.MoveAsync(
            actor,
            request,
            new("reject.model", ModelLife.Rejected, NeedsWhy: true) { Right = AccessOperation.PromoteModel },
            RejectAsync,
            cancellationToken
        );

    private static async Task<Result<string>> RejectAsync(ModelStep step, CancellationToken cancellationToken)
    {
        if (step.Row.ProposedStatus is null)
        {
            return Error.Conflict(Texts.NoLongerProposed.With(step.Row.Version));
        }

        if (step.Row.ProposedById == step.Actor.PersonOrNull)
        {
            return Error.Forbidden(Texts.RejectOwn);
        }

        var rejection = new ModelRejection(step.Actor.PersonOrNull, step.Why, step.Now);
        await ModelNews.TakeBackAsync(step.Db, step.Row.Version, step.Now, cancellationToken);
        await ModelNews.NotifyProposerAsync(step.Db, step.Row, rejection, cancellationToken);
        ModelsInForce.ClearProposal(step.Row);
        return Texts.TheProposalOfIsRejected.With(step.Row.Version, ModelLabels.Status(step.Row.Status).InSentence());
    }
}
