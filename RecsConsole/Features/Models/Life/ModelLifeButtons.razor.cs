using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Models.Life;

/// <summary>Buttons for the steps of a model's life cycle.</summary>
public sealed partial class ModelLifeButtons(
    ProposePromotion proposePromotion,
    WithdrawProposal withdrawProposal,
    RejectProposal rejectProposal,
    PromoteModel promoteModel,
    RollBackModel rollBackModel,
    RetireModel retireModel
)
{
    private ReasonDialog? _why;
    private ProposeDialog? _propose;
    private ImpactStamp? _impact;
    private bool _isPromoting;

    [Parameter, EditorRequired]
    public required ModelView View { get; set; }

    [Parameter]
    public EventCallback<Result<ModelStepResult>> OnStep { get; set; }

    private string Version => View.Line.Version;

    // a step that the gate refuses is not what the page asks for
    private string? Primary => View.PassesGate ? "act" : null;

    private Task PromoteAsync()
    {
        var proposal = View.Line.Proposal!;
        var share = ModelLabels.Share(proposal.Status, proposal.Share);
        return AskAsync(
            WhyQuestion.Of(
                Texts.PromoteVersion.With(Version),
                View.LiveVersion is { } live && proposal.Status is ModelStatus.Live
                    ? Texts.PromoteInPlaceConsequence.With(share, live)
                    : Texts.PromoteConsequence.With(share),
                Texts.Promote.With(Version),
                isOptional: true
            ),
            (actor, step, token) => promoteModel.RunAsync(actor, step with { Impact = _impact }, token),
            isPromoting: true
        );
    }

    private Task RejectAsync() =>
        AskAsync(
            WhyQuestion.Of(
                Texts.RejectTheProposalWithVersion.With(Version),
                Texts.ItStays.With(ModelLabels.Status(View.Line.Status).InSentence(), View.Line.Proposal?.By),
                Texts.RejectTheProposal
            ),
            rejectProposal.RunAsync
        );

    private Task RetireAsync() =>
        AskAsync(
            WhyQuestion.Of(Texts.RetireVersion.With(Version), Texts.WithdrawConsequence, Texts.RetireTheModel, isDestructive: true),
            retireModel.RunAsync
        );

    private Task RollBackAsync(bool toHeuristic)
    {
        var isPilot = View.Line.Status is ModelStatus.Pilot;
        var next =
            isPilot ? Texts.PilotEndRanker
            : toHeuristic ? Texts.TheWeightedRulesRank
            : Texts.RanksWithPreviousVersion.With(View.PreviousVersion);
        return AskAsync(
            WhyQuestion.Of(
                isPilot ? Texts.EndThePilotWithVersion.With(Version) : Texts.RollBackWithVersion.With(Version),
                Texts.RollBackConsequence.With(next),
                isPilot ? Texts.EndThePilot : Texts.RollBackAgain,
                isDestructive: true
            ),
            (actor, step, token) => rollBackModel.RunAsync(actor, new(step, toHeuristic), token)
        );
    }

    private async Task WithdrawAsync()
    {
        var request = new ModelStepRequest(Version, View.Line.Revision);
        await OnStep.InvokeAsync(await withdrawProposal.RunAsync(await ActorAsync(), request, Disposed));
    }

    private async Task<Error?> ProposeAsync(ProposePromotionRequest request) =>
        await DoneAsync(await proposePromotion.RunAsync(await ActorAsync(), request, Disposed));

    private Task AskAsync(
        ReasonQuestion question,
        Func<Actor, ModelStepRequest, CancellationToken, Task<Result<ModelStepResult>>> step,
        bool isPromoting = false
    )
    {
        (_impact, _isPromoting) = (null, isPromoting);
        var seen = View.Line.Revision; // the revision that was on screen when the user was asked
        return _why!.AskAsync(question, async why => await DoneAsync(await step(await ActorAsync(), new(Version, seen, why), Disposed)));
    }

    // On refusal the dialog stays open with the input.
    private async Task<Error?> DoneAsync(Result<ModelStepResult> moved)
    {
        if (moved.IsOk)
        {
            await OnStep.InvokeAsync(moved);
        }

        return moved.Error;
    }
}
