using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>What the history of a case type suggests, on the page that says what a connection brought.</summary>
public sealed partial class MinedFromHistory(
    ReadMined readMined,
    SaveMinedLevelDraft saveLevel,
    SaveMinedActionDrafts saveActions,
    SaveMinedWorkflowDraft saveWorkflow
)
{
    private MinedView? _view;
    private Error? _error;
    private string? _loaded;
    private string? _news;
    private string? _wrong;
    private bool _isBusy;

    /// <summary>Key of the case type.</summary>
    [Parameter, EditorRequired]
    public required string CaseType { get; set; }

    private bool MayDraft => !IsReadOnly && _view is { MayManage: true };

    protected override async Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, CaseType, StringComparison.Ordinal))
        {
            return; // the page around it renders every minute, and the history is long
        }

        (_loaded, _view, _error) = (CaseType, null, null);
        await ReadAsync();
    }

    private static string PriorityOf(MinedLevel level) =>
        level.Priority is { } priority ? ServiceLevelLabels.Priority(priority) : Texts.AnyPriority;

    private static string AddressOf(string level) => ServiceLevelFilter.AddressOf(level);

    private async Task ReadAsync()
    {
        var result = await readMined.RunAsync(await ActorAsync(), CaseType, Disposed);
        (_view, _error) = (result.Value, result.Error);
    }

    private Task DraftLevelAsync(MinedLevel level) =>
        DraftAsync(async actor =>
        {
            var result = await saveLevel.RunAsync(actor, new(CaseType, level.Priority), Disposed);
            return (result.Error, Texts.LevelDraftSaved);
        });

    private Task DraftActionsAsync() =>
        DraftAsync(async actor =>
        {
            var result = await saveActions.RunAsync(actor, CaseType, Disposed);
            return (result.Error, Texts.ActionsDrafted.With(result.Value?.Versions.Count ?? 0));
        });

    private Task DraftWorkflowAsync() =>
        DraftAsync(async actor =>
        {
            var result = await saveWorkflow.RunAsync(actor, CaseType, Disposed);
            return (result.Error, Texts.WorkflowDrafted);
        });

    private async Task DraftAsync(Func<Actor, Task<(Error? Error, string Done)>> draft)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _news, _wrong) = (true, null, null);
        var (error, done) = await draft(await ActorAsync());
        _news = error is null ? done : null;
        _wrong = error?.Message;
        await ReadAsync();
        _isBusy = false;
    }
}
