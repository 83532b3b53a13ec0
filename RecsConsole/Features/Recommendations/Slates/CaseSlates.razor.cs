using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>The three slates of one decision: asked once per opening, and again when the case moved.</summary>
public sealed partial class CaseSlates
{
    private readonly SlateOperations _operations;
    private readonly NavigationManager _navigation;
    private readonly PageKey[] _keys;
    private readonly SlateCursor _cursor = new();
    private readonly Dictionary<(SlateKind, string), string> _answers = [];
    private ShownDecision? _decision;
    private Error? _error;
    private ShownItem? _dismissing;
    private ReadEvidenceRequest? _evidence;
    private string? _evidenceTitle;
    private OverrideDialog? _override;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;
    private string _question = "";
    private string? _news;
    private bool _isAsking;
    private (Guid CaseId, long Revision) _askedFor;

    public CaseSlates(SlateOperations operations, NavigationManager navigation)
    {
        (_operations, _navigation) = (operations, navigation);
        _keys =
        [
            new("j", "next suggestion", () => MoveAsync(1)),
            new("k", "suggestion before", () => MoveAsync(-1)),
            new("Enter", "show why", () => WithCurrentAsync(ShowWhyAsync)),
            new("a", "do it", () => WithCurrentAsync(ActAsync)),
            new("d", "not this", () => WithCurrentAsync(NotThisAsync)),
            new("o", "something else", OtherAsync),
            new("Escape", "close what is open", EscapeAsync),
        ];
    }

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>The revision of the case on screen; when it moves, the slates follow.</summary>
    [Parameter, EditorRequired]
    public required long Revision { get; set; }

    /// <summary>The case was moved from here; with what there is to say of it.</summary>
    [Parameter]
    public EventCallback<string?> OnMoved { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (_askedFor == (CaseId, Revision))
        {
            return; // each render of the page sets parameters again; asking again would record a second decision
        }

        if (_askedFor.CaseId != CaseId)
        {
            (_decision, _error, _dismissing, _evidence) = (null, null, null, null);
            _cursor.Clear();
            _answers.Clear();
            _toast?.Hide(); // it spoke of the case before
        }

        _askedFor = (CaseId, Revision);
        await RecommendAsync();
    }

    private async Task RecommendAsync()
    {
        var asked = _askedFor;
        _isAsking = true;
        var parent = _decision?.DecisionId;
        var actor = await _operations.Actors.GetAsync(Disposed);
        var result = await _operations.Recommend.RunAsync(actor, new(CaseId, parent), Disposed);
        if (asked != _askedFor)
        {
            return; // a slower answer for what was shown before
        }

        (_isAsking, _error) = (false, result.Error);
        AwaitSearch(actor);
        if (result.IsOk)
        {
            _decision = result.Value;
            _dismissing = null;
            _cursor.Follow(_decision);
            if (parent is not null && parent != _decision.DecisionId)
            {
                _news = "The suggestions follow the case.";
            }
        }
    }

    private async Task ActAsync(ShownItem item)
    {
        if (item.AsksToConfirm)
        {
            _question = $"Do it: {item.Title}?";
            StateHasChanged();
            if (!await _confirm!.AskAsync())
            {
                return;
            }
        }

        var outcome = await RespondAsync(new(ResponseKind.Accept, item.Kind, item.Id, IsConfirmed: item.AsksToConfirm));
        if (outcome is not null && item.Kind == SlateKind.Document)
        {
            _navigation.NavigateTo($"/documents/{Uri.EscapeDataString(item.Id)}");
        }
    }

    private async Task DismissAsync((ShownItem Item, string Reason) dismissed)
    {
        _dismissing = null;
        _cursor.WantsFocus = true; // the menu that had it is gone
        await RespondAsync(new(ResponseKind.Dismiss, dismissed.Item.Kind, dismissed.Item.Id, dismissed.Reason));
    }

    private async Task OverrideAsync(OverrideChoice choice) =>
        await RespondAsync(
            new(
                ResponseKind.Override,
                SlateKind.Action,
                _decision!.Slate(SlateKind.Action).Items.Select(item => item.Id).FirstOrDefault(),
                choice.Reason,
                choice.ActionKey,
                choice.Note,
                IsConfirmed: true // chosen by name in a dialog, with a reason
            )
        );
}
