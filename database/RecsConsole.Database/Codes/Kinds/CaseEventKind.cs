namespace RecsConsole.Database.Codes;

/// <summary>What a line of a case's history is.</summary>
public enum CaseEventKind
{
    /// <summary>A step: somebody did what an action of the catalog says.</summary>
    Action,

    /// <summary>A note was written.</summary>
    Note,

    /// <summary>A message that no step sent.</summary>
    Message,

    /// <summary>Something else that the console or another system recorded, such as that the case was opened.</summary>
    System,

    /// <summary>A step taken by mistake and undone within seconds: nothing counts it as done.</summary>
    TakenBack,
}
