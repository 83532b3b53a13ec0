using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Components.Dialogs;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>Asks whom to assign cases to.</summary>
public sealed partial class AssignDialog(ListAssignees listAssignees, ActorProvider actors, TimeProvider clock)
{
    private const int MaxShown = 8;

    private Modal? _modal;
    private string _title = "";
    private string? _text;
    private IReadOnlyList<Guid> _caseIds = [];
    private Result<AssigneeList>? _people;

    [Parameter]
    public EventCallback<Assignee> OnChosen { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    private IEnumerable<Assignee> Shown =>
        _people?.Value?.People.Where(person => person.Name.Contains(_text?.Trim() ?? "", StringComparison.OrdinalIgnoreCase)) ?? [];

    private bool IsTyped => !string.IsNullOrWhiteSpace(_text);

    private string? Hint =>
        Shown.Count() switch
        {
            0 => Texts.NobodyIsCalled.With(_text?.Trim()),
            var count and > MaxShown => Texts.MorePeople.With(count - MaxShown),
            _ when IsTyped => Texts.EnterTakes.With(Shown.First().Name),
            _ => null,
        };

    public async Task OpenAsync(string title, IReadOnlyList<Guid> caseIds)
    {
        (_title, _text, _caseIds, _isSpreading) = (title, null, caseIds, false);
        await ReadAsync(); // first: the dialog focuses the field, which must already be rendered
        StateHasChanged();
        await _modal!.OpenAsync();
    }

    private async Task ReadAsync()
    {
        var asked = _caseIds;
        var people = await listAssignees.RunAsync(await actors.GetAsync(Disposed), asked, Disposed);
        if (ReferenceEquals(asked, _caseIds))
        {
            _people = people;
        }
    }

    // Only after a letter: the Enter that opened the dialog may still be held down.
    private Task KeyAsync(KeyboardEventArgs e) =>
        IsTyped && e is { Key: "Enter", Repeat: false } && Shown.FirstOrDefault() is { } first ? ChooseAsync(first) : Task.CompletedTask;

    private async Task ChooseAsync(Assignee person)
    {
        await _modal!.CloseAsync();
        await OnChosen.InvokeAsync(person);
    }
}
