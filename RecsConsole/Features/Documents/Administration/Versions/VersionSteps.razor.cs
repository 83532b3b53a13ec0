using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Buttons for the steps of a draft; the operations check again.</summary>
public sealed partial class VersionSteps(
    ApproveVersion approveVersion,
    SubmitVersion submitVersion,
    RejectVersion rejectVersion,
    ActorProvider actors
)
{
    private ReasonDialog? _comment;

    [Parameter, EditorRequired]
    public required string DocumentKey { get; set; }

    [Parameter, EditorRequired]
    public required DocumentVersion Version { get; set; }

    [Parameter, EditorRequired]
    public required bool MayEdit { get; set; }

    /// <summary>Raised after a step, with a message.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private VersionRequest Request => new(DocumentKey, Version.Version, Version.Revision);

    private async Task<Error?> ApproveAsync(ImpactStamp? impact)
    {
        var request = Request with { Impact = impact };
        var result = await approveVersion.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
        if (result.IsOk)
        {
            await OnDone.InvokeAsync(DocumentLabels.NewsOfApproval(request.Version, result.Value));
        }

        return result.Error;
    }

    private Task AskToSendAsync() =>
        _comment!.AskAsync(
            new(Texts.SendForApprovalQuestion.With(Version.Version), Texts.SendForApprovalConsequence, Texts.SendForApproval)
            {
                Label = Texts.CommentOptional,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.Document, $"send:{DocumentKey}"),
            },
            async comment => await DoneAsync(await submitVersion.RunAsync(await actors.GetAsync(Disposed), Request, comment, Disposed))
        );

    private Task AskToRejectAsync() =>
        _comment!.AskAsync(
            new(Texts.SendDraftBackQuestion.With(Version.Version), Texts.SendDraftBackConsequence, Texts.SendDraftBack)
            {
                Missing = CaseworkTexts.SayWhatIsMissing,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.Document, $"reject:{DocumentKey}"),
            },
            async comment => await DoneAsync(await rejectVersion.RunAsync(await actors.GetAsync(Disposed), Request, comment, Disposed))
        );

    private async Task<Error?> DoneAsync(Result<string> result)
    {
        if (result.IsOk)
        {
            await OnDone.InvokeAsync(result.Value);
        }

        return result.Error;
    }
}
