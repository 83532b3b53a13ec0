using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Catalog.Playbooks.Detail;

/// <summary>A playbook: what it says, the life of its versions, and who did what.</summary>
public sealed partial class PlaybookPage(
    ReadPlaybook readPlaybook,
    PublishPlaybook publishPlaybook,
    RetirePlaybook retirePlaybook,
    PlaybookMemory memory,
    ActorProvider actors
)
{
    private ConfirmDialog? _retire;
    private ConfirmDialog? _discard;
    private PlaybookView? _view;
    private Error? _error;
    private string? _readKey;
    private string? _said;
    private string? _refusal;
    private bool _isAllShown;
    private bool _isBusy;

    [Parameter]
    public required string Key { get; set; }

    private string EditAddress => PlaybookFilter.AddressOf(Key) + "/edit";

    /// <summary>What stands now: the version in force or the newest, and a draft besides.</summary>
    private List<PlaybookVersion> Standing =>
        [.. new[] { _view!.Draft, _view.Published ?? (_view.Draft is null ? _view.Newest : null) }.OfType<PlaybookVersion>().Distinct()];

    protected override Task OnParametersSetAsync()
    {
        if (string.Equals(_readKey, Key, StringComparison.Ordinal))
        {
            return Task.CompletedTask;
        }

        (_readKey, _view, _error) = (Key, null, null);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var key = Key;
        var actor = await actors.GetAsync(Disposed);
        var result = await readPlaybook.RunAsync(actor, key, Disposed);
        if (string.Equals(key, Key, StringComparison.Ordinal))
        {
            (_view, _error) = (result.Value, result.Error);
        }
    }

    private async Task AskAsync(ConfirmDialog? dialog, PlaybookVersion version)
    {
        if (await dialog!.AskAsync())
        {
            await MoveAsync(retirePlaybook.RunAsync, version);
        }
    }

    private async Task MoveAsync(
        Func<Actor, VersionStepRequest, CancellationToken, Task<Result<VersionMoved>>> step,
        PlaybookVersion version
    )
    {
        if (_isBusy)
        {
            return; // a second click while the first is under way
        }

        _isBusy = true;
        try
        {
            var actor = await actors.GetAsync(Disposed);
            var moved = await step(actor, new(Key, version.Version, version.Revision), Disposed);
            (_said, _refusal) = (moved.Value?.Message, moved.Error?.Message);
            await ReadAsync(); // whatever came of it, the page shows what stands now
        }
        finally
        {
            _isBusy = false;
        }
    }
}
