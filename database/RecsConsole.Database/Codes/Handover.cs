namespace RecsConsole.Database.Codes;

/// <summary>Who owns a case after an action.</summary>
public enum Handover
{
    /// <summary>The owner stays.</summary>
    Unchanged,

    /// <summary>The person who did the action.</summary>
    ToDoer,

    /// <summary>A person chosen before the action is done.</summary>
    ToChosen,
}
