using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Components.Badges;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Recommendations.Memory;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>Lets the user override the suggestions: any step allowed now, with a reason.</summary>
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
    private ChoiceDraft? _keptStep;
    private ChoiceDraft? _keptReason;
    private Func<Task>? _forget;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Does the step; true when it was accepted.</summary>
    [Parameter, EditorRequired]
    public required Func<OverrideChoice, Task<bool>> Send { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private List<AllowedAction> Found => [.. _actions!.Where(action => IsMeant(action.Title))];

    // shown only in search results: an action that is not allowed is not a choice
    private List<RefusedAction> Refused =>
        string.IsNullOrWhiteSpace(_search) ? [] : [.. _refused.Where(action => IsMeant(action.Title)).Take(MaxRefused)];

    private AllowedAction? Chosen => _actions?.FirstOrDefault(IsChosen);

    private string Verb => Chosen is { } chosen ? StepVerbs.Of(chosen.Form, chosen.TakesCase, chosen.IsRun) : Texts.DoThisInstead;

    public async Task OpenAsync()
    {
        (_search, _reason, _note, _chosen, _wrong) = ("", "", "", null, null);
        _actions = null;
        await ReadAsync(); // before it opens, so that the search field gets the focus
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
        // A search with a single result selects it.
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

    // The drafts are kept until it is accepted: what was refused is still there when the dialog opens again.
    private async Task SendAsync(OverrideChoice choice)
    {
        var (draft, step, reason) = (_draft!, _keptStep!, _keptReason!); // closing removes them from the page
        _forget = () => Task.WhenAll(draft.ForgetAsync(), step.ForgetAsync(), reason.ForgetAsync());
        await _modal!.CloseAsync();
        if (await Send(choice))
        {
            await ForgetAsync();
        }
    }

    /// <summary>The chosen step is done: deletes its drafts.</summary>
    public Task ForgetAsync()
    {
        (_note, _chosen, _reason) = ("", null, "");
        return _forget?.Invoke() ?? Task.CompletedTask;
    }

    private DraftKey Draft => DraftKey.OfCase(DraftForms.Override, CaseId);

    // it may no longer be allowed
    private void TakeStepBack(string key) =>
        _chosen = _actions?.Any(action => string.Equals(action.Key, key, StringComparison.Ordinal)) is true ? key : null;

    private void TakeReasonBack(string key) =>
        _reason = DismissReasons.All.Any(reason => string.Equals(reason.Key, key, StringComparison.Ordinal)) ? key : "";

    private string PastWords(ShownPastStep past) => PastStepLabels.UnderItsTitle(past, InstantLabels.Of(past.At, clock.GetUtcNow(), Zone));

    private bool IsMeant(string title) => title.Contains(_search.Trim(), StringComparison.CurrentCultureIgnoreCase);

    private bool IsChosen(AllowedAction action) => string.Equals(action.Key, _chosen, StringComparison.Ordinal);
}

/// <summary>The step chosen instead of the suggestion.</summary>
public sealed record OverrideChoice(AllowedAction Action, string Reason, string? Note)
{
    /// <summary>The choice as a response; it was chosen by name in a dialog, with a reason, and so counts as confirmed.</summary>
    public RespondToSlateRequest In(RespondToSlateRequest answer) =>
        answer with
        {
            Reason = Reason,
            ChosenActionKey = Action.Key,
            Note = Note,
            IsConfirmed = true,
        };
}
