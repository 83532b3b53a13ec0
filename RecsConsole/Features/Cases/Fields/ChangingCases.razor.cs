using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>Gives cases other values from the queue or the case page.</summary>
public sealed partial class ChangingCases(ChangeCases changeCases, UndoChanges undoChanges, ActorProvider actors)
{
    private FieldsDialog? _dialog;
    private UndoToast? _toast;
    private bool _isBusy;

    /// <summary>A case was changed, or a change was undone: reload.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>What was not done, and why.</summary>
    [Parameter]
    public EventCallback<string> OnMessage { get; set; }

    /// <summary>The footer of a list occupies the place where the message would appear.</summary>
    [Parameter]
    public bool IsOverFoot { get; set; }

    /// <summary>Asks which values they are to get.</summary>
    public Task AskAsync(IReadOnlyList<CaseToAssign> cases) => _dialog!.OpenAsync(cases);

    private async Task ChangeAsync(FieldsAnswer answer)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var seen = answer.Cases.Select(each => new SeenCase(each.Id, each.Revision)).ToList();
            var request = new ChangeCasesRequest(seen, answer.To) { Reason = answer.Reason };
            await ShowOutcomeAsync(await changeCases.RunAsync(await actors.GetAsync(Disposed), request, Disposed));
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task ShowOutcomeAsync(Result<CasesOutcome> result)
    {
        if (result.Value is not { } outcome)
        {
            await OnMessage.InvokeAsync(result.Error!.Message);
            return;
        }

        await OnDone.InvokeAsync();
        if (ChangeTexts.NotDone(outcome) is { } refused)
        {
            await OnMessage.InvokeAsync(refused);
        }

        if (ChangeTexts.Done(outcome) is { } done)
        {
            var changed = outcome.Done.Select(each => new GivenCase(each.CaseId, each.EventKey!)).ToList();
            _toast!.Show(done, () => UndoAsync(changed));
        }
        else if (!outcome.NotDone.Any())
        {
            _toast!.Show(Texts.HadTheseValues);
        }
    }

    private async Task UndoAsync(List<GivenCase> changed)
    {
        var result = await undoChanges.RunAsync(await actors.GetAsync(Disposed), new(changed), Disposed);
        await OnDone.InvokeAsync();
        _toast!.Show(result.IsOk ? ChangeTexts.Undone(result.Value, changed.Count) : result.Error.Message);
    }
}
