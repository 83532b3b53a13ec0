namespace RecsConsole.Components.Dialogs;

/// <summary>What was just done, for an <see cref="UndoToast"/>.</summary>
/// <param name="Undo">Takes it back; null when it cannot be.</param>
public sealed record ToastMessage(string Text, Func<Task>? Undo = null);
