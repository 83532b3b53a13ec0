using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>What the operator does with a card, and what is shown of it.</summary>
public sealed partial class CaseSlates
{
    private async Task<ResponseOutcome?> RespondAsync(SlateAnswer answer)
    {
        if (_decision?.DecisionId is not { } decisionId || _isAsking)
        {
            return null;
        }

        _isAsking = true;
        var actor = await _operations.Actors.GetAsync(Disposed);
        var result = await _operations.Respond.RunAsync(
            actor,
            new(
                Guid.CreateVersion7(),
                decisionId,
                answer.Kind,
                answer.ItemKind,
                answer.ItemId,
                answer.Reason,
                answer.ChosenActionKey,
                answer.Note,
                answer.IsConfirmed
            ),
            Disposed
        );
        _isAsking = false;
        if (!result.IsOk)
        {
            _toast!.Show(result.Error.Message);
            await OnMoved.InvokeAsync(result.Error.Message); // what was refused may have moved meanwhile
            return null;
        }

        await ShowAsync(answer, result.Value);
        return result.Value;
    }

    private async Task ShowAsync(SlateAnswer answer, ResponseOutcome outcome)
    {
        if (answer is { Kind: ResponseKind.Accept, ItemId: { } itemId })
        {
            _answers[(answer.ItemKind, itemId)] = outcome.Message;
        }

        _evidence = null; // it may be of a suggestion that is gone, and it lies over what has just happened
        _toast!.Show(outcome.Message, outcome.CanUndo ? () => UndoAsync(outcome.ResponseId) : null);
        var before = _askedFor;
        await OnMoved.InvokeAsync(outcome.Message); // the page reads the case; if its revision moved, the slates were asked by that
        if (before == _askedFor && !Disposed.IsCancellationRequested)
        {
            await RecommendAsync();
        }
    }

    private async Task UndoAsync(Guid responseId)
    {
        var actor = await _operations.Actors.GetAsync(Disposed);
        var result = await _operations.Undo.RunAsync(actor, responseId, Disposed);
        _toast!.Show(result.Value ?? result.Error!.Message);
        await OnMoved.InvokeAsync();
        await RecommendAsync();
        StateHasChanged();
    }

    private async Task MoveAsync(int by)
    {
        _dismissing = null;
        _cursor.Move(by);
        StateHasChanged();
        await Task.CompletedTask;
    }

    private void Choose(ShownItem item) => _cursor.Choose(item);

    private Task WithCurrentAsync(Func<ShownItem, Task> act) => _cursor.Current is { } item ? RunAsync(act, item) : Task.CompletedTask;

    // A key is no event of this component: what it changed has to be shown.
    private async Task RunAsync(Func<ShownItem, Task> act, ShownItem item)
    {
        _cursor.Choose(item);
        StateHasChanged();
        await act(item);
        StateHasChanged();
    }

    private Task NotThisAsync(ShownItem item)
    {
        NotThis(item);
        return Task.CompletedTask;
    }

    private void NotThis(ShownItem item) => _dismissing = _dismissing == item ? null : item;

    private Task OtherAsync() => _decision?.DecisionId is null ? Task.CompletedTask : _override!.OpenAsync();

    private Task ShowWhyAsync(ShownItem item)
    {
        ShowEvidence((item, null));
        return Task.CompletedTask;
    }

    private void ShowEvidence((ShownItem Item, string? FactId) asked)
    {
        if (_decision?.DecisionId is { } decisionId)
        {
            _cursor.Choose(asked.Item);
            _evidence = new(decisionId, asked.Item.Kind, asked.Item.Id, asked.FactId);
            _evidenceTitle = asked.Item.Title;
        }
    }

    private void CloseEvidence()
    {
        _evidence = null;
        _cursor.WantsFocus = true; // back to the card it was opened from
    }

    private void Escape()
    {
        _dismissing = null;
        if (_evidence is not null)
        {
            CloseEvidence();
        }
    }

    private Task EscapeAsync()
    {
        Escape();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private sealed record SlateAnswer(
        ResponseKind Kind,
        SlateKind ItemKind,
        string? ItemId,
        string? Reason = null,
        string? ChosenActionKey = null,
        string? Note = null,
        bool IsConfirmed = false
    );
}
