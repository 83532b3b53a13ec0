namespace RecsConsole.Casework.Waiting;

/// <summary>Unsent input of a form.</summary>
/// <param name="Form">Name of the form.</param>
/// <param name="Subject">The object of the form, such as the key of an action.</param>
/// <param name="Text">The input in the format of the form.</param>
public sealed record KeptInput(string Form, string Subject, string Text, DateTimeOffset At);
