using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Asks a question of a suggested person; the typed text is kept until it is sent successfully.</summary>
public sealed partial class AskDialog(TimeProvider clock)
{
    private Modal? _modal;
    private DraftLine? _draft;
    private string _personId = "";
    private string _name = "";
    private string _text = "";
    private string? _wrong;
    private DateTimeOffset? _backAt;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Sends the question; true when it was accepted.</summary>
    [Parameter, EditorRequired]
    public required Func<AskedQuestion, Task<bool>> Send { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    // each person has a draft of their own
    private DraftKey Draft => new(DraftForms.Ask, $"{CaseId:D}:{_personId}", CaseId);

    public Task OpenAsync(ShownItem person)
    {
        ArgumentNullException.ThrowIfNull(person);
        (_personId, _name, _text, _wrong) = (person.Id, person.Title, "", null);
        _backAt = person.Person?.BackAt; // shown before sending, so that nobody waits for an answer at night
        StateHasChanged();
        return _modal!.OpenAsync();
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync()
    {
        _wrong = string.IsNullOrWhiteSpace(_text) ? Texts.QuestionMissing : null;
        if (_wrong is not null)
        {
            return;
        }

        var draft = _draft!; // closing removes it from the page
        var question = new AskedQuestion(_personId, _text.Trim());
        await _modal!.CloseAsync();
        if (await Send(question))
        {
            _text = "";
            await draft.ForgetAsync();
        }
    }
}

/// <summary>A question to a suggested person.</summary>
public sealed record AskedQuestion(string PersonId, string Text);
