using System.Text.Json;
using Microsoft.AspNetCore.Components;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Drafts;

/// <summary>A draft of fields that a form holds as one object.</summary>
/// <typeparam name="T">What is kept; read again by a later version of this program too, or dropped.</typeparam>
public sealed partial class FormDraft<T>(IDraftStore store, ActorProvider actors)
    where T : class
{
    private KeptText? _kept;
    private DraftKey? _readFor;
    private DraftLine? _line;

    [Parameter, EditorRequired]
    public required DraftKey Draft { get; set; }

    /// <summary>What is typed and not sent; null while the form says what it says by itself.</summary>
    [Parameter, EditorRequired]
    public required T? Typed { get; set; }

    /// <summary>Takes what was kept; not called where somebody has typed already.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<T> OnBack { get; set; }

    /// <summary>Id of what holds the controls.</summary>
    [Parameter, EditorRequired]
    public required string Field { get; set; }

    private string Text => Typed is null ? "" : JsonSerializer.Serialize(Typed);

    /// <summary>It was sent: nothing is kept any more, even if the form leaves the page before it is drawn again.</summary>
    public Task ForgetAsync() => _line?.ForgetAsync() ?? Task.CompletedTask;

    protected override async Task OnParametersSetAsync()
    {
        if (_readFor == Draft)
        {
            return;
        }

        var asked = Draft;
        (_readFor, _kept) = (asked, null);
        var kept = await ReadAsync(asked);
        if (asked != Draft || Disposed.IsCancellationRequested)
        {
            return;
        }

        if (Typed is null && kept.As<T>() is { } typed)
        {
            await OnBack.InvokeAsync(typed);
        }

        _kept = kept;
    }

    private async Task<KeptText> ReadAsync(DraftKey draft)
    {
        try
        {
            return (await store.ReadAsync(await actors.GetAsync(Disposed), draft, Disposed)).Value ?? KeptText.None;
        }
        catch (Exception e) when (e is AccessRevokedException || DatabaseTrouble.Is(e))
        {
            return KeptText.None; // the form works without it
        }
    }
}
