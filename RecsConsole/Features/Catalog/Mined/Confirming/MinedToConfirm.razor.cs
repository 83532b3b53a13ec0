using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined.Confirming;

/// <summary>What an import found, on its page, for a person to confirm.</summary>
public sealed partial class MinedToConfirm(ReadMinedItems readItems, ConfirmMined confirmMined, SaveMinedLevelDraft saveLevel)
{
    private MinedItems? _items;
    private MinedChoice _choice = MinedChoice.None;
    private Error? _error;
    private string? _loaded;
    private string? _news;
    private string? _wrong;
    private bool _isBusy;

    /// <summary>Key of the case type.</summary>
    [Parameter, EditorRequired]
    public required string CaseType { get; set; }

    // a draft can name what somebody else has confirmed since
    private int Chosen => _items is { } items ? _choice.RequestFor(items).Count : 0;

    private bool MayConfirm => !IsReadOnly && _items is { MayConfirm: true };

    protected override async Task OnParametersSetAsync()
    {
        if (string.Equals(_loaded, CaseType, StringComparison.Ordinal))
        {
            return; // the page around it renders often, and the history is long
        }

        (_loaded, _items, _error, _choice) = (CaseType, null, null, MinedChoice.None);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        var result = await readItems.RunAsync(await ActorAsync(), CaseType, Disposed);
        (_items, _error) = (result.Value, result.Error);
    }

    private void Choose(MinedChoice choice) => (_choice, _news, _wrong) = (choice, null, null);

    private Task ConfirmAsync() =>
        DoAsync(async actor =>
        {
            var result = await confirmMined.RunAsync(actor, _choice.RequestFor(_items!), Disposed);
            _choice = result.IsOk ? _choice.Rest() : _choice;
            return new(result.Error, result.Value?.Words ?? "");
        });

    private Task DraftAsync(MinedLevel level) =>
        DoAsync(async actor =>
            new((await saveLevel.RunAsync(actor, new(CaseType, level.Priority), Disposed)).Error, Texts.LevelDraftSaved)
        );

    private async Task DoAsync(Func<Actor, Task<Done>> step)
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _news, _wrong) = (true, null, null);
        var done = await step(await ActorAsync());
        (_news, _wrong) = (done.Error is null ? done.Words : null, done.Error?.Message);
        await ReadAsync();
        _isBusy = false;
    }

    private sealed record Done(Error? Error, string Words);
}
