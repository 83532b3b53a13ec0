namespace RecsConsole.Database.Codes;

/// <summary>Who has a case once an action was done on it.</summary>
public enum Handover
{
    /// <summary>Whoever had it.</summary>
    Unchanged,

    /// <summary>Whoever did the action.</summary>
    ToDoer,

    /// <summary>A person who is asked for before it is done.</summary>
    ToChosen,
}
