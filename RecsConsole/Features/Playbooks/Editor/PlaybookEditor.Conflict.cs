namespace RecsConsole.Features.Playbooks.Editor;

/// <summary>What becomes of typed text when the playbook moved meanwhile, or when it is not wanted any more.</summary>
public sealed partial class PlaybookEditor
{
    private void KeepMine() => (_base, _conflict, _refusal) = (_conflict, null, null);

    private void TakeTheirs()
    {
        KeepMine();
        Discard();
    }

    private void Discard()
    {
        memory.Forget(Key ?? "");
        (_form, _wasKept, _showAll, _refusal, _said) = (Untouched, false, false, null, null);
        _left.Clear();
    }

    private void Say(string words) => _said = words;

    private void OfferUndo(RemovedStep removed) =>
        _undo!.Show(
            $"Step {removed.Place + 1} is removed.",
            () =>
            {
                _form!.Steps.Insert(Math.Min(removed.Place, _form.Steps.Count), removed.Step);
                StateHasChanged();
                return Task.CompletedTask;
            }
        );
}
