using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Drafts;

/// <summary>Stands beside free text: keeps what is typed for whoever types it, puts it back later, and says since when it is kept.</summary>
public sealed partial class DraftLine(IDraftStore store, ActorProvider actors, TimeProvider clock, IJSRuntime js) : IAsyncDisposable
{
    private DraftAutosave? _keeper;
    private BrowserDraft? _browser;
    private UndoToast? _toast;
    private string? _news;
    private string _early = ""; // typed before what was kept has been read
    private bool _mustOpen;
    private bool _isOpen;

    [Parameter, EditorRequired]
    public required DraftKey Draft { get; set; }

    /// <summary>What the form says now; empty it before <see cref="ForgetAsync"/>.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    [Parameter]
    public EventCallback<string> TextChanged { get; set; }

    /// <summary>Id of the control, or of what holds the controls of a form.</summary>
    [Parameter, EditorRequired]
    public required string Field { get; set; }

    /// <summary>What a form of several fields has read and restored itself; then nothing is put back here.</summary>
    [Parameter]
    public KeptText? Kept { get; set; }

    [CascadingParameter]
    private Task<AuthenticationState>? Authentication { get; set; }

    // on the page from its first moment: the browser writes down even what is typed before anything is read
    private string? BrowserKey => BrowserDraft.KeyOf(Authentication, Draft);

    /// <summary>The text was sent: nothing is kept of it any more. Works once more after the line has left the page.</summary>
    public async Task ForgetAsync()
    {
        await (_keeper?.ForgetAsync() ?? Task.CompletedTask);
        await (_browser?.ForgetAsync() ?? Task.CompletedTask);
    }

    protected override void OnParametersSet()
    {
        if (_keeper?.Draft != Draft)
        {
            _ = LeaveAsync(_keeper, _browser, _early);
            _toast?.Hide(); // it would bring the text back into another form
            (_browser, _news, _isOpen, _mustOpen) = (null, null, false, true);
            _keeper = new(Draft, store, actors, clock, InvokeAsync, KeptChangedAsync);
        }

        _early = _isOpen || Kept is not null ? "" : Text;
        if (_isOpen)
        {
            _keeper!.Type(Typed(Text));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustOpen)
        {
            _mustOpen = false;
            await OpenAsync(_keeper!);
        }
    }

    private async Task OpenAsync(DraftAutosave keeper)
    {
        var kept = Kept ?? await keeper.OpenAsync(CancellationToken.None);
        if (keeper.IsLeft)
        {
            return; // another form is on the screen meanwhile
        }

        var text = Text;
        if (Kept is not null)
        {
            keeper.Start(kept);
        }
        else if (!kept.IsEmpty)
        {
            // what was typed while the draft was read stands below it
            text = DraftAutosave.Join(kept.Text, _early);
            _news = SharedTexts.DraftIsBack;
            await TextChanged.InvokeAsync(text);
        }

        (_isOpen, _early) = (true, "");
        keeper.Type(Typed(text));
        var age = kept.IsEmpty ? (TimeSpan?)null : clock.GetUtcNow() - kept.At;
        var browser = BrowserKey is { } key
            ? await BrowserDraft.RestoreAsync(js, "./" + Assets["js/drafts.js"], key, Kept is null ? kept.Text : null, age)
            : null;
        if (keeper.IsLeft)
        {
            await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
            return;
        }

        _browser = browser;
        StateHasChanged();
        await OnRead.InvokeAsync();
    }

    private async Task KeptChangedAsync(string? text)
    {
        StateHasChanged();
        if (text is not null && _browser is { } browser)
        {
            await browser.KeptAsync(Field, Kept is null ? text : null);
        }
    }

    private async Task DiscardAsync()
    {
        var (keeper, text) = (_keeper!, Text);
        await TextChanged.InvokeAsync("");
        await ForgetAsync();
        _toast!.Show(
            SharedTexts.DraftDiscarded,
            async () =>
            {
                if (!keeper.IsLeft)
                {
                    await TextChanged.InvokeAsync(text);
                    keeper.Type(text); // the form may be rendered only after this
                    await keeper.FlushAsync();
                }
            }
        );
    }

    private static async Task LeaveAsync(DraftAutosave? keeper, BrowserDraft? browser, string early)
    {
        await (keeper?.LeaveAsync(early) ?? Task.CompletedTask);
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    public async ValueTask DisposeAsync() => await LeaveAsync(_keeper, _browser, _early);
}
