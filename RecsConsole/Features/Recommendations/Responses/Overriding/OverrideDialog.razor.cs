using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Memory;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>Something else than suggested: any step that is allowed now, with the reason.</summary>
public sealed partial class OverrideDialog(
    ListAllowedActions listAllowedActions,
    ListRefusedActions listRefusedActions,
    ActorProvider actors,
    TimeProvider clock
)
{
    private const int MaxRefused = 8;
    private Modal? _modal;
    private IReadOnlyList<AllowedAction>? _actions;
    private IReadOnlyList<RefusedAction> _refused = [];
    private Error? _error;
    private string _search = "";
    private string _reason = "";
    private string _note = "";
    private string? _chosen;
    private string? _wrong;
    private DraftLine? _draft;
    private DraftLine? _sent;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Does it; true when it was taken.</summary>
    [Parameter, EditorRequired]
    public required Func<OverrideChoice, Task<bool>> Send { get; set; }

    /// <summary>The reader's time zone; UTC where nobody gave one.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private List<AllowedAction> Found => [.. _actions!.Where(action => IsMeant(action.Title))];

    // only to whoever looks for it: what may not be done is no choice
    private List<RefusedAction> Refused =>
        string.IsNullOrWhiteSpace(_search) ? [] : [.. _refused.Where(action => IsMeant(action.Title)).Take(MaxRefused)];

    private AllowedAction? Chosen => _actions?.FirstOrDefault(IsChosen);

    private string Verb => Chosen is { } chosen ? StepVerbs.Of(chosen.Form, chosen.TakesCase) : Texts.DoThisInstead;

    public async Task OpenAsync()
    {
        (_search, _reason, _note, _chosen, _wrong) = ("", "", "", null, null);
        _actions = null;
        await ReadAsync(); // before it opens, so that the search has the focus
        await _modal!.OpenAsync();
    }

    private async Task ReadAsync()
    {
        var actor = await actors.GetAsync(Disposed);
        var result = await listAllowedActions.RunAsync(actor, CaseId, Disposed);
        (_actions, _error) = (result.Value, result.Error);
        _refused = (await listRefusedActions.RunAsync(actor, CaseId, Disposed)).Value ?? [];
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        // A search that leaves one step has chosen it.
        _chosen ??= Found.Count == 1 ? Found[0].Key : null;
        _wrong =
            _chosen is null ? Texts.ChooseAStep
            : _reason.Length == 0 ? Texts.ChooseAReasonSentence
            : null;
        if (_wrong is null)
        {
            await SendAsync(new(_actions!.First(IsChosen), _reason, string.IsNullOrWhiteSpace(_note) ? null : _note.Trim()));
        }
    }

    // The note stays kept until it is taken: what was refused is there when the dialog opens again.
    private async Task SendAsync(OverrideChoice choice)
    {
        _sent = _draft!; // closing takes it off the page
        await _modal!.CloseAsync();
        if (await Send(choice))
        {
            await ForgetAsync();
        }
    }

    /// <summary>What was chosen is done: nothing is kept of its note.</summary>
    public Task ForgetAsync()
    {
        _note = "";
        return _sent?.ForgetAsync() ?? Task.CompletedTask;
    }

    private string PastWords(ShownPastStep past) => PastStepLabels.UnderItsTitle(past, InstantLabels.Of(past.At, clock.GetUtcNow(), Zone));

    private bool IsMeant(string title) => title.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private bool IsChosen(AllowedAction action) => string.Equals(action.Key, _chosen, StringComparison.Ordinal);
}

/// <summary>What is done instead of what was suggested.</summary>
public sealed record OverrideChoice(AllowedAction Action, string Reason, string? Note)
{
    /// <summary>The choice as an answer; it was chosen by name in a dialog, with a reason, and so is confirmed.</summary>
    public RespondToSlateRequest In(RespondToSlateRequest answer) =>
        answer with
        {
            Reason = Reason,
            ChosenActionKey = Action.Key,
            Note = Note,
            IsConfirmed = true,
        };
}
