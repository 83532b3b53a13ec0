using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>Buttons for the steps of a version's life cycle.</summary>
public sealed partial class VersionLifeButtons(ActorProvider actors)
{
    private ReasonDialog? _comment;
    private ConfirmDialog? _retire;
    private ConfirmDialog? _discard;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required ItemSummary Item { get; set; }

    /// <summary>The kind of item, to try its draft on past decisions.</summary>
    [Parameter, EditorRequired]
    public required ImpactKind Impact { get; set; }

    /// <summary>The steps of this kind of item.</summary>
    [Parameter, EditorRequired]
    public required VersionMoves Moves { get; set; }

    [Parameter, EditorRequired]
    public required string EditAddress { get; set; }

    [Parameter, EditorRequired]
    public required string RetireQuestion { get; set; }

    [Parameter, EditorRequired]
    public required string RetireConsequence { get; set; }

    [Parameter, EditorRequired]
    public required string RetireVerb { get; set; }

    /// <summary>The page shows the result and loads the item again.</summary>
    [Parameter]
    public EventCallback<Result<VersionStepResult>> OnStep { get; set; }

    private Task AskToSendAsync(VersionSummary draft) =>
        _comment!.AskAsync(
            new(Texts.SendVersionForReview.With(draft.Version), Texts.SendConsequence, Texts.SendForReview)
            {
                Label = Texts.CommentOptional,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.VersionComment, $"{EditAddress}/{draft.Version}"),
            },
            comment => SendAsync(Moves.Submit, draft, comment)
        );

    private Task AskToRefuseAsync(VersionSummary reviewed) =>
        _comment!.AskAsync(
            new(Texts.SendBackQuestion.With(reviewed.Version), Texts.SendBackConsequence, Texts.SendBack)
            {
                Missing = CaseworkTexts.SayWhatIsMissing,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.VersionComment, $"{EditAddress}/{reviewed.Version}"),
            },
            comment => SendAsync(Moves.Withdraw, reviewed, comment)
        );

    private async Task<Error?> SendAsync(VersionMove step, VersionSummary version, string comment)
    {
        var moved = await MoveAsync(step, version, comment);
        if (moved.IsOk)
        {
            await OnStep.InvokeAsync(moved);
        }

        return moved.Error;
    }

    private async Task<Error?> PublishAsync(VersionSummary version, ImpactStamp? impact)
    {
        var request = new VersionStepRequest(Item.Key, version.Version, version.Revision) { Impact = impact };
        var published = await Moves.Publish(await actors.GetAsync(Disposed), request, Disposed);
        if (published.IsOk)
        {
            await OnStep.InvokeAsync(published);
        }

        return published.Error;
    }

    private async Task AskToRetireAsync(ConfirmDialog? dialog, VersionSummary version)
    {
        if (await dialog!.AskAsync())
        {
            await RunAsync(Moves.Retire, version);
        }
    }

    private async Task RunAsync(VersionMove step, VersionSummary version)
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        try
        {
            await OnStep.InvokeAsync(await MoveAsync(step, version, null));
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task<Result<VersionStepResult>> MoveAsync(VersionMove step, VersionSummary version, string? comment) =>
        await step(await actors.GetAsync(Disposed), new(Item.Key, version.Version, version.Revision) { Comment = comment }, Disposed);
}
