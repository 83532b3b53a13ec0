namespace RecsConsole.Features.Actions.Editor;

/// <summary>What becomes of typed text when the action moved meanwhile, or when it is not wanted any more.</summary>
public sealed partial class ActionEditor
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
        (_form, _wasKept, _showAll, _refusal) = (Untouched, false, false, null);
        _left.Clear();
    }
}
