using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>Assigns cases from the queue or the case page.</summary>
public sealed partial class CaseAssigning(
    AssignCases assignCases,
    UndoAssignments undoAssignments,
    ActorProvider actors,
    ILogger<CaseAssigning> logger
)
{
    private AssignDialog? _dialog;
    private ConfirmDialog? _confirm;
    private UndoToast? _toast;
    private OnDemand? _dialogs;
    private IReadOnlyList<CaseToAssign> _cases = [];
    private string _question = "";
    private string _consequence = "";
    private string _verb = "";
    private bool _isBusy;

    /// <summary>A case was assigned, or an assignment was undone: reload.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>What was not done, and why.</summary>
    [Parameter]
    public EventCallback<string> OnMessage { get; set; }

    /// <summary>The footer of a list occupies the place where the message would appear.</summary>
    [Parameter]
    public bool IsOverFoot { get; set; }

    public async Task TakeAsync(IReadOnlyList<CaseToAssign> cases)
    {
        var actor = await actors.GetAsync(Disposed);
        await GiveAsync(cases, actor.PersonId, null);
    }

    /// <summary>Asks whom to assign them to.</summary>
    public async Task AskAsync(IReadOnlyList<CaseToAssign> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        _cases = cases;
        await _dialogs!.NeedAsync();
        await _dialog!.OpenAsync(Texts.AssignWhat.With(AssignmentTexts.Count(cases)), [.. cases.Select(each => each.Id)]);
    }

    private Task GiveToAsync(Assignee person) => GiveAsync(_cases, person.Id, person.Name);

    /// <param name="name">Name of the person; null for the actor.</param>
    private async Task GiveAsync(IReadOnlyList<CaseToAssign> cases, Guid personId, string? name)
    {
        if (_isBusy || cases.Count == 0 || !await ConfirmAsync(cases, personId, name))
        {
            return;
        }

        await DoAsync(async () =>
        {
            var seen = cases.Select(each => new SeenCase(each.Id, each.Revision)).ToList();
            var request = new AssignCasesRequest(seen, personId) { Reason = Reason };
            var result = await assignCases.RunAsync(await actors.GetAsync(Disposed), request, Disposed);
            await (result.IsOk ? ForgetReasonAsync() : Task.CompletedTask);
            await ShowOutcomeAsync(result, name);
        });
    }

    private async Task DoAsync(Func<Task> work)
    {
        _isBusy = true;
        try
        {
            await work();
        }
        finally
        {
            _isBusy = false;
        }
    }

    // Asks first, so that nobody takes a colleague's case by accident.
    private async Task<bool> ConfirmAsync(IReadOnlyList<CaseToAssign> cases, Guid personId, string? name)
    {
        var held = cases.Where(each => each.HolderId is { } holder && holder != personId).ToList();
        var actor = await actors.GetAsync(Disposed);
        _reason = "";
        var ofOthers = held.Where(each => each.HolderId != actor.PersonId).ToList();
        if (ofOthers.Count == 0)
        {
            return true;
        }

        _reasonFor = ofOthers[0].Id;
        var what = AssignmentTexts.Count(cases);
        _question = name is null ? Texts.TakeFromOthers.With(what) : Texts.GiveFromOthers.With(what, name);
        _consequence = AssignmentTexts.Consequence(ofOthers);
        _verb = name is null ? Texts.TakeWhat.With(what) : Texts.GiveWhat.With(what);
        StateHasChanged(); // the question is a parameter of the dialog
        await _dialogs!.NeedAsync();
        return await _confirm!.AskAsync();
    }

    private async Task ShowOutcomeAsync(Result<CasesOutcome> result, string? name)
    {
        if (result.Value is not { } outcome)
        {
            await OnMessage.InvokeAsync(result.Error!.Message);
            return;
        }

        var given = outcome.Done.Select(each => new GivenCase(each.CaseId, each.EventKey!)).ToList();
        await OnDone.InvokeAsync();
        if (AssignmentTexts.NotDone(outcome) is { } refused)
        {
            await OnMessage.InvokeAsync(refused);
        }

        if (AssignmentTexts.Done(outcome, name) is { } done)
        {
            _toast!.Show(done, () => UndoAsync(given));
        }
        else if (!outcome.NotDone.Any())
        {
            _toast!.Show(name is null ? Texts.WereYoursAlready : Texts.WereTheirsAlready.With(name));
        }
    }

    private async Task UndoAsync(List<GivenCase> given)
    {
        var result = await undoAssignments.RunAsync(await actors.GetAsync(Disposed), new(given), Disposed);
        await OnDone.InvokeAsync();
        _toast!.Show(result.IsOk ? AssignmentTexts.Undone(result.Value, given.Count) : result.Error.Message);
    }
}
