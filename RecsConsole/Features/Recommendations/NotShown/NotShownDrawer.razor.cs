using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Memory;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Recommendations.NotShown;

/// <summary>What a list left out, with reasons; the reader brings back what they dismissed.</summary>
public sealed partial class NotShownDrawer(ReadNotShown readNotShown, UndoResponse undoResponse, ActorProvider actors, TimeProvider clock)
{
    private ElementReference _drawer;
    private ElementReference _asking;
    private NotShownView? _view;
    private Error? _error;
    private ReadNotShownRequest? _read;
    private string? _refusal;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required ReadNotShownRequest Request { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>Something that the reader had dismissed is back, with the words to say so: the lists are made anew.</summary>
    [Parameter]
    public EventCallback<string> OnBroughtBack { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private string Title =>
        Request.Kind switch
        {
            SlateKind.Action => Texts.StepsNotSuggested,
            SlateKind.Document => Texts.DocumentsNotSuggested,
            _ => Texts.PeopleNotSuggested,
        };

    protected override Task OnParametersSetAsync()
    {
        if (_read == Request)
        {
            return Task.CompletedTask;
        }

        (_read, _view, _error) = (Request, null, null);
        return ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _drawer.FocusAsync();
        }
    }

    private async Task ReadAsync()
    {
        var asked = Request;
        var result = await readNotShown.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (asked == Request)
        {
            (_view, _error) = (result.Value, result.Error);
        }
    }

    private async Task BringBackAsync(NotShownItem item)
    {
        _isBusy = true;
        var actor = await actors.GetAsync(Disposed);
        Result<string>? last = null;
        foreach (var response in item.Dismissals.TakeWhile(_ => last is not { IsOk: false }))
        {
            last = await undoResponse.RunAsync(actor, response, Disposed);
        }

        (_isBusy, _refusal) = (false, last?.Error?.Message);
        if (last?.Value is { } said)
        {
            await OnBroughtBack.InvokeAsync(said);
        }
    }

    private string? NoteOf(NotShownItem item) =>
        item.Past is { } past ? PastStepLabels.UnderItsTitle(past, InstantLabels.Of(past.At, clock.GetUtcNow(), Zone)) : item.Note;
}
