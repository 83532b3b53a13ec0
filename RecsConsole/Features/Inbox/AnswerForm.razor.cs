using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Inbox;

/// <summary>Answers a question; what was typed is kept until it is sent.</summary>
public sealed partial class AnswerForm(AnswerQuestion answerQuestion, ActorProvider actors)
{
    private ElementReference _field;
    private DraftLine? _draft;
    private string _text = "";
    private string? _error;
    private bool _isSending;

    [Parameter, EditorRequired]
    public required Guid ItemId { get; set; }

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Name of the person who asked.</summary>
    [Parameter, EditorRequired]
    public required string To { get; set; }

    /// <summary>The answer was sent; carries the message to show.</summary>
    [Parameter]
    public EventCallback<string> OnAnswered { get; set; }

    private DraftKey Draft => new(DraftForms.Answer, ItemId.ToString("D"), CaseId);

    public async Task FocusAsync() => await _field.FocusAsync();

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        if (_isSending || string.IsNullOrWhiteSpace(_text))
        {
            return;
        }

        _isSending = true;
        var draft = _draft!; // the answered item has no form, and therefore no draft
        var result = await answerQuestion.RunAsync(await actors.GetAsync(Disposed), new(ItemId, _text), Disposed);
        _isSending = false;
        _error = result.Error?.Message;
        if (result.Value is { } confirmation)
        {
            _text = "";
            await draft.ForgetAsync();
            await OnAnswered.InvokeAsync(confirmation);
        }
    }
}
