using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Pages;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Circuits;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Settings;

/// <summary>
/// Applies the person's settings to the open page, and reports to the server what was chosen with a button of the page frame.
/// </summary>
public sealed partial class SettingsInForce(ReadSettings readSettings, SaveSetting saveSetting, IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _listener;
    private DotNetObjectReference<object>? _self;

    /// <summary>Keyboard shortcuts of the open page.</summary>
    [CascadingParameter]
    public KeyMap? Keys { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Settings];

    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => actor.PersonId;

    /// <summary>Called by the browser when a button of the page frame was clicked.</summary>
    [JSInvokable]
    public Task ChooseAsync(string name, string value) =>
        InvokeAsync(async () =>
        {
            if (Enum.TryParse<SettingName>(name, ignoreCase: true, out var setting))
            {
                await saveSetting.RunAsync(await ActorAsync(), new(setting, value), Disposed);
            }
        });

    protected override async Task OnInitializedAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (AccessRevokedException)
        {
            // the page is redirecting to the sign-in; an error in the frame would take the page down first
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = ScriptTarget.Of(this);
        try
        {
            await using var module = await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/appearance.js"]);
            _listener = await module.InvokeAsync<IJSObjectReference>("listen", _self);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the page was closed before it was ready
        }
    }

    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        var self = (await ActorAsync()).PersonId;
        if (changes.Any(change => change.Concerns(self)) && await ReadAsync() is { } settings && _listener is not null)
        {
            await _listener.InvokeVoidAsync("keep", AppearanceSource.Of(settings).Kept);
        }
    }

    private async Task<PersonalSettings?> ReadAsync()
    {
        var own = (await readSettings.RunAsync(await ActorAsync(), Disposed)).Value;
        Keys?.UseSingleKeys(own?.Settings.HasSingleKeys ?? true);
        return own?.Settings;
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        if (_listener is not null)
        {
            try
            {
                await _listener.InvokeVoidAsync("stop");
                await _listener.DisposeAsync();
            }
            catch (Exception e) when (BrowserDisconnected.Is(e))
            {
                // the browser is gone, and its listener with it
            }
        }
    }
}
