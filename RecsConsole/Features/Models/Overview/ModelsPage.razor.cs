using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Forms;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Runs;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Overview;

/// <summary>What ranks now, the training under way, and the registry; it follows what moves while it is open.</summary>
public sealed partial class ModelsPage(ModelOperations operations, NavigationManager navigation)
{
    private ModelFilter _filter = new();
    private ModelFilter? _read;
    private ModelList? _list;
    private Error? _error;
    private TimeZoneInfo? _zone;
    private PageChanges? _changes;
    private ReasonDialog? _why;
    private string? _said;
    private string? _refusal;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "status")]
    public string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = ModelFilter.Parse(StatusText, KindText, PageText);
        if (_filter != _read)
        {
            _read = _filter;
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await operations.Actors.GetAsync(Disposed);
        _changes ??= ModelChanges.Follow(operations.Changes, actor, FollowAsync);
        var result = await operations.List.RunAsync(actor, asked, Disposed);
        if (asked != _filter)
        {
            return; // a slower answer for an address that was left meanwhile
        }

        (_list, _error) = (result.Value, result.Error);
        _zone = TimeZones.Find(_list?.TimeZone);
    }

    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await ReadAsync();
                StateHasChanged();
            }
        });

    private async Task RetrainAsync()
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        var actor = await operations.Actors.GetAsync(Disposed);
        var result = await operations.Retrain.RunAsync(actor, Disposed);
        _isBusy = false;
        await TellAsync(null, result.Error); // its own section says how it goes
    }

    private async Task CancelAsync(TrainingRun run)
    {
        var actor = await operations.Actors.GetAsync(Disposed);
        var result = await operations.CancelTraining.RunAsync(actor, run.Id, Disposed);
        await TellAsync(null, result.Error);
    }

    private Task AskStopAsync() =>
        _why!.AskAsync(
            WhyQuestion.Of(
                "Stop all models?",
                "The weighted rules rank every kind of slate from the next opening on, until somebody lets models rank again.",
                "Stop all models",
                isDestructive: true
            ),
            async why =>
            {
                var actor = await operations.Actors.GetAsync(Disposed);
                return await SentAsync(await operations.Stop.RunAsync(actor, why, Disposed));
            }
        );

    private Task AskResumeAsync()
    {
        var now = _list!.Now;
        return _why!.AskAsync(
            WhyQuestion.Of("Let models rank again?", RankerLabels.AfterResuming(now), "Let models rank again"),
            async why =>
            {
                var actor = await operations.Actors.GetAsync(Disposed);
                var request = new ResumeModelsRequest(why, now.Switch.Revision);
                return await SentAsync(await operations.Resume.RunAsync(actor, request, Disposed));
            }
        );
    }

    private async Task<Error?> SentAsync(Result<string> result)
    {
        await TellAsync(result.Value, null);
        return result.Error; // shown in the dialog, with the reason kept
    }

    private async Task TellAsync(string? said, Error? refusal)
    {
        (_said, _refusal) = (said, refusal?.Message);
        await ReadAsync();
        StateHasChanged();
    }

    private void Show(ModelFilter filter) => navigation.NavigateTo(filter.Address);

    private void Open(ModelLine line) => navigation.NavigateTo(ModelLabels.AddressOf(line.Version));
}
