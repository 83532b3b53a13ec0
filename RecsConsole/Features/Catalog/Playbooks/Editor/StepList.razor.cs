using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace RecsConsole.Features.Catalog.Playbooks.Editor;

/// <summary>The steps of a playbook in the editor: chosen, moved by button or key, removed.</summary>
public sealed partial class StepList
{
    private readonly Dictionary<PlaybookStepForm, ElementReference> _actions = [];
    private PlaybookStepForm? _focus;

    /// <summary>Changed in place: it belongs to the editor.</summary>
    [Parameter, EditorRequired]
    public required PlaybookForm Form { get; set; }

    [Parameter, EditorRequired]
    public required PlaybookChoices Choices { get; set; }

    /// <summary>What is wrong, by place.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyDictionary<string, string> Wrong { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    [Parameter]
    public EventCallback<string> OnLeave { get; set; }

    /// <summary>An announcement for those who do not see the list move.</summary>
    [Parameter]
    public EventCallback<string> OnMessage { get; set; }

    [Parameter]
    public EventCallback<RemovedStep> OnRemoved { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } step && _actions.TryGetValue(step, out var action))
        {
            _focus = null;
            await action.FocusAsync();
        }
    }

    private Task PressAsync(KeyboardEventArgs e, PlaybookStepForm step) =>
        e switch
        {
            { AltKey: true, Key: "ArrowUp" } => MoveAsync(step, -1),
            { AltKey: true, Key: "ArrowDown" } => MoveAsync(step, 1),
            _ => Task.CompletedTask,
        };

    private async Task MoveAsync(PlaybookStepForm step, int by)
    {
        if (Form.Move(step, by) is not { } place)
        {
            return;
        }

        _focus = step; // moving an element makes it lose the focus
        var title = step.Action.Length == 0 ? Texts.TheStep : Choices.TitleOf(step.Action);
        await OnMessage.InvokeAsync(Texts.IsStepNow.With(title, place + 1));
        await OnChange.InvokeAsync();
    }

    private async Task ChooseAsync(PlaybookStepForm step, int number, ChangeEventArgs e)
    {
        step.Action = e.Value as string ?? "";
        await OnLeave.InvokeAsync(PlaybookPlace.Step(number));
        await OnChange.InvokeAsync();
    }

    private async Task AddAsync()
    {
        var step = new PlaybookStepForm();
        Form.Steps.Add(step);
        _focus = step;
        await OnChange.InvokeAsync();
    }

    private async Task RemoveAsync(PlaybookStepForm step, int number)
    {
        Form.Steps.Remove(step);
        _actions.Remove(step);
        _focus = Form.Steps.ElementAtOrDefault(number) ?? Form.Steps.LastOrDefault();
        await OnRemoved.InvokeAsync(new(number, step));
        await OnChange.InvokeAsync();
    }
}
