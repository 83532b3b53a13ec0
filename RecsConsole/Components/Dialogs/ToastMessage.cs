namespace RecsConsole.Components.Dialogs;

/// <summary>A message about what was just done, for an <see cref="UndoToast"/>.</summary>
/// <param name="Undo">Undoes what the message reports; null when it cannot be undone.</param>
public sealed record ToastMessage(string Text, Func<Task>? Undo = null);
