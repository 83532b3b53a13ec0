using RecsConsole.Components.Forms;
using RecsConsole.Components.Lists;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Training;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Models.Overview;

/// <summary>What ranks now, the training in progress, and the registry; updates while it is open.</summary>
public sealed partial class ModelsPage(
    ListModels listModels,
    RequestRetraining requestRetraining,
    CancelRetraining cancelRetraining,
    StopModels stopModels,
    ResumeModels resumeModels
)
{
    private ReasonDialog? _why;
    private string? _message;
    private string? _refusal;
    private bool _isBusy;

    protected override IReadOnlyList<ChangeKind> Follows => ModelChanges.Kinds;

    protected override TimeSpan Gather => ModelChanges.Gather;

    protected override Task<Result<ModelList>> ReadAsync(Actor actor, ModelFilter question) =>
        listModels.RunAsync(actor, question, Disposed);

    private async Task<ListPart<ModelLine>?> ReadPageAsync(int page) =>
        (await ReadAsync(await ActorAsync(), Filter with { Page = page })).Value?.Part;

    private async Task RetrainAsync(ItemKind? only)
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        var result = await requestRetraining.RunAsync(await ActorAsync(), only, Disposed);
        _isBusy = false;
        await ShowResultAsync(null, result.Error); // the section of the run shows its progress
    }

    private async Task CancelAsync(TrainingRun run)
    {
        var result = await cancelRetraining.RunAsync(await ActorAsync(), run.Id, Disposed);
        await ShowResultAsync(null, result.Error);
    }

    private Task AskStopAsync() =>
        _why!.AskAsync(
            WhyQuestion.Of(Texts.StopAllModels, Texts.StopConsequence, Texts.StopAllModelsAgain, isDestructive: true),
            async why => await SentAsync(await stopModels.RunAsync(await ActorAsync(), why, Disposed))
        );

    private Task AskResumeAsync(ActiveRankers now) =>
        _why!.AskAsync(
            WhyQuestion.Of(Texts.LetModelsRankAgainAgain, RankerLabels.AfterResuming(now), Texts.LetModelsRankAgainHere),
            async why =>
            {
                var request = new ResumeModelsRequest(why, now.Switch.Revision);
                return await SentAsync(await resumeModels.RunAsync(await ActorAsync(), request, Disposed));
            }
        );

    private async Task<Error?> SentAsync(Result<string> result)
    {
        await ShowResultAsync(result.Value, null);
        return result.Error; // shown in the dialog, with the reason kept
    }

    private async Task ShowResultAsync(string? message, Error? refusal)
    {
        (_message, _refusal) = (message, refusal?.Message);
        await ReadAgainAsync();
        StateHasChanged();
    }
}
