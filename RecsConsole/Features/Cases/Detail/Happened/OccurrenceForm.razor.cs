using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.Presence;
using RecsConsole.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Drafts;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Cases.Detail.Happened;

/// <summary>Asks what happened to a case, and records it.</summary>
public sealed partial class OccurrenceForm(RecordOccurrence recordOccurrence, UndoOccurrence undoOccurrence, ActorProvider actors)
{
    private readonly Dictionary<string, ElementReference> _answers = new(StringComparer.Ordinal);
    private ElementReference _note;
    private string _text = "";
    private string? _chosen;
    private string? _wrong;
    private Guid _id = Guid.CreateVersion7();
    private DraftLine? _draft;
    private ChoiceDraft? _kept;
    private bool _isSaving;

    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    /// <summary>Events that may happen to the case.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<Occurrence> Occurrences { get; set; }

    /// <summary>The event was recorded; carries the undo.</summary>
    [Parameter]
    public EventCallback<ToastMessage> OnRecorded { get; set; }

    /// <summary>Asks for confirmation before acting on somebody else's case.</summary>
    [CascadingParameter]
    public HolderQuestion? Holder { get; set; }

    // the chosen answer may have become impossible meanwhile; a single answer is chosen automatically
    private Occurrence? Chosen =>
        Occurrences.FirstOrDefault(each => string.Equals(each.Key, _chosen, StringComparison.Ordinal))
        ?? (Occurrences.Count == 1 ? Occurrences[0] : null);

    private DraftKey Draft => DraftKey.OfCase(DraftForms.Happened, CaseId);

    private bool IsOver => Occurrences.All(each => each.IsReopening);

    // said once where every answer leads to it, so that the answers differ by their reason alone
    private string? SameState =>
        Occurrences.Select(each => each.To).Distinct(StringComparer.Ordinal).Count() == 1 ? Occurrences[0].To : null;

    private string NoteLabel => IsOver ? Texts.ReasonToOpenAgain : Texts.WhatHappenedNote;

    /// <summary>Focuses what has to be entered: the reason for reopening, otherwise the first answer.</summary>
    public Task FocusAsync() => (IsOver ? _note : _answers[Occurrences[0].Key]).FocusIfThereAsync();

    private bool IsChosen(Occurrence each) => ReferenceEquals(each, Chosen);

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        if (!_isSaving && Chosen is null)
        {
            _wrong = Texts.ChooseWhatHappened;
        }

        if (_isSaving || Chosen is not { } chosen || (Holder is not null && !await Holder.ConfirmAsync()))
        {
            return;
        }

        _isSaving = true;
        var (caseId, id) = (CaseId, _id);
        var result = await recordOccurrence.RunAsync(await actors.GetAsync(Disposed), new(id, caseId, chosen.Key, _text), Disposed);
        (_isSaving, _wrong) = (false, result.Error?.Message);
        if (result.Value is { } message)
        {
            (_text, _chosen, _id) = ("", null, Guid.CreateVersion7());
            await _draft!.ForgetAsync();
            await _kept!.ForgetAsync();
            await OnRecorded.InvokeAsync(new(message, () => UndoAsync(caseId, id)));
        }
    }

    private async Task UndoAsync(Guid caseId, Guid id)
    {
        var result = await undoOccurrence.RunAsync(await actors.GetAsync(CancellationToken.None), caseId, id, CancellationToken.None);
        await OnRecorded.InvokeAsync(new(result.Value ?? result.Error!.Message));
    }
}
