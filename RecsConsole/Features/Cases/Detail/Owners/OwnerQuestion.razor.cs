using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail.Owners;

/// <summary>Asks who has the case; the typed text is kept until it is sent.</summary>
public sealed partial class OwnerQuestion(SendOwnerQuestion sendQuestion, ActorProvider actors)
{
    private Modal? _modal;
    private DraftLine? _draft;
    private Guid _questionId;
    private string _text = "";
    private string? _wrong;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter, EditorRequired]
    public required CaseOwner Owner { get; set; }

    /// <summary>The question was sent; the words to say so.</summary>
    [Parameter]
    public EventCallback<string> OnAsked { get; set; }

    // each person has a draft of their own, as for questions to suggested people
    private DraftKey Draft => new(DraftForms.Ask, $"{CaseId:D}:{Owner.Id:D}", CaseId);

    private Task OpenAsync()
    {
        (_questionId, _text, _wrong) = (Guid.NewGuid(), "", null);
        return _modal!.OpenAsync();
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    // the dialog stays open until the question is sent, so that a refusal stands beside the text
    private async Task SendAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var request = new OwnerQuestionRequest(_questionId, CaseId, Owner.Id, _text);
            var result = await sendQuestion.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
            _wrong = result.Error?.Message;
            if (result.IsOk)
            {
                await CloseAsync(Texts.OwnerAsked.With(result.Value));
            }
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task CloseAsync(string said)
    {
        var draft = _draft!; // closing removes it from the page
        await _modal!.CloseAsync();
        _text = "";
        await draft.ForgetAsync();
        await OnAsked.InvokeAsync(said);
    }
}
