using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Forms;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Proposed settings or other rules: a second person publishes them or sends them back, their author withdraws them.</summary>
public sealed partial class SettingsChangePage(
    ReadSettingsChange readChange,
    PublishSettings publishSettings,
    RejectSettings rejectSettings,
    CancelPublication cancelPublication
)
{
    private ReasonDialog? _comment;
    private string? _news;
    private PublishTime _time = PublishTime.Now;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    protected override Guid Question => Id;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Configuration, ChangeKind.Permission];

    public static string AddressOf(Guid id) => $"/admin/tenant/changes/{id:D}";

    protected override Task<Result<SettingsProposal>> ReadAsync(Actor actor, Guid question) =>
        readChange.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        Forget();
        _news = null;
    }

    private string StateOf(SettingsProposal change) =>
        change.Status switch
        {
            VersionStatus.InReview when change.BeginsAt is { } at => Texts.PublishesAt.With(InstantLabels.Minute(at, Zone)),
            VersionStatus.InReview => Texts.ChangeWaits,
            VersionStatus.Published => Texts.ChangePublished,
            VersionStatus.Draft => Texts.ChangeWasSentBack,
            _ => Texts.ChangeWasWithdrawn,
        };

    private async Task<Error?> PublishAsync(SettingsProposal change, ImpactStamp? impact)
    {
        var at = _time.At(Zone);
        if (_time.IsLater && at is null)
        {
            return Error.Invalid(Texts.SayWhenToPublish);
        }

        var request = new PublishSettingsRequest(change.Request, impact) { At = at };
        var result = await publishSettings.RunAsync(await ActorAsync(), request, Disposed);
        if (result.IsOk)
        {
            _news = result.Value;
            await ReadAgainAsync();
            StateHasChanged(); // the dialog calls back without rendering the page
        }

        return result.Error;
    }

    private Task AskToRejectAsync(SettingsProposal change) =>
        _comment!.AskAsync(
            new(Texts.SendChangeBackQuestion, Texts.SendChangeBackConsequence.With(change.Author), Texts.SendChangeBack)
            {
                Missing = CaseworkTexts.SayWhatIsMissing,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.VersionComment, $"settings/{change.Id:D}"),
            },
            comment => RejectAsync(change, comment)
        );

    private Task AskToCallOffAsync(SettingsProposal change) =>
        _comment!.AskAsync(
            new(Texts.CallOffQuestion, Texts.CallOffConsequence.With(change.Author), Texts.CallOff)
            {
                Missing = Texts.SayWhyCalledOff,
                LongestReason = ReviewComments.Longest,
                Draft = new(DraftForms.VersionComment, $"settings/{change.Id:D}"),
            },
            comment => CallOffAsync(change, comment)
        );

    private async Task<Error?> CallOffAsync(SettingsProposal change, string comment) =>
        await ShowAsync(await cancelPublication.RunAsync(await ActorAsync(), new(change.Request, comment), Disposed));

    private Task WithdrawAsync() => View is { } change ? RejectAsync(change, null) : Task.CompletedTask;

    private async Task<Error?> RejectAsync(SettingsProposal change, string? comment) =>
        await ShowAsync(await rejectSettings.RunAsync(await ActorAsync(), new(change.Request, comment), Disposed));

    private async Task<Error?> ShowAsync(Result<string> result)
    {
        _news = result.Value ?? result.Error?.Message;
        await ReadAgainAsync();
        StateHasChanged(); // the dialog calls back without rendering the page
        return result.Error;
    }
}
